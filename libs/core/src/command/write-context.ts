import { randomInt } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/core';
import { newId } from '../clock/id.js';
import {
  Refusal,
  type Emission,
  type EventType,
  type Facilities,
  type Reminder,
  type WriteContext,
} from '@heli/sdk';
import type { Draft } from '../log/entry.js';
import type { ReadSide } from '../query/read-context.js';
import { ownerOf } from '../registry/registry.js';
import { revocable } from './facilities.js';
import { newBudget, stored, type Budget } from './plain.js';

/** What a handler asked for; carried out together when it has returned. */
export interface Intent {
  readonly drafts: Draft[];
  /** In the order of the calls; without a reminder the key is forgotten. */
  readonly timers: { key: string; set: { at: string; reminder: ReminderDraft } | undefined }[];
  /** Carried out once the rest is stored, in the writer's turn, before anybody is answered. */
  readonly afterwards: (() => Promise<void>)[];
}

type ReminderDraft = Omit<Draft, 'id' | 'actorId' | 'actorRole' | 'occurredAt'>;

export interface Origin {
  readonly actorId: string;
  readonly role: string;
  readonly causationId: string | undefined;
  readonly correlationId: string;
  readonly depth: number;
  /** When the fact happened that caused it. */
  readonly causedAt: string | undefined;
  readonly imported: boolean;
}

/** A chain of causation longer than this is refused: two mechanisms answer each other without end. */
const longestChain = 8;
/** More facts or timers than this of one handler are a flood. */
const most = 5000;
const longestKey = 500;
/** A deadline so long after the fact that caused it begins a new chain: time itself keeps that from spinning. */
const newChainMs = 3_600_000;

export interface WriteSide {
  readonly read: ReadSide;
  readonly em: EntityManager;
  readonly origin: Origin;
  /** The contract whose facts the handler may record. */
  readonly owner: string;
  /** Refuses an organisation outside the addressed subtree. */
  readonly within: (organisation: string) => void;
  readonly facilities: (intent: Intent) => Facilities;
  /** A secret command leaves nothing but its slip in the box. */
  readonly secret: boolean;
}

/** Builds the context of one handler; `revoke` makes every later use of it fail. */
export function openWriteContext(side: WriteSide): {
  context: WriteContext;
  intent: Intent;
  revoke: () => void;
} {
  const intent: Intent = { drafts: [], timers: [], afterwards: [] };
  const { read } = side;
  const { alive } = read;
  const leaving = side.secret ? leavesNothing : alive;
  const budget = newBudget();
  const context: WriteContext = Object.freeze({
    ...read.base,
    ...read.outlook,
    ...facilitiesFor(side, intent),
    get em() {
      leaving();
      return side.em;
    },
    settings: read.settings,
    ask: read.ask,
    id: () => newId(read.base.now),
    random: () => randomInt(2 ** 32) / 2 ** 32,
    emit: (event, emission) => {
      leaving();
      refuseFlood(intent.drafts);
      intent.drafts.push(draftOf(side, event, emission, budget));
    },
    remind: (key, at, event, reminder) => {
      leaving();
      refuseFlood(intent.timers);
      const moment = momentOf(at);
      const depth = depthAt(side.origin, moment);
      const set = { at: moment, reminder: { ...reminderOf(side, event, reminder, budget), depth } };
      intent.timers.push({ key: keyOf(key), set });
    },
    forget: (key) => {
      leaving();
      refuseFlood(intent.timers);
      intent.timers.push({ key: keyOf(key), set: undefined });
    },
  } satisfies WriteContext);
  return { context, intent, revoke: read.revoke };
}

/** Of a secret command's facilities only the ballots can be used. */
function facilitiesFor(side: WriteSide, intent: Intent): Facilities {
  const all = side.facilities(intent);
  const { alive } = side.read;
  if (!side.secret) return revocable(all, alive);
  return { ...revocable(all, leavesNothing), ballots: revocable(all.ballots, alive) };
}

function leavesNothing(): never {
  throw new Error('A secret command leaves nothing but its slip in the box; what it needs to know it asks.');
}

function refuseEndless({ depth }: Origin): void {
  if (depth > longestChain)
    throw new Refusal('conflict', 'core.refusal.chainTooLong', { longest: longestChain });
}

/** How long the chain is at a deadline: one that is due at once is a link like any other. */
function depthAt(origin: Origin, at: string): number {
  const { causedAt } = origin;
  if (causedAt === undefined || Date.parse(at) - Date.parse(causedAt) >= newChainMs) return 0;
  refuseEndless(origin);
  return origin.depth;
}

function refuseFlood(asked: readonly unknown[]): void {
  if (asked.length >= most) throw new Error(`One handler asks for more than ${String(most)} at once.`);
}

function keyOf(key: unknown): string {
  if (typeof key !== 'string' || key.length > longestKey)
    throw new Error('A deadline has a key that is none.');
  return key;
}

/** Instants compare as text, so they have one form: UTC with milliseconds. */
function momentOf(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) throw new Error(`"${at}" is no moment.`);
  return moment.toISOString();
}

function reminderOf<E extends EventType>(
  side: WriteSide,
  event: E,
  reminder: Reminder<E>,
  budget: Budget,
): ReminderDraft {
  if (ownerOf(event.type) !== side.owner) throw new Error(`"${event.type}" is a fact of another contract.`);
  const organisation = reminder.organisation ?? side.read.base.organisation;
  side.within(organisation);
  return {
    type: event.type,
    version: event.version,
    organisation,
    subject: reminder.subject,
    causationId: side.origin.causationId,
    correlationId: side.origin.correlationId,
    depth: side.origin.depth,
    imported: side.origin.imported,
    data: stored(event.data, reminder.data, budget),
    detail: undefined,
  };
}

function draftOf<E extends EventType>(
  side: WriteSide,
  event: E,
  emission: Emission<E>,
  budget: Budget,
): Draft {
  const { origin, read } = side;
  const occurredAt = emission.occurredAt === undefined ? read.base.now : momentOf(emission.occurredAt);
  if (occurredAt > read.base.now)
    throw new Refusal('invalid', 'core.refusal.inTheFuture', { at: occurredAt }, 'occurredAt');
  refuseEndless(origin);
  return {
    ...reminderOf(side, event, emission, budget),
    id: newId(read.base.now),
    occurredAt,
    actorId: origin.actorId,
    actorRole: origin.role,
    detail:
      event.detail && emission.detail !== undefined
        ? stored(event.detail, emission.detail, budget)
        : undefined,
  };
}
