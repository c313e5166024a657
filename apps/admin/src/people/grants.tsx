import { Button, Form, Input, Select } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { usePlace } from '../place.js';
import type { Account, Grant } from '../server/access-types.js';
import { useSend } from '../server/queries.js';
import { givenRoles, keyOf, speaksForUnit, useNames } from './names.js';

interface Wish {
  readonly role: string;
  readonly organisation: string;
  readonly unitId?: string;
  readonly reason: string;
}

const bare = ({ role, organisation, unitId }: Grant) => ({ role, organisation, ...(unitId && { unitId }) });

/** What an account was granted, and what comes with its person's posts and goes with them. A change needs a reason; it stays in the log, and the account signs in anew. */
export function Grants({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const { reach } = usePlace();
  const { grantText, roleName, places, unitChoices } = useNames();
  const [form] = Form.useForm<Wish>();
  const role = Form.useWatch('role', form);
  const sending = useSend(reach, 'core.changeGrants');
  const required = [{ required: true, whitespace: true, message: t('admin.required') }];
  const add = ({ reason, ...grant }: Wish): void =>
    sending.mutate(
      { input: { accountId: account.id, add: [grant], reason } },
      { onSuccess: () => form.resetFields() },
    );
  const remove = async (grant: Grant): Promise<void> => {
    const { reason } = await form.validateFields(['reason']);
    sending.mutate(
      { input: { accountId: account.id, remove: [bare(grant)], reason } },
      { onSuccess: () => form.resetFields() },
    );
  };
  return (
    <Section title={t('admin.people.grants')}>
      <ul className="plain">
        {account.grants.map((grant) => (
          <li key={keyOf(grant)}>
            <span>{grantText(grant)}</span>
            {!grant.byPost && (
              <Button
                size="small"
                aria-label={`${t('admin.remove')}: ${grantText(grant)}`}
                onClick={() => void remove(grant).catch(() => undefined)}
              >
                {t('admin.remove')}
              </Button>
            )}
          </li>
        ))}
        {account.grants.length === 0 && <li>{t('admin.people.grants.none')}</li>}
      </ul>
      {sending.error && <Problem error={sending.error} />}
      <Form<Wish>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={add}
        initialValues={{ organisation: places[0]?.value }}
      >
        <Form.Item
          name="reason"
          label={t('admin.reason')}
          extra={t('admin.people.grants.reason')}
          rules={required}
        >
          <Input maxLength={400} />
        </Form.Item>
        <div className="fields">
          <Form.Item name="role" label={t('admin.people.role')} rules={required}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={givenRoles.map((value) => ({ value, label: roleName(value) }))}
            />
          </Form.Item>
          <Form.Item name="organisation" label={t('admin.organisation')} rules={required}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={places} />
          </Form.Item>
          {speaksForUnit(role) && (
            <Form.Item name="unitId" label={t('admin.people.unit')} rules={required}>
              <Select showSearch={{ optionFilterProp: 'label' }} options={unitChoices} />
            </Form.Item>
          )}
        </div>
        <Button htmlType="submit" loading={sending.isPending}>
          {t('admin.people.grant')}
        </Button>
      </Form>
    </Section>
  );
}
