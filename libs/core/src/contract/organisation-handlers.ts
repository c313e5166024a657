import { answer, handle, Refusal } from '@heli/sdk';
import { installation } from '../access/actor.js';
import type { Database } from '../database/database.js';
import { nearness } from '../organisation/nearness.js';
import type { OrganisationTree } from '../organisation/tree.js';
import { commands, events, queries } from './core-contract.js';

interface OrganisationRow {
  code: string;
  name: string;
  name_en: string | null;
  level: string;
}

/** Commands and queries about the tree and its units. They write natively, inside the command's transaction. */
export const organisationHandlers = (database: Database, tree: OrganisationTree) => ({
  registerOrganisations: handle(commands.registerOrganisations, async (ctx, input) => {
    const { writer } = database.sql;
    const incoming = new Map(input.organisations.map((organisation) => [organisation.code, organisation]));
    const known = await writer.all<{ code: string }>('SELECT code FROM core_organisation');
    const existing = new Set(known.map(({ code }) => code));
    const fresh = [...incoming.values()].filter(({ code }) => !existing.has(code));
    const near = nearness(tree, ctx.organisation, ctx.clock.dayOf(ctx.now));
    const foreign = [...incoming.keys()].find((code) => existing.has(code) && !near.below(code));
    if (foreign !== undefined) throw outside(foreign, ctx.organisation);
    for (const { code, parentCode } of fresh) {
      // A parent out of reach is as unknown as one that does not exist.
      const reached = parentCode === null || (existing.has(parentCode) && near.below(parentCode));
      if (!reached && !incoming.has(parentCode)) {
        throw new Refusal(
          'invalid',
          'core.refusal.unknownParent',
          { code, parent: parentCode },
          'organisations',
        );
      }
      refuseCircle(code, (of) => incoming.get(of)?.parentCode ?? undefined);
      const below =
        ctx.organisation === installation ||
        (parentCode !== null &&
          isBelow(parentCode, ctx.organisation, incoming, tree, ctx.clock.dayOf(ctx.now)));
      if (!below) throw outside(code, ctx.organisation);
    }
    for (const { code, name, nameEn, level, parentCode } of fresh) {
      await writer.run(
        'INSERT INTO core_organisation VALUES (?, ?, ?, ?)',
        code,
        name,
        nameEn ?? null,
        level,
      );
      ctx.emit(events.organisationRegistered, {
        data: { code, parent: parentCode, level, name },
        subject: { type: 'core.organisation', id: code },
      });
    }
    return { registered: fresh.length, known: incoming.size - fresh.length };
  }),

  moveOrganisation: handle(commands.moveOrganisation, async (ctx, { code, parentCode, fromDay }) => {
    const today = ctx.clock.dayOf(ctx.now);
    const within = (of: string): boolean =>
      tree.has(of) && (ctx.organisation === installation || tree.isWithin(of, ctx.organisation, today));
    const outside = Object.entries({ code, parentCode }).find(([, of]) => !within(of));
    if (outside) {
      const [field, organisation] = outside;
      throw new Refusal('not-found', 'core.refusal.unknownOrganisation', { organisation }, field);
    }
    if (fromDay > today) throw new Refusal('invalid', 'core.refusal.inTheFuture', { at: fromDay }, 'fromDay');
    // Between then and now the new parent may itself have stood below: every stretch of its line counts.
    if (tree.stretchesOf(parentCode, fromDay).some(({ ancestors }) => ancestors.includes(code))) {
      throw new Refusal('conflict', 'core.refusal.circularParent', { code }, 'parentCode');
    }
    if (tree.lastMoveOf(code) >= fromDay)
      throw new Refusal('conflict', 'core.refusal.laterMove', { code }, 'fromDay');
    ctx.emit(events.organisationMoved, {
      data: { code, parent: parentCode, fromDay },
      subject: { type: 'core.organisation', id: code },
    });
    return {};
  }),
});

export const organisationAnswers = (database: Database, tree: OrganisationTree) => ({
  organisations: answer(queries.organisations, async (ctx) => {
    const today = ctx.clock.dayOf(ctx.now);
    const codes = new Set(
      ctx.organisation === installation ? tree.codes() : tree.subtreeOf(ctx.organisation, today),
    );
    const rows = await database.sql.reader.all<OrganisationRow>(
      'SELECT code, name, name_en, level FROM core_organisation ORDER BY code',
    );
    return rows
      .filter((row) => codes.has(row.code))
      .map(({ code, name, name_en, level }) => ({
        code,
        name,
        nameEn: name_en,
        level,
        parentCode: tree.parentOf(code, today) ?? null,
      }));
  }),
});

const outside = (code: string, organisation: string): Refusal =>
  new Refusal('forbidden', 'core.refusal.outsideOrganisation', { code, organisation });

/** @throws Refusal if following the parents leads back */
function refuseCircle(code: string, parentOf: (code: string) => string | undefined): void {
  const seen = new Set([code]);
  for (let above = parentOf(code); above !== undefined; above = parentOf(above)) {
    if (seen.has(above))
      throw new Refusal('invalid', 'core.refusal.circularParent', { code }, 'organisations');
    seen.add(above);
  }
}

function isBelow(
  code: string,
  above: string,
  incoming: ReadonlyMap<string, { parentCode: string | null }>,
  tree: OrganisationTree,
  day: string,
): boolean {
  for (let at: string | null = code; at !== null; at = incoming.get(at)?.parentCode ?? null) {
    if (at === above || tree.isWithin(at, above, day)) return true;
  }
  return false;
}
