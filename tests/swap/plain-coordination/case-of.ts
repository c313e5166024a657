import type { CaseState, coordination, events, Step } from '@heli/contracts/coordination';
import type { EventData, OutputOf, WorkClock } from '@heli/sdk';
import type { DossierRow, Told } from './dossier.entity.js';
import type { Rules } from './settings.js';

type Events = typeof events;
type Row = OutputOf<typeof coordination.queries.cases>[number];

/** A case as its facts leave it. */
export interface Case {
  readonly id: string;
  readonly organisation: string;
  readonly owner: string;
  readonly state: CaseState;
  readonly step: Step | null;
  readonly stepSince: string;
  /** How many of the seven steps it has come to. */
  readonly reached: number;
  readonly lastAt: string;
  readonly number: string;
  readonly title: string;
  readonly place: string;
  readonly description: string;
  readonly category: string;
  readonly severity: Row['severity'];
  readonly origin: Row['origin'];
  readonly channel: EventData<Events['caseFiled']>['channel'] | null;
  readonly reportedAt: string;
  readonly filedAt: string | null;
  readonly cycle: number;
  readonly unit: string | null;
  readonly due: string | null;
  readonly dueSign: string | null;
  readonly dueContact: string | null;
  readonly clock: 'natural' | 'workday';
  readonly binding: boolean;
  readonly dispatchedAt: string | null;
  readonly dispatchedBy: string | null;
  readonly settingsVersion: number | null;
  /** Everybody who has put a hand to it since its dispatch. */
  readonly hands: readonly string[];
  readonly handledAt: string | null;
  readonly minutes: number;
  readonly outcome: EventData<Events['caseHandled']>['outcome'] | null;
  readonly suspendedAt: string | null;
  readonly suspendedMinutes: number;
  /** Minutes that were left when its clock was stopped. */
  readonly left: number | null;
  readonly reviewAt: string | null;
  readonly returns: number;
  readonly reworks: number;
  readonly closedAt: string | null;
  readonly solved: string | null;
  readonly source: string | null;
  readonly sourceId: string | null;
}

interface Around {
  readonly told: Told;
  readonly words: Readonly<Record<string, string>>;
  readonly rules: Rules;
  readonly clock: WorkClock;
}
/** What a fact makes of a case. */
type Change<E extends keyof Events> = (
  item: Case,
  data: EventData<Events[E]>,
  around: Around,
) => Partial<Case>;

const none = {
  ...{
    state: 'reported',
    step: null,
    stepSince: '',
    reached: 0,
    lastAt: '',
    number: '',
    title: '',
    place: '',
  },
  ...{ description: '', category: '', severity: 'normal', origin: 'resident', channel: null, reportedAt: '' },
  ...{ filedAt: null, cycle: 1, unit: null, due: null, dueSign: null, dueContact: null, clock: 'natural' },
  ...{ binding: false, dispatchedAt: null, dispatchedBy: null, settingsVersion: null, hands: [] },
  ...{ handledAt: null, minutes: 0, outcome: null, suspendedAt: null, suspendedMinutes: 0, left: null },
  ...{ reviewAt: null, returns: 0, reworks: 0, closedAt: null, solved: null, source: null, sourceId: null },
} as const satisfies Omit<Case, 'id' | 'organisation' | 'owner'>;

const undispatched = { unit: null, due: null, dueSign: null, dueContact: null } as const;
const atHand = (item: Case, { told }: Around): Partial<Case> => ({ hands: [...item.hands, told.actor] });

const changes: { readonly [E in keyof Events]?: Change<E> } = {
  caseReported: (_, { number, category, severity, origin, channel = null }, { told, words }) => ({
    ...{ number, category, severity, origin, channel, reportedAt: told.at },
    ...{ title: words['title'] ?? '', place: words['place'] ?? '', description: words['description'] ?? '' },
  }),
  caseVerified: () => ({ state: 'verified' }),
  caseFiled: (
    item,
    { number, category, severity, origin, channel, source, sourceId, due },
    { told, words },
  ) => ({
    ...{ state: 'filed', number, category, severity, origin, channel: channel ?? null, filedAt: told.at },
    ...{ title: item.title || (words['title'] ?? sourceId ?? ''), reportedAt: item.reportedAt || told.at },
    ...{ source: source ?? null, sourceId: sourceId ?? null, due: due ?? null },
  }),
  caseRejected: () => ({ state: 'rejected' }),
  caseMerged: () => ({ state: 'merged' }),
  caseDispatched: (_, data, { told }) => ({
    ...{ state: 'dispatched', unit: data.leadUnitId ?? null, due: data.due ?? null, clock: data.clock },
    ...{ dueSign: data.dueSign ?? null, dueContact: data.dueContact ?? null, binding: data.binding },
    ...{
      dispatchedAt: told.at,
      dispatchedBy: told.imported ? null : told.actor,
      settingsVersion: data.settingsVersion,
    },
    ...{ hands: [], handledAt: null, minutes: 0, outcome: null, solved: null },
    ...{ suspendedAt: null, suspendedMinutes: 0, left: null, reviewAt: null },
  }),
  caseSigned: (item, _, around) => ({ state: 'signed', ...atHand(item, around) }),
  caseReturned: (_, { returns }, { rules }) => ({
    ...{ ...undispatched, returns, state: returns >= rules.arbitrationAt ? 'arbitration' : 'filed' },
  }),
  caseContacted: (item, _, around) => ({ state: 'inProgress', ...atHand(item, around) }),
  caseExtended: (_, { due }) => ({ due }),
  caseSuspended: (item, { reviewAt }, { told, clock }) => ({
    ...{ state: 'suspended', suspendedAt: told.at, reviewAt },
    ...(item.due !== null && item.due > told.at
      ? { due: null, left: clock.minutesBetween(told.at, item.due, item.clock) }
      : {}),
  }),
  caseResumed: (item, { due, suspendedMinutes }) => ({
    ...{ state: 'inProgress', suspendedAt: null, reviewAt: null, left: null, due: due ?? item.due },
    suspendedMinutes: item.suspendedMinutes + suspendedMinutes,
  }),
  whistleBlown: () => ({ state: 'joint' }),
  whistleConcluded: () => ({ state: 'inProgress' }),
  caseHandled: (item, { outcome, minutes }, around) => ({
    ...{ state: 'handled', outcome, minutes, handledAt: around.told.at, ...atHand(item, around) },
  }),
  caseReworked: (item) => ({
    ...{ state: 'inProgress', reworks: item.reworks + 1, outcome: null, handledAt: null, minutes: 0 },
  }),
  caseClosed: (_, { outcome, due }, { told }) => ({
    state: 'closed',
    outcome,
    due: due ?? null,
    closedAt: told.at,
  }),
  caseFollowedUp: (_, { solved = null }) => ({ state: 'appraised', solved }),
  caseReopened: (_, { cycle }) => ({
    ...{ ...undispatched, state: 'filed', cycle, closedAt: null, outcome: null, solved: null },
    ...{ returns: 0, reworks: 0, binding: false },
  }),
  caseArchived: () => ({ state: 'archived' }),
};

/** Where a fact that moves a case through the funnel leaves it. */
function moved(item: Case, { data, at }: Told): Partial<Case> {
  if (!('to' in data)) return {};
  const { from, to, reached } = data as EventData<Events['caseVerified']>;
  return {
    reached: item.reached + reached.length,
    ...(from === to ? {} : { step: to, stepSince: at }),
  };
}

/** A case as its facts leave it. */
export function caseOf(row: DossierRow, rules: Rules, clock: WorkClock): Case {
  const { id, organisation, owner } = row;
  const isStep = ({ name }: Told): boolean => !name.endsWith('FellDue');
  return row.facts.filter(isStep).reduce<Case>(
    (item, told) => {
      const change = changes[told.name as keyof Events];
      const around = { told, words: row.words[told.id] ?? {}, rules, clock };
      const lastAt = told.at > item.lastAt ? told.at : item.lastAt;
      return { ...item, ...moved(item, told), ...change?.(item, told.data as never, around), lastAt };
    },
    { ...none, id, organisation, owner },
  );
}
