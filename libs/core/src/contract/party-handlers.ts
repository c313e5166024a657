import { answer, handle, Refusal } from '@heli/sdk';
import type { Database } from '../database/database.js';
import { nearness } from '../organisation/nearness.js';
import type { OrganisationTree } from '../organisation/tree.js';
import { commands, events, queries } from './core-contract.js';
import { personQueries } from './person-contract.js';

interface UnitRow {
  id: string;
  organisation: string;
  name: string;
  name_en: string | null;
  kind: string;
  state: string;
}
interface PersonRow {
  id: string;
  organisation: string;
  name: string;
  state: string;
}

/** Who takes part: units and persons. A person's name is detail, erasable; the fact holds the id only. */
export const partyHandlers = ({ sql: { writer } }: Database, tree: OrganisationTree) => ({
  registerUnit: handle(commands.registerUnit, async (ctx, { name, nameEn, kind }) => {
    const unitId = ctx.id();
    const row = [unitId, ctx.organisation, name, nameEn ?? null, kind, 'active'];
    await writer.run('INSERT INTO core_unit VALUES (?, ?, ?, ?, ?, ?)', ...row);
    ctx.emit(events.unitRegistered, {
      data: { unitId, kind, name },
      subject: { type: 'core.unit', id: unitId },
    });
    return { unitId };
  }),

  closeUnit: handle(commands.closeUnit, async (ctx, { unitId, reason }) => {
    const near = nearness(tree, ctx.organisation, ctx.clock.dayOf(ctx.now));
    const unit = await writer.get<UnitRow>(
      "SELECT * FROM core_unit WHERE id = ? AND state = 'active'",
      unitId,
    );
    if (!unit || !near.below(unit.organisation))
      throw new Refusal('not-found', 'core.refusal.unknownUnit', {}, 'unitId');
    await writer.run("UPDATE core_unit SET state = 'closed' WHERE id = ?", unitId);
    ctx.emit(events.unitClosed, {
      data: { unitId },
      detail: { reason },
      subject: { type: 'core.unit', id: unitId },
    });
    return {};
  }),

  registerPerson: handle(commands.registerPerson, async (ctx, { name }) => {
    const personId = ctx.id();
    await writer.run(
      'INSERT INTO core_person VALUES (?, ?, ?, ?)',
      personId,
      ctx.organisation,
      name,
      'active',
    );
    const subject = { type: 'core.person', id: personId };
    ctx.emit(events.personRegistered, { data: { personId }, detail: { name }, subject });
    return { personId };
  }),
});

export const partyAnswers = ({ sql: { reader } }: Database, tree: OrganisationTree) => ({
  /** Units of the organisation, of those below it, and of those above it, which serve it too. */
  units: answer(queries.units, async (ctx) => {
    const near = nearness(tree, ctx.organisation, ctx.clock.dayOf(ctx.now));
    const rows = await reader.all<UnitRow>('SELECT * FROM core_unit ORDER BY id');
    return rows
      .filter((row) => near.below(row.organisation) || near.above(row.organisation))
      .map(({ name_en, ...row }) => ({ ...row, unitId: row.id, nameEn: name_en }));
  }),

  persons: answer(personQueries.persons, async (ctx) => {
    const near = nearness(tree, ctx.organisation, ctx.clock.dayOf(ctx.now));
    const rows = await reader.all<PersonRow>('SELECT * FROM core_person ORDER BY id');
    return rows
      .filter((row) => near.below(row.organisation))
      .map(({ id, name, organisation, state }) => ({ id, personId: id, name, organisation, state }));
  }),
});
