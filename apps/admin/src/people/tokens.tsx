import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { ShownOnce } from '../parts/shown-once.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import type { Account, ApiToken, NewToken } from '../server/access-types.js';
import { useDoors } from '../server/context.js';
import { useAsk, useSend } from '../server/queries.js';
import { useNames } from './names.js';

type Wish = Omit<NewToken, 'organisation'>;

/** One token: what it is for, how far it reaches, when it was used, and the way to end it. */
function TokenLine({ token }: { readonly token: ApiToken }) {
  const { t, language } = useWords();
  const { reach, zone } = usePlace();
  const { placeName, roleName } = useNames();
  const revoking = useSend(reach, 'core.revokeToken');
  const at = (instant: string | null): string =>
    instant === null ? '—' : timeText(instant, { language, zone });
  const narrowed = [
    ...(token.roles ?? []).map(roleName),
    ...(token.organisation ? [placeName(token.organisation)] : []),
  ];
  const used = t('admin.people.token.times', { seen: at(token.seenAt), expires: at(token.expiresAt) });
  return (
    <li>
      <span>
        {token.label}
        <div className="small">{[...narrowed, used].join(' · ')}</div>
        {revoking.error && <Problem error={revoking.error} />}
      </span>
      <Button size="small" danger onClick={() => revoking.mutate({ input: { tokenId: token.id } })}>
        {t('admin.people.token.revoke')}
      </Button>
    </li>
  );
}

function TokenForm({
  account,
  onHanded,
}: {
  readonly account: Account;
  readonly onHanded: (token: string) => void;
}) {
  const { t } = useWords();
  const { reach } = usePlace();
  const { server } = useDoors();
  const { places, roleName } = useNames();
  const client = useQueryClient();
  const [form] = Form.useForm<Wish>();
  const issuing = useMutation({
    mutationFn: (wish: Wish) => server.issueToken(account.id, { ...wish, organisation: reach }),
    onSuccess: async ({ token }) => {
      onHanded(token);
      form.resetFields();
      await client.invalidateQueries({ queryKey: ['ask'] });
    },
  });
  const held = [...new Set(account.grants.map(({ role }) => role))];
  const required = [{ required: true, message: t('admin.required') }];
  return (
    <Form<Wish>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ days: 90 }}
      onFinish={(wish) => issuing.mutate(wish)}
    >
      {issuing.error && <Problem error={issuing.error} />}
      <div className="fields">
        <Form.Item name="label" label={t('admin.people.token.label')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="days" label={t('admin.people.token.days')} rules={required}>
          <InputNumber min={1} max={3650} />
        </Form.Item>
        <Form.Item name="roles" label={t('admin.people.token.roles')}>
          <Select mode="multiple" options={held.map((value) => ({ value, label: roleName(value) }))} />
        </Form.Item>
        <Form.Item name="limitedTo" label={t('admin.people.token.limitedTo')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={places.filter(({ value }) => value !== 'installation')}
          />
        </Form.Item>
      </div>
      <Button htmlType="submit" loading={issuing.isPending}>
        {t('admin.people.token.issue')}
      </Button>
    </Form>
  );
}

/** Tokens by which scripts act for an account. */
export function Tokens({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const { reach } = usePlace();
  const tokens = useAsk<ApiToken[]>(reach, 'core.accountTokens', { accountId: account.id });
  const [handed, setHanded] = useState<string>();
  return (
    <Section title={t('admin.people.tokens')}>
      {tokens.error && <Problem error={tokens.error} onRetry={() => void tokens.refetch()} />}
      <ul className="plain">
        {(tokens.data ?? []).map((token) => (
          <TokenLine key={token.id} token={token} />
        ))}
        {tokens.data?.length === 0 && <li>{t('admin.people.tokens.none')}</li>}
      </ul>
      <TokenForm account={account} onHanded={setHanded} />
      {handed !== undefined && (
        <ShownOnce
          title={t('admin.people.token.handed')}
          how={t('admin.people.token.how')}
          label={t('admin.people.token')}
          value={handed}
          once={t('admin.people.token.once')}
          onClose={() => setHanded(undefined)}
        />
      )}
    </Section>
  );
}
