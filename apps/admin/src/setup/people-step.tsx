import { newKey } from '@heli/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { ShownOnce } from '../parts/shown-once.js';
import { givenRoles, speaksForUnit, useNames } from '../people/names.js';
import { installation, usePlace } from '../place.js';
import type { Account } from '../server/access-types.js';
import { useDoors } from '../server/context.js';
import { useAsk } from '../server/queries.js';

interface Wish {
  readonly name: string;
  readonly role: string;
}

/** The first people: an account, a role at this organisation, a link to hand over. */
function useInviting(onLink: (link: { readonly name: string; readonly code: string }) => void) {
  const { server } = useDoors();
  const { t } = useWords();
  const client = useQueryClient();
  const { organisation } = usePlace();
  return useMutation({
    mutationFn: async ({ name, role }: Wish) => {
      const made = await server.send(installation, 'core.createAccount', { name }, newKey());
      const { accountId } = made.output as { accountId: string };
      const grant = { accountId, add: [{ role, organisation }], reason: t('admin.setup.people.reason') };
      await server.send(installation, 'core.changeGrants', grant, newKey());
      const { code } = await server.linkAccount(accountId, installation);
      onLink({ name, code });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['ask'] }),
  });
}

/** Invites those who run the council; everybody else is invited on the page of people. */
export function PeopleStep() {
  const { t } = useWords();
  const { origin } = usePlace();
  const { grantText, roleName } = useNames();
  const accounts = useAsk<Account[]>(installation, 'core.accounts');
  const [link, setLink] = useState<{ readonly name: string; readonly code: string }>();
  const [form] = Form.useForm<Wish>();
  const inviting = useInviting(setLink);
  const required = [{ required: true, whitespace: true, message: t('admin.required') }];
  const roles = givenRoles.filter((role) => !speaksForUnit(role));
  return (
    <>
      <ul className="plain">
        {(accounts.data ?? []).map(({ id, name, grants }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="small">{grants.map(grantText).join('; ')}</span>
          </li>
        ))}
      </ul>
      {inviting.error && <Problem error={inviting.error} />}
      <Form<Wish>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'office' }}
        onFinish={(wish) => inviting.mutate(wish, { onSuccess: () => form.resetFields() })}
      >
        <div className="fields">
          <Form.Item name="name" label={t('admin.people.account')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="role" label={t('admin.people.role')} rules={required}>
            <Select options={roles.map((value) => ({ value, label: roleName(value) }))} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={inviting.isPending}>
          {t('admin.setup.people.do')}
        </Button>
      </Form>
      {link && (
        <ShownOnce
          title={t('admin.people.link.handed', { name: link.name })}
          how={t('admin.people.link.how')}
          label={t('admin.people.link.label')}
          value={`${origin}/admin#setup=${encodeURIComponent(link.code)}`}
          once={t('admin.people.link.once')}
          onClose={() => setLink(undefined)}
        />
      )}
    </>
  );
}
