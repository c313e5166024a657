import { hash, randomInt } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/core';
import type {
  EventType,
  QueryType,
  ReadContext,
  Settings,
  SettingsOf,
  WorkClock,
  WriteContext,
} from '@heli/sdk';
import { newId } from '../clock/id.js';
import { plain } from '../command/plain.js';
import { frozen } from '../fault/freeze.js';
import type { Circumstances, Wish } from './messages.js';
import { ask, refuseEnded, type FarRun } from './thread-calls.js';

/** More than this of one handler is a flood; the house refuses it too. */
const mostWishes = 10_000;

const far =
  (name: string) =>
  (...given: unknown[]): Promise<never> =>
    ask<never>(name, ...given.map((each) => plain(each)));

/** A query or an event crosses as its name. */
const answerOf = async (query: QueryType, input: unknown): Promise<unknown> => {
  const { known, value } = await ask<{ known: boolean; value: unknown }>('ask', query.name, plain(input));
  return known ? value : plain(query.whenAbsent);
};

const attach = (ids: unknown, home: { readonly shownBy: QueryType }): Promise<never> =>
  ask<never>('files.attach', plain(ids), plain({ ...home, shownBy: home.shownBy.name }));

const facilities = {
  directory: {
    organisations: far('directory.organisations'),
    above: far('directory.above'),
    units: far('directory.units'),
    persons: far('directory.persons'),
    actors: far('directory.actors'),
  },
  ballots: {
    turnout: far('ballots.turnout'),
    standing: far('ballots.standing'),
    open: far('ballots.open'),
    cast: far('ballots.cast'),
    close: far('ballots.close'),
  },
  files: { of: far('files.of'), attach },
  figures: far('figures'),
  suggestions: far('suggestions'),
  notify: far('notify'),
  number: far('number'),
  ask: answerOf,
};

/** Each schema reads the stored settings once. */
function settingsFrom(value: unknown): ReadContext['settings'] {
  const parsed = new Map<Settings, unknown>();
  return <S extends Settings>(settings: S) => {
    if (!parsed.has(settings)) parsed.set(settings, frozen(settings.schema.parse(value)));
    return parsed.get(settings) as SettingsOf<S>;
  };
}

/** A handler's context on its own thread: what it may know at once is there, for the rest it asks the house. */
export function farContext(
  run: FarRun,
  { settings, rows: _rows, logHead, ...known }: Circumstances,
  em: EntityManager,
  clock: WorkClock,
): { context: WriteContext; wishes: readonly Wish[] } {
  const wishes: Wish[] = [];
  const wish = (wanted: Wish): void => {
    refuseEnded(run);
    if (wishes.length >= mostWishes)
      throw new Error(`One handler asks for more than ${String(mostWishes)} at once.`);
    wishes.push(wanted);
  };
  const context = {
    ...known,
    ...facilities,
    clock,
    logHead: logHead ?? { seq: 0, hash: '' },
    digest: (text: string) => hash('sha256', text),
    settings: settingsFrom(settings),
    get em() {
      refuseEnded(run);
      return em;
    },
    id: () => newId(known.now),
    random: () => randomInt(2 ** 32) / 2 ** 32,
    emit: ({ type }: EventType, emission: unknown) =>
      wish({ does: 'emit', event: type, given: plain(emission) }),
    remind: (key: string, at: string, { type }: EventType, reminder: unknown) =>
      wish({ does: 'remind', key, at, event: type, given: plain(reminder) }),
    forget: (key: string) => wish({ does: 'forget', key }),
  } satisfies Record<keyof WriteContext, unknown> as unknown as WriteContext;
  return { context: Object.freeze(context), wishes };
}
