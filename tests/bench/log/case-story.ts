import { events, severities, type CaseState, type Step } from '@heli/contracts/coordination';
import type { EventType } from '@heli/sdk';
import type { z } from 'zod';

/** Cells of a table's row. */
export type Cells = Readonly<Record<string, string | number | null>>;

/** How many facts every story has, its two deadlines among them. */
export const factsPerCase = 12;

/** One fact of a case, and what it changes in the case's row. */
export interface Chapter {
  readonly at: string;
  readonly event: EventType;
  readonly data: object;
  readonly detail: Readonly<Record<string, string>> | undefined;
  readonly row: Cells;
  /** Set where a deadline tells it, which goes by this key. */
  readonly key: string | undefined;
}

export interface Protagonist {
  readonly id: string;
  readonly number: string;
  readonly organisation: string;
  readonly unit: string;
  readonly reportedAt: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const categories = ['environment.litter', 'utilities.lighting', 'disputes.noise', 'safety.fire', 'other'];
const origins = ['grid', 'patrol', 'hotline', 'resident'] as const;

const iso = (at: number): string => new Date(at).toISOString();

/** The whole life of a case, from the report to the archive; in time or late, solved or not, as chance has it. */
export function storyOf(chance: () => number, of: Protagonist): Chapter[] {
  const times = timesOf(chance, of.reportedAt);
  const chapters = [...intake(chance, of, times), ...handling(of, times), ...ending(chance, of, times)];
  return chapters.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Times = ReturnType<typeof timesOf>;

function timesOf(chance: () => number, reported: number) {
  const after = (at: number, least: number, most: number): number =>
    at + Math.round(least + chance() * (most - least));
  const verified = after(reported, 10 * minute, 2 * hour);
  const filed = after(verified, 10 * minute, 3 * hour);
  const dispatched = after(filed, 10 * minute, 2 * hour);
  const signed = after(dispatched, 10 * minute, 4 * hour);
  const contacted = after(signed, hour, 21 * hour);
  const handled = after(contacted, hour, 5 * day);
  const closed = after(handled, hour, 12 * hour);
  const followedUp = after(closed, 6 * hour, day);
  const archived = after(followedUp, hour, day);
  const ends = { dueContact: dispatched + day, due: dispatched + 5 * day };
  return {
    reported,
    verified,
    filed,
    dispatched,
    signed,
    contacted,
    handled,
    closed,
    followedUp,
    archived,
    ...ends,
  };
}

function intake(chance: () => number, { id, number, organisation }: Protagonist, times: Times): Chapter[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  const kind = { category: pick(categories), severity: pick(severities), origin: pick(origins) };
  const told = { number, ...kind, channel: 'phone' } as const;
  const title = '路灯不亮';
  const about = {
    title,
    description: '小区东门外的路灯已三天不亮，晚上老人出行不便。',
    place: '东门外',
    reporter: '王某',
  };
  const { reported, verified, filed } = times;
  const first = {
    ...{
      organisation,
      number,
      ...kind,
      channel: 'phone',
      title,
      description: about.description,
      place: about.place,
    },
    reported_at: iso(reported),
  };
  const row = { ...first, ...stands('reported', 'collected', reported, 1) };
  return [
    tell(events.caseReported, reported, { ...moved(id, null, 'collected'), ...told }, row, about),
    tell(events.caseVerified, verified, moved(id, 'collected', 'collected', []), { state: 'verified' }),
    tell(
      events.caseFiled,
      filed,
      { ...moved(id, 'collected', 'filed'), ...told },
      { ...stands('filed', 'filed', filed, 2), filed_at: iso(filed) },
      { title },
    ),
  ];
}

function handling({ id, unit }: Protagonist, times: Times): Chapter[] {
  const { dispatched, signed, contacted, handled } = times;
  const due = iso(times.due);
  const dueContact = iso(times.dueContact);
  const minutes = Math.round((handled - dispatched) / minute);
  const order = {
    leadUnitId: unit,
    coUnitIds: [] as string[],
    due,
    dueContact,
    clock: 'natural' as const,
    settingsVersion: 0,
  };
  const inTime = contacted <= times.dueContact;
  return [
    tell(
      events.caseDispatched,
      dispatched,
      { ...moved(id, 'filed', 'dispatched'), ...order, cycle: 1, binding: false },
      { ...stands('dispatched', 'dispatched', dispatched, 3), unit, due, due_contact: dueContact },
    ),
    tell(
      events.caseSigned,
      signed,
      { ...moved(id, 'dispatched', 'dispatched', []), late: false },
      { state: 'signed', dispatched_at: iso(dispatched), dispatched_by: 'office', signed_by: 'handler' },
    ),
    tell(
      events.caseContacted,
      contacted,
      { ...moved(id, 'dispatched', 'inProgress'), late: !inTime },
      { ...stands('inProgress', 'inProgress', contacted, 4), contacted_by: 'handler' },
    ),
    fallsDue(`contact:${id}:1:0`, events.contactFellDue, times.dueContact, {
      ...{ caseId: id, cycle: 1, round: 0, due: dueContact, met: inTime },
    }),
    tell(
      events.caseHandled,
      handled,
      { ...moved(id, 'inProgress', 'handled'), outcome: 'resolved', minutes },
      {
        ...stands('handled', 'handled', handled, 5),
        ...{ handled_by: 'handler', handled_at: iso(handled), handled_minutes: minutes },
      },
    ),
  ];
}

function ending(chance: () => number, { id }: Protagonist, times: Times): Chapter[] {
  const { closed, followedUp, archived } = times;
  const due = iso(times.due);
  const met = closed <= times.due;
  const solved = chance() < 0.9 ? 'yes' : 'no';
  const satisfied = chance() < 0.85 ? 'satisfied' : 'fair';
  return [
    tell(
      events.caseClosed,
      closed,
      { ...moved(id, 'handled', 'verified'), cycle: 1, outcome: 'resolved', due, late: !met, reworks: 0 },
      {
        ...stands('closed', 'verified', closed, 6),
        closed_at: iso(closed),
        closed_by: 'office',
        outcome: 'resolved',
      },
    ),
    fallsDue(`due:${id}:1`, events.caseFellDue, times.due, {
      ...{ caseId: id, cycle: 1, due, met, ...(met && { closedAt: iso(closed) }) },
    }),
    tell(
      events.caseFollowedUp,
      followedUp,
      { ...moved(id, 'verified', 'appraised'), contacted: true, solved, satisfied, excluded: false },
      { ...stands('appraised', 'appraised', followedUp, 7), solved },
    ),
    tell(
      events.caseArchived,
      archived,
      moved(id, 'appraised', null, []),
      stands('archived', null, archived, 7),
    ),
  ];
}

function tell<E extends EventType>(
  event: E,
  at: number,
  data: z.input<E['data']> & object,
  row: Cells,
  detail?: Readonly<Record<string, string>>,
): Chapter {
  return { at: iso(at), event, data, detail, row, key: undefined };
}

function fallsDue<E extends EventType>(
  key: string,
  event: E,
  due: number,
  data: z.input<E['data']> & object,
): Chapter {
  return { at: iso(due), event, data, detail: undefined, row: {}, key };
}

const moved = (caseId: string, from: Step | null, to: Step | null, reached: Step[] = to ? [to] : []) => ({
  ...{ caseId, from, to, reached },
});

const stands = (state: CaseState, step: Step | null, since: number, reached: number): Cells => ({
  ...{ state, step, step_since: iso(since), reached },
});
