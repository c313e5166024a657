import { z } from 'zod';
import { audiences } from '@heli/sdk';
import type { CellName, Feed, WireCell } from './cell.js';
import { protocolVersion } from './names.js';
import { sceneTilesSchema } from './own-scene-schema.js';
import type { Problem } from './problem.js';

/** Client → server, answered by an acknowledgement with a {@link WatchAnswer}. */
export const watchSchema = z.strictObject({
  protocol: z.literal(protocolVersion),
  /** Codes of the organisations to watch; all must lie within the token's reach. */
  organisations: z.array(z.string().max(20)).min(1).max(50),
  /** What the client already has: the scope it was given and the last `to` it applied. */
  since: z.strictObject({ scope: z.string().max(100), version: z.number().int().nonnegative() }).optional(),
  /** To see what others see, no more than the token allows: a preview of a wall. The token's own if left out. */
  audience: z.enum(audiences).optional(),
  /** Rows as they would be under the draft of this mechanism's settings, saved then; for whoever may change them. */
  draft: z.strictObject({ mechanism: z.string().max(50), savedAt: z.iso.datetime().max(40) }).optional(),
  /** Cells of these tiles too: of a scene that is not published yet. */
  tiles: sceneTilesSchema.optional(),
});
export type Watch = z.infer<typeof watchSchema>;

/** What may be wrong with a wall: a script that failed, a picture that does not paint, a memory that is full. */
export const displayFaults = ['script', 'paint', 'storage'] as const;
const pictureName = z.string().max(40);
/** A picture and for how long it stood since the last report. */
const shownSchema = z.strictObject({ shows: pictureName, seconds: z.number().int().min(0).max(3_600) });

/** Display → server, every {@link reportEveryMs}: that it lives, what it shows, and that it really paints. */
export const reportSchema = z.strictObject({
  /** Whether the browser painted a frame when it was asked to. */
  painted: z.boolean(),
  /** The sequence number that stands in the picture. */
  seq: z.number().int().nonnegative(),
  /** A scene by its id, or a part of a meeting. */
  shows: pictureName,
  shown: z.array(shownSchema).max(20).default([]),
  build: z.string().max(100),
  faults: z.array(z.enum(displayFaults)).max(displayFaults.length),
  /** What was thrown last, and where, for the server's log. */
  said: z.string().max(500).optional(),
});
export type DisplayReport = z.infer<typeof reportSchema>;
export type ShownPicture = z.infer<typeof shownSchema>;

/** Display → server, when it is ordered: its picture as XHTML with the rules it is drawn by. */
export const snapshotSchema = z.strictObject({
  width: z.number().int().min(1).max(20_000),
  height: z.number().int().min(1).max(20_000),
  theme: z.enum(['night', 'day']),
  html: z.string().max(500_000),
  css: z.string().max(200_000),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

/** Server → display. */
export type DisplayOrder = Readonly<{
  /** Load the page anew, ask anew what this display is and shows, or send a snapshot of the picture. */
  do: 'reload' | 'settings' | 'snapshot';
}>;

export type Pause = Readonly<{ mechanism: string; reason: string; since: string }>;

/** What a room's content looks like at a moment: names, values, and which mechanisms are paused. */
export interface Frame {
  /** Hash of epoch, organisations, audience and mask rules. Another scope: drop the store first. */
  readonly scope: string;
  /** The frame follows on version `from`; a client whose version differs has a gap and watches again. */
  readonly from: number;
  readonly to: number;
  readonly asOf: string;
  /** Sequence number of the last event contained. */
  readonly seq: number;
  /** Names of cells that this frame introduces. */
  readonly names?: readonly CellName[];
  readonly cells: readonly WireCell[];
  readonly feeds?: readonly Feed[];
  /** All mechanisms that are paused now; absent means unchanged. */
  readonly paused?: readonly Pause[];
}

/** The answer to `watch`: all cells (`snapshot`) or those changed since. */
export interface Watched extends Frame {
  readonly snapshot: boolean;
  /** Business day the relative periods stand on. */
  readonly today: string;
  /** Identity of the server's build; another one means: reload between scenes. */
  readonly build: string;
}
export type WatchAnswer =
  { readonly ok: true; readonly room: Watched } | { readonly ok: false; readonly problem: Problem };
