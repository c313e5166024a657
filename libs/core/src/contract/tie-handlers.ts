import { handle, Refusal } from '@heli/sdk';
import { accessChanged } from '../access/account-rows.js';
import type { Database } from '../database/database.js';
import { tieAccount } from '../erasure/kernel-words.js';
import type { OrganisationTree } from '../organisation/tree.js';
import { accessCommands as commands, accessEvents as events } from './access-contract.js';
import { accountWithin, refuseOwn, requirePerson } from './access-rules.js';

/** Whose an account is: what the person holds by posts comes with it. */
export const tieHandlers = ({ sql: { writer } }: Database, tree: OrganisationTree) => ({
  setSignOnName: handle(commands.setSignOnName, async (ctx, { accountId, name }) => {
    refuseOwn(ctx, accountId);
    await accountWithin(writer, tree, ctx, accountId);
    const taken = await writer.get<{ account_id: string }>(
      'SELECT account_id FROM core_identity WHERE name = ? AND account_id <> ?',
      name,
      accountId,
    );
    if (taken) throw new Refusal('conflict', 'core.refusal.signOnNameTaken', {}, 'name');
    await writer.run('DELETE FROM core_identity WHERE account_id = ?', accountId);
    if (name !== null)
      await writer.run('INSERT INTO core_identity (account_id, name) VALUES (?, ?)', accountId, name);
    await accessChanged(writer, accountId, ctx.now);
    const subject = { type: 'core.account', id: accountId };
    ctx.emit(events.signOnNameSet, { data: { accountId, set: name !== null }, subject });
    return {};
  }),

  tieAccount: handle(commands.tieAccount, async (ctx, { accountId, personId }) => {
    refuseOwn(ctx, accountId);
    await accountWithin(writer, tree, ctx, accountId);
    if (personId !== null) await requirePerson(writer, tree, ctx, personId);
    const before = await writer.get<{ person_id: string | null }>(
      'SELECT person_id FROM core_account WHERE id = ?',
      accountId,
    );
    if (before?.person_id === personId) return {};
    await tieAccount(writer, personId, accountId);
    await accessChanged(writer, accountId, ctx.now);
    const subject = { type: 'core.account', id: accountId };
    ctx.emit(events.accountTied, { data: { accountId, personId }, subject });
    return {};
  }),
});
