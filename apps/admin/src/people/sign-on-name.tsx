import { Button, Form, Input } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import type { Account } from '../server/access-types.js';
import { useSend, useWays } from '../server/queries.js';

/** What the provider of single sign-on calls whoever has the account; nothing where there is none. */
export function SignOnName({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const { reach } = usePlace();
  const { data: ways } = useWays();
  const sending = useSend(reach, 'core.setSignOnName');
  if (!ways?.oidc) return null;
  const save = ({ name }: { name?: string }): void => {
    const told = (name ?? '').trim();
    sending.mutate({ input: { accountId: account.id, name: told === '' ? null : told } });
  };
  return (
    <Section title={t('admin.people.signOn')}>
      <p>{t('admin.people.signOn.means', { name: ways.oidc.name })}</p>
      {sending.error && <Problem error={sending.error} />}
      <Form layout="vertical" initialValues={{ name: account.signOnName ?? '' }} onFinish={save}>
        <Form.Item name="name" label={t('admin.people.signOn.name')}>
          <Input maxLength={200} />
        </Form.Item>
        <Button htmlType="submit" loading={sending.isPending}>
          {t('admin.save')}
        </Button>
      </Form>
    </Section>
  );
}
