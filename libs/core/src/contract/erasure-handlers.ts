import { answer, handle, Refusal, type ReadContext, type WriteContext } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import type { Erasure } from '../erasure/erasure.js';
import { accountsOf, tieAccount } from '../erasure/kernel-words.js';
import { contains, pattern } from '../erasure/request.js';
import { nearness } from '../organisation/nearness.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Database } from '../database/database.js';
import { accountWithin, isAccountWithin } from './access-rules.js';
import { erasureCommands, erasureEvents, erasureQueries } from './erasure-contract.js';

/** So many mentions are listed. */
const most = 500;

interface PersonRow {
  readonly organisation: string;
  readonly name: string;
  readonly state: string;
}

/** @throws Refusal not-found where there is no such person within reach */
async function personWithin(
  ctx: ReadContext,
  sql: Sql,
  tree: OrganisationTree,
  id: string,
): Promise<PersonRow> {
  const row = await sql.get<PersonRow>('SELECT organisation, name, state FROM core_person WHERE id = ?', id);
  const near = nearness(tree, ctx.organisation, ctx.clock.dayOf(ctx.now));
  if (!row || !near.below(row.organisation)) throw new Refusal('not-found', 'core.refusal.noSuchRecord');
  return row;
}

/**
 * An account that is the person's, though nobody has tied it to them yet.
 * @throws Refusal not-found where it is out of reach, conflict where it is somebody else's
 */
async function tieUntied(
  ctx: WriteContext,
  sql: Sql,
  tree: OrganisationTree,
  personId: string,
  accountId: string,
): Promise<void> {
  await accountWithin(sql, tree, ctx, accountId);
  const row = await sql.get<{ person_id: string | null }>(
    'SELECT person_id FROM core_account WHERE id = ?',
    accountId,
  );
  if (row?.person_id != null && row.person_id !== personId)
    throw new Refusal('conflict', 'core.refusal.accountOfAnother', {}, 'accountId');
  await tieAccount(sql, personId, accountId);
}

export const erasureHandlers = ({ sql: { writer } }: Database, tree: OrganisationTree, erasure: Erasure) => ({
  erasePerson: handle(erasureCommands.erasePerson, async (ctx, input) => {
    const { personId, basis, everyMention, reason } = input;
    const person = await personWithin(ctx, writer, tree, personId);
    if (person.state === 'erased') throw new Refusal('conflict', 'core.refusal.alreadyErased');
    if (person.name !== input.confirmName)
      throw new Refusal('invalid', 'core.refusal.nameDiffers', {}, 'confirmName');
    if (input.accountId !== undefined) await tieUntied(ctx, writer, tree, personId, input.accountId);
    const accountIds = await accountsOf(writer, personId);
    for (const accountId of accountIds)
      if (!(await isAccountWithin(writer, tree, ctx, accountId)))
        throw new Refusal('forbidden', 'core.refusal.accountBeyondReach');
    const mentioned = everyMention ? person.name : undefined;
    const taken = await erasure.carryOut(writer, ctx.em, { personId, accountIds, mentioned });
    ctx.emit(erasureEvents.personErased, {
      data: { personId, accountIds, basis, everyMention },
      detail: { reason },
      organisation: person.organisation,
    });
    return { ...taken };
  }),
});

export const erasureAnswers = ({ sql: { reader } }: Database, tree: OrganisationTree) => ({
  personMentions: answer(erasureQueries.personMentions, async (ctx, { personId }) => {
    const { name, state } = await personWithin(ctx, reader, tree, personId);
    const rows = await reader.all<{
      seq: number;
      type: string;
      subject_type: string | null;
      subject_id: string | null;
      person: string | null;
    }>(
      `SELECT e.seq AS seq, e.type AS type, e.subject_type AS subject_type, e.subject_id AS subject_id, p.person AS person
       FROM core_event_detail d JOIN core_event e ON e.seq = d.seq
       LEFT JOIN core_event_person p ON p.seq = d.seq AND p.person = ?
       WHERE p.person IS NOT NULL OR ${contains('d.detail')} ORDER BY e.seq LIMIT ${String(most)}`,
      personId,
      state === 'erased' ? '' : pattern(name),
    );
    return rows.map(({ seq, type, subject_type, subject_id, person }) => ({
      seq,
      event: type,
      subjectType: subject_type,
      subjectId: subject_id,
      declared: person !== null,
    }));
  }),
});
