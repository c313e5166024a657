import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { placeNames } from '@heli/sdk/kit';
import { Certificate, Grading, Round, TrainingRecord } from '../entities/growth.entity.js';
import { Assignment, DutyLog, Ground, Pioneer, Team } from '../entities/pioneer.entity.js';
import { Member, Post, Reserve, Staff } from '../entities/post.entity.js';
import { recordsBehind as trace } from '../kit.js';
import { personNames } from '../shared/persons.js';

interface Found {
  readonly id: string;
  readonly organisation: string;
  readonly title?: string;
  readonly personId?: string | null | undefined;
}

async function recordsOf(ctx: ReadContext, ids: readonly string[]): Promise<(Found & { kind: string })[]> {
  const where = { id: { $in: [...ids] } };
  const of = (kind: string, rows: readonly Found[]) => rows.map((one) => ({ ...one, kind }));
  const { em } = ctx;
  return [
    ...of('post', await em.find(Post, where)),
    ...of('staff', await em.find(Staff, where)),
    ...of('member', await em.find(Member, where)),
    ...of('reserve', await em.find(Reserve, where)),
    ...of('trainingRecord', await em.find(TrainingRecord, where)),
    ...of('certificate', await em.find(Certificate, where)),
    ...of('round', await em.find(Round, where)),
    // Whose ballot it was says nothing that a number is about.
    ...of(
      'grading',
      (await em.find(Grading, where)).map(({ id, organisation }) => ({ id, organisation })),
    ),
    ...of('pioneer', await em.find(Pioneer, where)),
    ...of('assignment', await em.find(Assignment, where)),
    ...of('log', await em.find(DutyLog, where)),
    ...of(
      'team',
      (await em.find(Team, where)).map(({ id, organisation, title }) => ({ id, organisation, title })),
    ),
    ...of('day', await em.find(Ground, where)),
  ];
}

/** What records are and what they are called, whatever they are. */
async function describe(ctx: ReadContext, ids: readonly string[]) {
  const found = await recordsOf(ctx, ids);
  const nameOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  const placeOf = await placeNames(ctx);
  const byId = new Map(found.map((one) => [one.id, one]));
  return (id: string) => {
    const one = byId.get(id);
    if (!one) return { kind: '—', title: '—', unit: '—' };
    const place = placeOf(one.organisation);
    const title = one.title ?? (one.personId ? nameOf(one.personId) : place);
    return { kind: `personnel.record.${one.kind}`, title, unit: place };
  };
}

/** The records behind a number, with sums that can be held against its cell. */
export const recordsBehind = answer(personnel.queries.recordsBehind, (ctx, input) =>
  trace(ctx, personnel, describe, input),
);
