import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { Certificate, Grading, Round, Training, TrainingRecord } from '../entities/growth.entity.js';
import { Assignment } from '../entities/pioneer.entity.js';
import { Candidate, Member, Recruitment, Reserve, Staff } from '../entities/post.entity.js';
import { historyOf } from '../kit.js';
import { told } from '../rounds/queries.js';

interface Line {
  readonly id: string;
  readonly organisation: string;
  /** `staff`, `certificate` …: the word of a record. */
  readonly about: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly state: string;
}

const kind = (of: string): string => `personnel.kind.${of}`;
const line = (
  about: string,
  of: { readonly id: string; readonly organisation: string },
  more: Omit<Line, 'id' | 'organisation' | 'about'>,
): Line => ({ id: of.id, organisation: of.organisation, about: `personnel.record.${about}`, ...more });

/** A grade is told to whose it is once it has been decided and told. */
async function gradings(ctx: ReadContext, personId: string): Promise<Line[]> {
  const found = await ctx.em.find(Grading, { personId });
  const rounds = await ctx.em.find(Round, { id: { $in: found.map(({ roundId }) => roundId) } });
  const byId = new Map(rounds.map((one) => [one.id, one]));
  return found.flatMap((item) => {
    const round = byId.get(item.roundId);
    if (!round) return [];
    const grade = told.includes(round.state) && item.grade ? `personnel.grade.${item.grade}` : '';
    const title = grade === '' ? kind(round.kind) : grade;
    return line('grading', item, { title, from: String(round.year), to: '', state: round.state });
  });
}

async function candidacies(ctx: ReadContext, personId: string): Promise<Line[]> {
  const found = await ctx.em.find(Candidate, { personId });
  const of = await ctx.em.find(Recruitment, { id: { $in: found.map((one) => one.recruitmentId) } });
  const titles = new Map(of.map(({ id, title }) => [id, title]));
  return found.map((one) =>
    line('candidate', one, {
      ...{ title: titles.get(one.recruitmentId) ?? '', from: '', to: '', state: one.state },
    }),
  );
}

async function trainings(ctx: ReadContext, personId: string): Promise<Line[]> {
  const found = await ctx.em.find(TrainingRecord, { personId });
  const of = await ctx.em.find(Training, { id: { $in: found.map((one) => one.trainingId) } });
  const titles = new Map(of.map(({ id, title }) => [id, title]));
  return found.map((one) =>
    line('trainingRecord', one, {
      ...{ title: titles.get(one.trainingId) ?? '', from: one.day, to: '', state: one.state },
    }),
  );
}

/** All that is kept here about a person, the newest first. */
async function fileOf(ctx: ReadContext, personId: string): Promise<Line[]> {
  const where = { personId };
  const dayOf = (at: string | null | undefined): string => (at == null ? '' : ctx.clock.dayOf(at));
  return [
    ...(await ctx.em.find(Staff, where)).map((one) =>
      line('staff', one, {
        ...{ title: kind(one.kind), from: one.firstDay, to: one.leftOn ?? '', state: one.state },
      }),
    ),
    ...(await candidacies(ctx, personId)),
    ...(await ctx.em.find(Member, where)).map((one) =>
      line('member', one, { title: '', from: one.firstDay, to: one.lastDay, state: one.state }),
    ),
    ...(await ctx.em.find(Reserve, where)).map((one) =>
      line('reserve', one, {
        ...{ title: kind(one.kind), from: dayOf(one.reviewedAt), to: '', state: one.state },
      }),
    ),
    ...(await ctx.em.find(Certificate, where)).map((one) =>
      line('certificate', one, {
        ...{ title: kind(one.kind), from: one.issued, to: one.expires ?? '', state: one.state },
      }),
    ),
    ...(await trainings(ctx, personId)),
    ...(await ctx.em.find(Assignment, where)).map((one) =>
      line('assignment', one, {
        ...{ title: one.pledge, from: dayOf(one.since), to: dayOf(one.ended), state: one.state },
      }),
    ),
    ...(await gradings(ctx, personId)),
  ].sort((a, b) => (a.id < b.id ? 1 : -1));
}

const stated = (one: Line): Line => ({ ...one, state: `personnel.state.${one.state}` });

export const ownFile = answer(personnel.queries.ownFile, async (ctx, { offset, limit }) => {
  if (ctx.actorPersonId === undefined) return [];
  return (await fileOf(ctx, ctx.actorPersonId)).slice(offset, offset + limit).map(stated);
});

/** Its history; of an appraisal none, since who commented on whom is for the committee alone. */
export const ownFileDetail = answer(personnel.queries.ownFileDetail, async (ctx, { id }) => {
  if (ctx.actorPersonId === undefined) return null;
  const own = (await fileOf(ctx, ctx.actorPersonId)).find((one) => one.id === id);
  if (!own) return null;
  const history = own.about === 'personnel.record.grading' ? [] : await historyOf(ctx, id);
  return { ...stated(own), history };
});
