import { events } from '@heli/contracts/coordination';
import {
  react,
  takeOver,
  type FactWithDetail,
  type Reaction,
  type Takeover,
  type TakeoverContext,
  type WriteContext,
} from '@heli/sdk';
import { Dossier, type DossierRow } from './dossier.entity.js';
import { hand, keep, nameOf, open, subjectOf } from './tell.js';
import { aside } from './whistles.js';

type Fact = FactWithDetail<Readonly<Record<string, unknown>>>;
type Context = Pick<WriteContext, 'em' | 'id'>;

const first: readonly string[] = ['caseReported', 'caseFiled', 'whistleBlown'];

/** The dossier of what a fact is about; its first fact opens it. */
async function dossierOf(ctx: Context, name: string, fact: Fact): Promise<DossierRow | null> {
  const { type, id } = subjectOf(fact.data);
  const known = await ctx.em.findOne(Dossier, { id });
  if (known || !first.includes(name)) return known;
  const { source, sourceId } = fact.data;
  return open(ctx.em, {
    ...{ id, organisation: fact.organisation, owner: fact.actorId },
    kind: type === 'coordination.case' ? 'case' : 'whistle',
    source: source === undefined ? null : JSON.stringify([source, sourceId]),
  });
}

/** Puts a fact that was told by others where it belongs; told again, it changes nothing. */
async function take(ctx: Context, fact: Fact): Promise<void> {
  const { id, occurredAt: at, actorId: actor, imported, data } = fact;
  const name = nameOf(fact);
  const row = await dossierOf(ctx, name, fact);
  if (!row) return;
  keep(row, { id, name, at, actor, imported, data }, fact.detail);
  const { leadUnitId, calledUnitIds } = data as { leadUnitId?: string; calledUnitIds?: readonly string[] };
  if (name === 'caseDispatched' && leadUnitId !== undefined) await hand(ctx, row, [leadUnitId]);
  if (name === 'caseReturned' || name === 'caseReopened') await hand(ctx, row, []);
  if (name === 'whistleBlown') await hand(ctx, row, calledUnitIds ?? []);
  await takeAside(ctx, name, fact);
}

/** What a whistle does to its case. */
async function takeAside(ctx: Context, name: string, { id, occurredAt, actorId, data }: Fact): Promise<void> {
  const event =
    name === 'whistleBlown'
      ? events.whistleBlown
      : name === 'whistleConcluded'
        ? events.whistleConcluded
        : undefined;
  if (!event || typeof data['caseId'] !== 'string') return;
  const row = await ctx.em.findOne(Dossier, { id: data['caseId'] });
  if (row) aside(row, event, id, occurredAt, actorId, data);
}

/** Everything follows from the facts: so a fact of another's is taken as it is. */
export const takesOver: readonly Takeover[] = Object.values(events).map((event) =>
  takeOver(event, (ctx: TakeoverContext, fact) => take(ctx, fact as Fact)),
);

/** What the core tells at its moment is kept like any other fact. */
export const reactions: readonly Reaction[] = [
  events.caseFellDue,
  events.contactFellDue,
  events.whistleFellDue,
].map((event) => react(event, (ctx, fact) => take(ctx, fact as Fact), { imported: true }));
