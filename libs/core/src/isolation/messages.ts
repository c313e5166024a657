import type { RefusalCode, RefusalParams } from '@heli/sdk';
import type { RowScope } from '../database/row-filter.js';
import type { DialectName } from '../database/sql.js';

/** What a thread is told when it starts. */
export interface ThreadSetUp {
  /** Address of the mechanism's module. */
  readonly entry: string;
  readonly dialect: DialectName;
  readonly zone: string;
}

/** Which of a mechanism's handlers is run: by the local name of a command or query, or by its place in the list. */
export type HandlerName =
  | { readonly kind: 'command' | 'query'; readonly name: string }
  | { readonly kind: 'reaction' | 'takeover'; readonly place: number };

/** What a handler's context says without asking the house. */
export interface Circumstances {
  readonly organisation: string;
  readonly actorId: string;
  readonly actorPersonId: string | undefined;
  readonly actorUnitIds: readonly string[];
  readonly now: string;
  readonly settingsVersion: number;
  /** As they are stored: the mechanism's own schema reads them. */
  readonly settings: unknown;
  readonly logHead: { readonly seq: number; readonly hash: string } | undefined;
  /** What its rows are cut to; undefined where it may not see any. */
  readonly rows: RowScope | undefined;
}

/** What a handler asked for without waiting; the house carries it out in this order when it has returned. */
export type Wish =
  | { readonly does: 'emit'; readonly event: string; readonly given: unknown }
  | {
      readonly does: 'remind';
      readonly key: string;
      readonly at: string;
      readonly event: string;
      readonly given: unknown;
    }
  | { readonly does: 'forget'; readonly key: string };

/** An error on its way between the threads. */
export type Carried =
  | {
      readonly refusal: {
        readonly code: RefusalCode;
        readonly key: string;
        readonly params: RefusalParams;
        readonly field: string | undefined;
      };
    }
  | { readonly message: string; readonly stack: string | undefined; readonly code: string | undefined };

/** From the house to a thread. */
export type ToThread =
  | {
      readonly kind: 'run';
      readonly run: number;
      readonly handler: HandlerName;
      readonly given: unknown;
      readonly circumstances: Circumstances;
    }
  | { readonly kind: 'answer'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly call: number; readonly error: Carried }
  | { readonly kind: 'ping' };

/** From a thread to the house. */
export type ToHouse =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unfit'; readonly reason: string }
  | { readonly kind: 'pong'; readonly bufferBytes: number }
  | {
      readonly kind: 'call';
      readonly run: number;
      readonly call: number;
      readonly name: string;
      readonly given: readonly unknown[];
    }
  | {
      readonly kind: 'done';
      readonly run: number;
      readonly output: unknown;
      readonly wishes: readonly Wish[];
    }
  | { readonly kind: 'failed'; readonly run: number; readonly error: Carried };
