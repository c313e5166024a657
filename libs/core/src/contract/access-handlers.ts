import { handle, Refusal } from '@heli/sdk';
import {
  accessChanged,
  endSessions,
  insertAccount,
  insertGrants,
  insertToken,
} from '../access/account-rows.js';
import type { Database } from '../database/database.js';
import { tieAccount } from '../erasure/kernel-words.js';
import type { OrganisationTree } from '../organisation/tree.js';
import { accessCommands as commands, accessEvents as events } from './access-contract.js';
import {
  accountWithin,
  isAccountWithin,
  refuseOwn,
  requireGrants,
  requirePerson,
  type GrantWish,
} from './access-rules.js';

const rowOf = ({ role, organisation, unitId }: GrantWish) => ({ role, organisation, unitId });
const subjectOf = (accountId: string) => ({ type: 'core.account', id: accountId });
const dayMs = 86_400_000;

/** Who may come in, and with which rights. */
export const accountHandlers = ({ sql: { writer } }: Database, tree: OrganisationTree) => ({
  createAccount: handle(commands.createAccount, async (ctx, { name, grants, personId }) => {
    const accountId = ctx.id();
    await requireGrants(writer, tree, ctx, grants);
    if (personId !== undefined) await requirePerson(writer, tree, ctx, personId);
    await insertAccount(writer, { id: accountId, name, organisation: ctx.organisation, at: ctx.now }, null);
    await insertGrants(writer, accountId, grants.map(rowOf));
    const subject = subjectOf(accountId);
    ctx.emit(events.accountCreated, { data: { accountId, grants }, detail: { name }, subject });
    if (personId !== undefined) {
      await tieAccount(writer, personId, accountId);
      ctx.emit(events.accountTied, { data: { accountId, personId }, subject });
    }
    return { accountId };
  }),

  disableAccount: handle(commands.disableAccount, async (ctx, { accountId, reason }) => {
    refuseOwn(ctx, accountId);
    await accountWithin(writer, tree, ctx, accountId);
    await writer.run("UPDATE core_account SET state = 'disabled' WHERE id = ?", accountId);
    await accessChanged(writer, accountId, ctx.now);
    ctx.emit(events.accountDisabled, {
      data: { accountId },
      detail: { reason },
      subject: subjectOf(accountId),
    });
    return {};
  }),

  enableAccount: handle(commands.enableAccount, async (ctx, { accountId }) => {
    await accountWithin(writer, tree, ctx, accountId);
    await writer.run("UPDATE core_account SET state = 'active' WHERE id = ?", accountId);
    ctx.emit(events.accountEnabled, { data: { accountId }, subject: subjectOf(accountId) });
    return {};
  }),

  resetPassword: handle(commands.resetPassword, async (ctx, { accountId }) => {
    await accountWithin(writer, tree, ctx, accountId);
    await writer.run('UPDATE core_account SET password = NULL WHERE id = ?', accountId);
    await endSessions(writer, accountId, ctx.now);
    ctx.emit(events.passwordReset, { data: { accountId }, subject: subjectOf(accountId) });
    return {};
  }),

  changeGrants: handle(commands.changeGrants, async (ctx, { accountId, add, remove, reason }) => {
    refuseOwn(ctx, accountId);
    await accountWithin(writer, tree, ctx, accountId);
    await requireGrants(writer, tree, ctx, add);
    for (const { role, organisation, unitId } of remove)
      await writer.run(
        'DELETE FROM core_grant WHERE account_id = ? AND role = ? AND organisation = ? AND unit_id = ?',
        ...[accountId, role, organisation, unitId ?? ''],
      );
    await insertGrants(writer, accountId, add.map(rowOf));
    await accessChanged(writer, accountId, ctx.now);
    const data = { accountId, added: add, removed: remove };
    ctx.emit(events.grantsChanged, { data, detail: { reason }, subject: subjectOf(accountId) });
    return {};
  }),
});

/** Tokens for scripts: narrower than their account if one likes, never wider. */
export const tokenHandlers = ({ sql: { writer } }: Database, tree: OrganisationTree) => ({
  issueToken: handle(
    commands.issueToken,
    async (ctx, { accountId, hash, label, roles, organisation, days }) => {
      await accountWithin(writer, tree, ctx, accountId);
      if (organisation !== undefined && !tree.has(organisation))
        throw new Refusal('not-found', 'core.refusal.unknownOrganisation', { organisation }, 'organisation');
      const tokenId = ctx.id();
      const expiresAt = new Date(Date.parse(ctx.now) + days * dayMs).toISOString();
      await insertToken(writer, {
        id: tokenId,
        hash,
        kind: 'api',
        label,
        accountId,
        expiresAt,
        at: ctx.now,
        ...(roles && { roles }),
        ...(organisation !== undefined && { organisation }),
      });
      ctx.emit(events.tokenIssued, {
        data: { tokenId, accountId, roles: roles ?? null, organisation: organisation ?? null, expiresAt },
        detail: { label },
        subject: subjectOf(accountId),
      });
      return { tokenId, expiresAt };
    },
  ),

  revokeToken: handle(commands.revokeToken, async (ctx, { tokenId }) => {
    const token = await writer.get<{ account_id: string }>(
      "SELECT account_id FROM core_token WHERE id = ? AND kind = 'api' AND revoked_at IS NULL",
      tokenId,
    );
    // A token of somebody out of reach is as absent as none.
    if (!token || !(await isAccountWithin(writer, tree, ctx, token.account_id)))
      throw new Refusal('not-found', 'core.refusal.noSuchRecord', {}, 'tokenId');
    await writer.run('UPDATE core_token SET revoked_at = ? WHERE id = ?', ctx.now, tokenId);
    const data = { tokenId, accountId: token.account_id };
    ctx.emit(events.tokenRevoked, { data, subject: subjectOf(token.account_id) });
    return {};
  }),
});
