import { events } from '@heli/contracts/coordination';
import { Refusal, type EventDetail, type EventType, type ReadContext, type WriteContext } from '@heli/sdk';
import type { z } from 'zod';
import { caseOf, type Case } from './case-of.js';
import { Dossier, Hand, type DossierRow, type Told } from './dossier.entity.js';
import { settings } from './settings.js';

export const nameOf = ({ type }: Pick<EventType, 'type'>): string => type.slice(type.indexOf('.') + 1);

/** What a fact is about: its whistle if it names one, else its case. */
export const subjectOf = (data: object): { type: string; id: string } => {
  const { whistleId, caseId } = data as { whistleId?: string; caseId?: string };
  return whistleId === undefined
    ? { type: 'coordination.case', id: caseId ?? '' }
    : { type: 'coordination.whistle', id: whistleId };
};

const wordsIn = (detail: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(detail ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

/** Puts a fact into a dossier, unless it is there. */
export function keep(row: DossierRow, told: Told, detail?: unknown): void {
  if (row.facts.some(({ id }) => id === told.id)) return;
  row.facts = [...row.facts, told];
  const words = wordsIn(detail);
  if (Object.keys(words).length > 0) row.words = { ...row.words, [told.id]: words };
}

/** Tells the house a fact, and keeps it. */
export function tell<E extends EventType>(
  ctx: WriteContext,
  row: DossierRow,
  event: E,
  fact: {
    readonly at: string;
    readonly data: z.input<E['data']>;
    readonly detail?: EventDetail<E>;
    readonly imported?: boolean;
  },
): void {
  const { at, data, detail, imported = false } = fact;
  const told = { id: ctx.id(), name: nameOf(event), at, actor: ctx.actorId, imported };
  keep(row, { ...told, data: data as Record<string, unknown> }, detail);
  const words = Object.keys(wordsIn(detail)).length > 0 && detail !== undefined;
  ctx.emit(event, {
    ...{ data, organisation: row.organisation, occurredAt: at, subject: subjectOf(data as object) },
    ...(words ? { detail } : {}),
  });
}

/** An empty dossier. */
export const open = (
  em: WriteContext['em'],
  row: Pick<DossierRow, 'id' | 'organisation' | 'owner' | 'kind'> & { source?: string | null },
): DossierRow => em.create(Dossier, { facts: [], words: {}, source: null, ...row });

/** Names the units that a dossier is in the hands of, in place of those before. */
export async function hand(
  ctx: Pick<WriteContext, 'em' | 'id'>,
  row: DossierRow,
  units: readonly string[],
): Promise<void> {
  for (const old of await ctx.em.find(Hand, { dossier: row.id })) ctx.em.remove(old);
  for (const unit of units)
    ctx.em.create(Hand, { id: ctx.id(), organisation: row.organisation, dossier: row.id, unit });
}

/** A case as it stands in its dossier now. */
export const inside = (ctx: Pick<ReadContext, 'settings' | 'clock'>, row: DossierRow): Case =>
  caseOf(row, ctx.settings(settings), ctx.clock);

/** What a command answers: the case, and the state that it is in now. */
export const standing = (ctx: Pick<ReadContext, 'settings' | 'clock'>, row: DossierRow) => ({
  caseId: row.id,
  state: inside(ctx, row).state,
});

/** A case and its dossier. */
export async function find(ctx: ReadContext, caseId: string, field = 'caseId'): Promise<[Case, DossierRow]> {
  const row = await ctx.em.findOne(Dossier, { id: caseId, kind: 'case' });
  if (!row) throw new Refusal('not-found', 'coordination.refusal.unknownCase', {}, field);
  return [inside(ctx, row), row];
}

/** A whistle's first fact. */
export const blownIn = ({ facts }: DossierRow) => {
  const { at, data } = facts.find(({ name }) => name === 'whistleBlown')!;
  return { at, ...events.whistleBlown.data.parse(data) };
};
