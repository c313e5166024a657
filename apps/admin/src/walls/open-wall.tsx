import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Radio, Select } from 'antd';
import { nameOf } from '../frame/organisation-picker.js';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { NewDisplay } from '../server/types.js';
import type { Handed } from './walls.js';

const audiences: readonly NewDisplay['audience'][] = ['public', 'council', 'confidential'];
const languages: readonly NewDisplay['language'][] = ['zh-CN', 'en'];
const themes: readonly NewDisplay['theme'][] = ['night', 'day'];

interface OpenWallProps {
  readonly onClose: () => void;
  readonly onHanded: (handed: Handed) => void;
}

/** Registers a screen; its link is shown next. */
export function OpenWall({ onClose, onHanded }: OpenWallProps) {
  useReturnFocus();
  const { t, language } = useWords();
  const { server } = useDoors();
  const client = useQueryClient();
  const [form] = Form.useForm<NewDisplay>();
  const opening = useMutation({
    mutationFn: (display: NewDisplay) => server.openDisplay(display),
    onSuccess: async ({ code }, { name }) => {
      onHanded({ name, code });
      onClose();
      await client.invalidateQueries({ queryKey: ['displays'] });
    },
  });
  const footer = (
    <div className="footer">
      <Button onClick={onClose}>{t('admin.cancel')}</Button>
      <Button type="primary" loading={opening.isPending} onClick={() => form.submit()}>
        {t('admin.wall.open')}
      </Button>
    </div>
  );
  return (
    <Drawer open title={t('admin.wall.open')} size={480} onClose={onClose} footer={footer} destroyOnHidden>
      {opening.error && <Problem error={opening.error} />}
      <WallForm form={form} language={language} onFinish={(display) => opening.mutate(display)} />
    </Drawer>
  );
}

interface WallFormProps {
  readonly form: ReturnType<typeof Form.useForm<NewDisplay>>[0];
  readonly language: NewDisplay['language'];
  readonly onFinish: (display: NewDisplay) => void;
}

function WallForm({ form, language, onFinish }: WallFormProps) {
  const { t } = useWords();
  const { organisation, organisations } = usePlace();
  const required = [{ required: true, whitespace: true, message: t('admin.required') }];
  const initial = { organisation, audience: 'council', language, theme: 'night' } as const;
  const places = organisations.map((row) => ({ value: row.code, label: nameOf(row, language) }));
  const choice = <T extends string>(values: readonly T[], stem: string) =>
    values.map((value) => ({ value, label: t(`${stem}.${value}`) }));
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={onFinish}>
      <Form.Item name="name" label={t('admin.wall.name')} extra={t('admin.wall.name.help')} rules={required}>
        <Input maxLength={50} autoFocus />
      </Form.Item>
      <Form.Item name="organisation" label={t('admin.organisation')} rules={required}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={places} />
      </Form.Item>
      <Form.Item name="audience" label={t('admin.wall.audience')} extra={t('admin.wall.audience.help')}>
        <Radio.Group options={choice(audiences, 'admin.audience')} optionType="button" />
      </Form.Item>
      <Form.Item name="language" label={t('admin.language')}>
        <Radio.Group options={choice(languages, 'admin.language')} optionType="button" />
      </Form.Item>
      <Form.Item name="theme" label={t('admin.wall.theme')}>
        <Radio.Group options={choice(themes, 'admin.theme')} optionType="button" />
      </Form.Item>
    </Form>
  );
}
