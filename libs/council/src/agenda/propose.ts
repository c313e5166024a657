import { council, events } from '@heli/contracts/council';
import { handle, type InputOf, type WriteContext } from '@heli/sdk';
import { AgendaItem } from '../entities/agenda-item.entity.js';
import { Body } from '../entities/body.entity.js';
import { KeptFact } from '../entities/fact.entity.js';
import { settings } from '../settings.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { itemAs, outcomeOf } from './items.js';

type Proposal = Omit<InputOf<typeof council.commands.recordProposal>, 'origin'> & {
  readonly origin: InputOf<typeof council.commands.recordProposal>['origin'];
  readonly suggestionId?: string;
};

async function enter(ctx: WriteContext, proposal: Proposal) {
  const { bodyId, title, background, origin, unitId, wanted, metrics, suggestionId } = proposal;
  const body = await find(ctx, Body, bodyId, 'Body');
  if (body.state !== 'active') throw no('bodyDissolved', {}, 'bodyId');
  if (unitId !== undefined && (await ctx.directory.units([unitId])).length === 0)
    throw no('unknownUnit', {}, 'unitId', 'not-found');
  // Evidence that nobody may see proves nothing: the answer is thrown away, a refusal names the field.
  if (metrics.length > 0) await ctx.figures({ metrics, period: 'total' });
  const item = ctx.em.create(AgendaItem, {
    id: ctx.id(),
    organisation: body.organisation,
    owner: ctx.actorId,
    bodyId,
    unit: unitId ?? null,
    origin,
    title,
    background: background ?? null,
    wanted,
    duration: proposal.duration ?? ctx.settings(settings).itemSeconds,
    meetingId: null,
    place: null,
    parentId: null,
    visibility: 'common',
    metrics,
    suggestionId: suggestionId ?? null,
    mergedInto: null,
    state: 'proposed',
    proposedAt: ctx.now,
    admittedAt: null,
    startedAt: null,
    endedAt: null,
  });
  record(ctx, itemAs(item), events.itemProposed, {
    data: {
      ...{ itemId: item.id, bodyId, origin, wanted },
      ...(unitId !== undefined && { unitId }),
      ...(suggestionId !== undefined && { suggestionId }),
    },
    detail: { title, ...(background !== undefined && { background }) },
  });
  return outcomeOf(item);
}

/** Proposes an item for oneself or for a unit one acts for. */
export const propose = handle(council.commands.propose, async (ctx, input) => {
  if (input.origin === 'unit' && input.unitId === undefined) throw no('unitMissing', {}, 'unitId', 'invalid');
  if (input.unitId !== undefined && !ctx.actorUnitIds.includes(input.unitId))
    throw no('notYourUnit', {}, 'unitId', 'forbidden');
  return enter(ctx, input);
});

/** Takes down what somebody proposed in another way. */
export const recordProposal = handle(council.commands.recordProposal, enter);

/** Makes an item of what a mechanism suggests, each once. */
export const proposeFromSuggestion = handle(council.commands.proposeFromSuggestion, async (ctx, input) => {
  await refuseTaken(ctx, input.suggestionId);
  return enter(ctx, { ...input, origin: 'plugin' });
});

/** Says why a suggestion is not taken up. */
export const dismissSuggestion = handle(council.commands.dismissSuggestion, async (ctx, input) => {
  const { suggestionId, reason } = input;
  await refuseTaken(ctx, suggestionId);
  record(
    ctx,
    { type: 'council.suggestion', id: suggestionId, organisation: ctx.organisation },
    events.suggestionDismissed,
    { data: { suggestionId }, detail: { reason } },
  );
  return {};
});

async function refuseTaken(ctx: WriteContext, suggestionId: string): Promise<void> {
  const known = await ctx.suggestions('agendaItem');
  if (!known.some(({ id }) => id === suggestionId))
    throw no('unknownSuggestion', {}, 'suggestionId', 'not-found');
  const dismissed = { subject: suggestionId, name: 'suggestionDismissed' };
  const taken =
    (await ctx.em.count(AgendaItem, { suggestionId })) + (await ctx.em.count(KeptFact, dismissed));
  if (taken > 0) throw no('suggestionTaken', {}, 'suggestionId');
}
