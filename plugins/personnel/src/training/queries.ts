import { personnel } from '@heli/contracts/personnel';
import { answer, type ReadContext } from '@heli/sdk';
import { containing, filesOf } from '@heli/sdk/kit';
import {
  Certificate,
  Training,
  TrainingRecord,
  type CertificateItem,
  type TrainingItem,
} from '../entities/growth.entity.js';
import { historyOf } from '../kit.js';
import { personNames } from '../shared/persons.js';

async function rowsOf(ctx: ReadContext, found: readonly TrainingItem[]) {
  const counts: Readonly<Record<string, number | undefined>> = await ctx.em.countBy(
    TrainingRecord,
    'trainingId',
    { where: { state: 'counted', trainingId: { $in: found.map(({ id }) => id) } } },
  );
  return found.map(({ id, title, kind, minutes, day, provider, organisation, state }) => ({
    ...{ id, trainingId: id, title, kind, minutes, day, provider: provider ?? '', organisation, state },
    people: counts[id] ?? 0,
  }));
}

export const trainings = answer(
  personnel.queries.trainings,
  async (ctx, { kind, state, search, offset, limit }) => {
    const where = {
      ...(kind !== undefined && { kind }),
      ...(state !== undefined && { state }),
      ...(search !== undefined && { title: containing(search) }),
    };
    const order = { orderBy: { day: 'desc', id: 'desc' }, offset, limit } as const;
    return rowsOf(ctx, await ctx.em.find(Training, where, order));
  },
);

export const trainingDetail = answer(personnel.queries.trainingDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Training, { id });
  if (!item) return null;
  const [row] = await rowsOf(ctx, [item]);
  return { ...row!, history: await historyOf(ctx, id) };
});

export const trainingRecords = answer(
  personnel.queries.trainingRecords,
  async (ctx, { state, trainingId, offset, limit }) => {
    const where = { ...(state !== undefined && { state }), ...(trainingId !== undefined && { trainingId }) };
    const order = { orderBy: { day: 'desc', id: 'desc' }, offset, limit } as const;
    const found = await ctx.em.find(TrainingRecord, where, order);
    const of = await ctx.em.find(Training, { id: { $in: found.map((one) => one.trainingId) } });
    const titles = new Map(of.map(({ id, title }) => [id, title]));
    const nameOf = await personNames(
      ctx,
      found.map(({ personId }) => personId),
    );
    return found.map((item) => ({
      ...{ id: item.id, recordId: item.id, trainingId: item.trainingId, name: nameOf(item.personId) },
      ...{ training: titles.get(item.trainingId) ?? '—', day: item.day, minutes: item.minutes },
      ...{ organisation: item.organisation, state: item.state },
    }));
  },
);

async function certificateRows(ctx: ReadContext, found: readonly CertificateItem[]) {
  const nameOf = await personNames(
    ctx,
    found.map(({ personId }) => personId),
  );
  return found.map((item) => ({
    ...{ id: item.id, certificateId: item.id, name: nameOf(item.personId), kind: item.kind },
    ...{ number: item.number ?? '', issued: item.issued, expires: item.expires ?? null },
    ...{ organisation: item.organisation, state: item.state },
  }));
}

export const certificates = answer(
  personnel.queries.certificates,
  async (ctx, { kind, state, offset, limit }) => {
    const where = { ...(kind !== undefined && { kind }), ...(state !== undefined && { state }) };
    const order = { orderBy: { id: 'desc' }, offset, limit } as const;
    return certificateRows(ctx, await ctx.em.find(Certificate, where, order));
  },
);

export const certificateDetail = answer(personnel.queries.certificateDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Certificate, { id });
  if (!item) return null;
  const [row] = await certificateRows(ctx, [item]);
  return {
    ...{ ...row!, files: await filesOf(ctx, 'personnel.certificate', id) },
    history: await historyOf(ctx, id),
  };
});
