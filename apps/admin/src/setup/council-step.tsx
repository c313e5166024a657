import { newKey } from '@heli/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { nameOf } from '../frame/organisation-picker.js';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { useAsk } from '../server/queries.js';
import type { Row } from '../server/types.js';

/** Posts that a council begins with (domain.md, Body and Post); more are defined in the records. */
const single = ['chair', 'secretaryGeneral'] as const;
const several = ['viceChair', 'fullTimeMember', 'partTimeMember'] as const;

interface Wish {
  readonly name: string;
  readonly single: readonly string[];
  readonly count: Readonly<Record<string, number | null>>;
}

/** The posts to define, each with its title and a name of its own. */
export function postsOf({ single: one, count }: Wish, word: (title: string) => string) {
  const many = Object.entries(count).flatMap(([title, number]) =>
    Array.from({ length: number ?? 0 }, (_, index) => ({
      title,
      name: (number ?? 0) > 1 ? `${word(title)} ${String(index + 1)}` : word(title),
    })),
  );
  return [...one.map((title) => ({ title, name: word(title) })), ...many];
}

/** Founds the council with the posts it begins with; who holds them is nominated and approved by those who may. */
export function CouncilStep() {
  const { t, language } = useWords();
  const { server } = useDoors();
  const client = useQueryClient();
  const { organisation, organisations } = usePlace();
  const bodies = useAsk<Row[]>(organisation, 'council.bodies');
  const place = organisations.find(({ code }) => code === organisation);
  const founding = useMutation({
    mutationFn: async (wish: Wish) => {
      const body = { kind: 'council', name: wish.name };
      const { output } = await server.send(organisation, 'council.foundBody', body, newKey());
      const { bodyId } = output as { bodyId: string };
      for (const post of postsOf(wish, (title) => t(`council.title.${title}`)))
        await server.send(organisation, 'council.definePost', { bodyId, ...post }, newKey());
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['ask'] }),
  });
  if (bodies.data && bodies.data.length > 0) {
    return (
      <ul className="plain">
        {bodies.data.map((body) => (
          <li key={String(body['id'])}>{String(body['name'])}</li>
        ))}
      </ul>
    );
  }
  const title = (value: string) => ({ value, label: t(`council.title.${value}`) });
  return (
    <>
      {founding.error && <Problem error={founding.error} />}
      <Form<Wish>
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: place ? t('admin.setup.council.default', { place: nameOf(place, language) }) : '',
          single: [...single],
          count: { viceChair: 2, fullTimeMember: 3, partTimeMember: 0 },
        }}
        onFinish={(wish) => founding.mutate(wish)}
      >
        <Form.Item
          name="name"
          label={t('admin.wall.name')}
          rules={[{ required: true, whitespace: true, message: t('admin.required') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="single" label={t('admin.setup.council.posts')}>
          <Checkbox.Group options={single.map(title)} />
        </Form.Item>
        <div className="fields">
          {several.map((value) => (
            <Form.Item key={value} name={['count', value]} label={t(`council.title.${value}`)}>
              <InputNumber min={0} max={30} />
            </Form.Item>
          ))}
        </div>
        <Button type="primary" htmlType="submit" loading={founding.isPending}>
          {t('admin.setup.council.do')}
        </Button>
      </Form>
    </>
  );
}
