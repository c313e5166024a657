import { randomInt } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/core';
import { newId } from '../clock/id.js';
import { Refusal, type Emission, type EventType, type Reminder, type WriteContext } from '@heli/sdk';
import type { Draft } from '../log/entry.js';
import type { ReadSide } from '../query/read-context.js';
import { ownerOf } from '../registry/registry.js';
import { plain } from './plain.js';

/** What a handler asked for; carried out together when it has returned. */
export interface Intent {
  readonly drafts: Draft[];
  /** In the order of the calls; without a reminder the key is forgotten. */
  readonly timers: { key: string; set: { at: string; reminder: ReminderDraft } | undefined }[];
}

type ReminderDraft = Omit<Draft, 'id' | 'actorId' | 'actorRole' | 'occurredAt'>;

export interface Origin {
  readonly actorId: string;
  readonly role: string;
  readonly causationId: string | undefined;
  readonly correlationId: string;
  readonly depth: number;
  readonly imported: boolean;
}

/** A chain of causation longer than this is refused: two mechanisms answer each other without end. */
const longestChain = 8;

export interface WriteSide {
  readonly read: ReadSide;
  readonly em: EntityManager;
  readonly origin: Origin;
  /** The contract whose facts the handler may record. */
  readonly owner: string;
  /** Refuses an organisation outside the addressed subtree. */
  readonly within: (organisation: string) => void;
  readonly nextNumber: (series: string) => Promise<number>;
}

/** Builds the context of one handler; `revoke` makes every later use of it fail. */
export function openWriteContext(side: WriteSide): {
  context: WriteContext;
  intent: Intent;
  revoke: () => void;
} {
  const intent: Intent = { drafts: [], timers: [] };
  const state = { open: true };
  const alive = (): void => {
    if (!state.open) throw new Error('The context was used after its handler returned.');
  };
  const read = side.read;
  const context: WriteContext = {
    ...read.base,
    get em() {
      alive();
      return side.em;
    },
    settings: read.settings,
    ask: (query, input) => {
      alive();
      return read.ask(query, input);
    },
    id: () => newId(read.base.now),
    random: () => randomInt(2 ** 32) / 2 ** 32,
    number: (series) => {
      alive();
      return side.nextNumber(series);
    },
    emit: (event, emission) => {
      alive();
      intent.drafts.push(draftOf(side, event, emission));
    },
    remind: (key, at, event, reminder) => {
      alive();
      intent.timers.push({ key, set: { at: momentOf(at), reminder: reminderOf(side, event, reminder) } });
    },
    forget: (key) => {
      alive();
      intent.timers.push({ key, set: undefined });
    },
  };
  return { context, intent, revoke: () => void (state.open = false) };
}

/** Instants compare as text, so they have one form: UTC with milliseconds. */
function momentOf(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) throw new Error(`"${at}" is no moment.`);
  return moment.toISOString();
}

function reminderOf<E extends EventType>(side: WriteSide, event: E, reminder: Reminder<E>): ReminderDraft {
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
    data: event.data.parse(plain(reminder.data)),
    detail: undefined,
  };
}

function draftOf<E extends EventType>(side: WriteSide, event: E, emission: Emission<E>): Draft {
  const { origin, read } = side;
  const occurredAt = emission.occurredAt === undefined ? read.base.now : momentOf(emission.occurredAt);
  if (occurredAt > read.base.now)
    throw new Refusal('invalid', 'core.refusal.inTheFuture', { at: occurredAt }, 'occurredAt');
  if (origin.depth > longestChain)
    throw new Refusal('conflict', 'core.refusal.chainTooLong', { longest: longestChain });
  return {
    ...reminderOf(side, event, emission),
    id: newId(read.base.now),
    occurredAt,
    actorId: origin.actorId,
    actorRole: origin.role,
    detail:
      event.detail && emission.detail !== undefined ? event.detail.parse(plain(emission.detail)) : undefined,
  };
}
