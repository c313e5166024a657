import type { Actor } from '@heli/core';
import { leadOf, type Cast, type Played } from './cast.js';
import { day } from './calendar.js';
import type { Chance } from './chance.js';
import { matterOf, outcomes } from './matters.js';

/** A case as the lists tell of it. */
export interface OpenCase {
  readonly caseId: string;
  readonly category: string;
  readonly state: string;
  readonly organisation: string;
  readonly unit: string;
  readonly closedAt: string | null;
}

/** A command that some case needs next, and who gives it. */
export interface Step {
  readonly verb: string;
  readonly actor: Actor;
  readonly input: object;
}

type Ask = <T>(query: string, input: object) => Promise<T>;
interface Whistle {
  readonly whistleId: string;
  readonly caseId: string | null;
  readonly state: string;
  readonly awaited: string;
}

/** What comes next for a case, by its state; nothing where it must wait. */
export async function nextStep(
  item: OpenCase,
  cast: Cast,
  chance: Chance,
  ask: Ask,
  now: string,
): Promise<Step | undefined> {
  const { caseId } = item;
  const office = chance.pick(cast.office);
  const worker = cast.workers.get(item.organisation) ?? office;
  const step = (actor: Actor, verb: string, input: object = {}): Step => ({
    verb,
    actor,
    input: { caseId, ...input },
  });
  switch (item.state) {
    case 'reported':
      return step(worker, 'verify');
    case 'verified':
      return step(cast.secretaries.get(item.organisation.slice(0, 12)) ?? office, 'file');
    case 'filed':
      return step(office, 'dispatch', { leadUnitId: leading(item, cast, chance).unitId });
    case 'arbitration':
      return step(office, 'arbitrate', { leadUnitId: leading(item, cast, chance).unitId });
    case 'handled':
      return chance.happens(0.04)
        ? step(worker, 'rework', { note: '仍未解决，请继续办理' })
        : step(worker, 'confirm');
    case 'closed':
      return step(office, 'followUp', answers(chance));
    case 'appraised':
      return mayBeReopened(item, now) ? undefined : step(office, 'archive');
    case 'suspended':
      return chance.happens(0.1) ? step(office, 'resume') : undefined;
    case 'joint':
      return atWhistle(item, cast, chance, ask);
    default:
      return ofUnit(item, cast, chance, step, office);
  }
}

function ofUnit(
  item: OpenCase,
  cast: Cast,
  chance: Chance,
  step: (actor: Actor, verb: string, input?: object) => Step,
  office: Actor,
): Step | undefined {
  const lead = playedAs(item.unit, cast);
  if (!lead) return undefined;
  const handler = chance.pick(lead.handlers);
  if (item.state === 'dispatched') return step(handler, 'sign');
  if (item.state === 'signed') return step(handler, 'contact');
  if (item.state !== 'inProgress') return undefined;
  if (!chance.happens(0.06)) return step(handler, 'submit', { outcome: chance.weighted(outcomes) });
  const others = [...cast.units.values()].filter(({ unitId }) => unitId !== lead.unitId);
  const called = new Set([chance.pick(others).unitId, chance.pick(others).unitId]);
  return step(office, 'blowWhistle', {
    kind: 'residents',
    title: '请到现场会商',
    calledUnitIds: [...called],
  });
}

async function atWhistle(
  { caseId }: OpenCase,
  cast: Cast,
  chance: Chance,
  ask: Ask,
): Promise<Step | undefined> {
  const whistles = await ask<Whistle[]>('whistles', { limit: 200 });
  const whistle = whistles.find((one) => one.caseId === caseId && one.state === 'blown');
  if (!whistle) return undefined;
  const { whistleId, awaited } = whistle;
  const missing = awaited === '' ? undefined : playedAs(awaited.split(', ')[0]!, cast);
  if (!missing)
    return { verb: 'concludeWhistle', actor: chance.pick(cast.office), input: { whistleId, rating: 4 } };
  return {
    verb: 'arriveWhistle',
    actor: chance.pick(missing.handlers),
    input: { whistleId, unitId: missing.unitId },
  };
}

function leading({ category, organisation }: OpenCase, cast: Cast, chance: Chance): Played {
  const matter = matterOf(category.replace(/^coordination\.category\./, ''));
  return cast.units.get(leadOf(matter, organisation, chance))!;
}

const playedAs = (unit: string, cast: Cast): Played | undefined =>
  cast.units.get(cast.keyOfUnit.get(unit) ?? '');

function answers(chance: Chance): object {
  if (chance.happens(0.05)) return { contacted: false };
  const solved = chance.weighted({ yes: 94, partly: 5, no: 1 });
  const satisfied = chance.weighted({ satisfied: 70, mostly: 22, fair: 4, dissatisfied: 2, none: 2 });
  return { contacted: true, solved, satisfied };
}

const reopenDays = 15;

const mayBeReopened = ({ closedAt }: OpenCase, now: string): boolean =>
  closedAt === null || Date.parse(now) - Date.parse(closedAt) < reopenDays * day;
