import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
import { ShownOnce } from '../parts/shown-once.js';
import { usePlace } from '../place.js';
import type { Account } from '../server/access-types.js';
import { useDoors } from '../server/context.js';
import { useSend } from '../server/queries.js';
import { DisableDialog } from './disable-dialog.js';
import { Explain } from './explain.js';
import { Grants } from './grants.js';
import { SignOnName } from './sign-on-name.js';
import { Tie } from './tie.js';
import { Tokens } from './tokens.js';

/** Asks before it ends the password so far, then shows the link by which the owner sets a new one. */
function LinkButton({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const { server } = useDoors();
  const { reach, origin } = usePlace();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const [code, setCode] = useState<string>();
  const linking = useMutation({
    mutationFn: () => server.linkAccount(account.id, reach),
    onSuccess: async (answer) => {
      setCode(answer.code);
      await client.invalidateQueries({ queryKey: ['ask'] });
    },
  });
  const ask = (): void => {
    if (!account.hasPassword) return linking.mutate();
    void modal.confirm({
      title: t('admin.people.link.title', { name: account.name }),
      content: t('admin.people.link.means'),
      okText: t('admin.people.link'),
      cancelText: t('admin.cancel'),
      onOk: () => linking.mutate(),
    });
  };
  return (
    <>
      <Button type={account.hasPassword ? 'default' : 'primary'} onClick={ask} loading={linking.isPending}>
        {t('admin.people.link')}
      </Button>
      {linking.error && <Problem error={linking.error} />}
      {code !== undefined && (
        <ShownOnce
          title={t('admin.people.link.handed', { name: account.name })}
          how={t('admin.people.link.how')}
          label={t('admin.people.link.label')}
          value={`${origin}/admin#setup=${encodeURIComponent(code)}`}
          once={t('admin.people.link.once')}
          onClose={() => setCode(undefined)}
        />
      )}
    </>
  );
}

/** Disables an account, after a question, or lets it in again. */
function SwitchButton({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const { reach } = usePlace();
  const [asking, setAsking] = useState(false);
  const enabling = useSend(reach, 'core.enableAccount');
  const isActive = account.state === 'active';
  const act = (): void =>
    isActive ? setAsking(true) : enabling.mutate({ input: { accountId: account.id } });
  return (
    <>
      <Button danger={isActive} loading={enabling.isPending} onClick={act}>
        {t(isActive ? 'admin.people.disable' : 'admin.people.enable')}
      </Button>
      {enabling.error && <Problem error={enabling.error} />}
      {asking && <DisableDialog account={account} onClose={() => setAsking(false)} />}
    </>
  );
}

interface DrawerProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** One account: its way in, whose it is, its rights, its tokens, and what it may do where. */
export function AccountDrawer({ account, onClose }: DrawerProps) {
  useReturnFocus();
  return (
    <Drawer open size={760} title={account.name} onClose={onClose}>
      <div className="buttons wrap">
        <LinkButton account={account} />
        <SwitchButton account={account} />
      </div>
      <Tie account={account} />
      <SignOnName account={account} />
      <Grants account={account} />
      <Tokens account={account} />
      <Explain account={account} />
    </Drawer>
  );
}
