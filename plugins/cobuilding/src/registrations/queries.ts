import { cobuilding } from '@heli/contracts/cobuilding';
import { answer, type OutputOf, type ReadContext } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';
import { Registration, type RegistrationItem } from '../entities/register.entity.js';
import { historyOf } from '../kit.js';

type Row = OutputOf<typeof cobuilding.queries.registrations>[number];

async function rowsOf(ctx: ReadContext, found: readonly RegistrationItem[]): Promise<Row[]> {
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const ids = found.flatMap(({ personId }) => (personId ? [personId] : []));
  const people = new Map((await ctx.directory.persons(ids)).map(({ id, name }) => [id, name]));
  return found.map((item) => ({
    ...{ id: item.id, registrationId: item.id, kind: item.kind, unit: nameOf(item.unit) },
    ...{ organisation: item.organisation, members: item.members, state: item.state },
    name: item.personId ? (people.get(item.personId) ?? '—') : '—',
    submittedAt: item.submittedAt ?? null,
  }));
}

export const registrations = answer(cobuilding.queries.registrations, async (ctx, input) => {
  const { kind, state, offset, limit } = input;
  const where = { ...(kind !== undefined && { kind }), ...(state !== undefined && { state }) };
  const found = await ctx.em.find(Registration, where, { orderBy: { id: 'desc' }, offset, limit });
  return rowsOf(ctx, found);
});

export const registrationDetail = answer(cobuilding.queries.registrationDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Registration, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  const history = await historyOf(ctx, id);
  return { ...row!, skills: item.skills ?? '', wishes: item.wishes ?? '', history };
});
