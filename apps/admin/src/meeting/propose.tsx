import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useWho } from '../server/queries.js';
import type { Who } from '../server/types.js';
import { Cards } from './cards.js';
import { useCouncil } from './council.js';
import { useOrder } from './use-order.js';

interface Proposal {
  readonly title: string;
  readonly background?: string;
}

const wishes = ['inform', 'discuss', 'decide'] as const;

/** From where somebody speaks, by the role that lets them. */
function originOf({ grants }: Who): { readonly origin: string; readonly unitId?: string } {
  const held = (role: string): boolean => grants.some((grant) => grant.role === role);
  const unitId = grants.find(({ role, unitId: unit }) => role === 'liaison' && unit !== undefined)?.unitId;
  if (unitId !== undefined) return { origin: 'unit', unitId };
  if (held('gridWorker')) return { origin: 'grid' };
  if (held('branchSecretary')) return { origin: 'branch' };
  return { origin: held('representative') ? 'resident' : 'street' };
}

/** 提议: what the council should deal with. */
export function Propose() {
  const { t } = useWords();
  const { message } = App.useApp();
  const { data: who } = useWho();
  const { data: bodies = [] } = useCouncil('bodies');
  const [form] = Form.useForm<Proposal>();
  const [wanted, setWanted] = useState<string>('discuss');
  const [chosen, setChosen] = useState<string>();
  const { send, pending, error } = useOrder('propose');
  const active = bodies.filter(({ state }) => state === 'active');
  const bodyId = chosen ?? active[0]?.id;
  const go = ({ title, background }: Proposal): void => {
    if (!who) return;
    const more = background === undefined || background.trim() === '' ? {} : { background };
    send({ bodyId, title, wanted, ...more, ...originOf(who) }, () => {
      form.resetFields();
      void message.success(t('admin.command.done', { command: t('council.command.propose') }));
    });
  };
  return (
    <>
      <Form<Proposal> form={form} layout="vertical" requiredMark={false} onFinish={go}>
        {active.length > 1 && (
          <Cards
            legend={t('council.field.bodyId')}
            options={active.map(({ id, name }) => ({ value: id, label: name }))}
            value={bodyId}
            onChange={setChosen}
          />
        )}
        <Form.Item
          name="title"
          label={t('council.field.title')}
          rules={[{ required: true, whitespace: true, message: t('admin.required') }]}
        >
          <Input size="large" maxLength={200} />
        </Form.Item>
        <Form.Item name="background" label={t('council.field.background')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Cards
          legend={t('council.field.wanted')}
          options={wishes.map((value) => ({ value, label: t(`council.wanted.${value}`) }))}
          value={wanted}
          onChange={setWanted}
        />
        {error && <Problem error={error} />}
        <Button type="primary" size="large" block htmlType="submit" loading={pending}>
          {t('council.command.propose')}
        </Button>
      </Form>
      <Proposed />
    </>
  );
}

function Proposed() {
  const { t } = useWords();
  const { data = [] } = useCouncil('items', { limit: 10 });
  if (data.length === 0) return null;
  return (
    <>
      <h2 className="hand-part">{t('council.page.items')}</h2>
      <ul className="rows">
        {data.map(({ id, title, state }) => (
          <li key={id}>
            <span>{title}</span>
            <span className="small">{t(`council.state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
