import type { Stage } from './rows.js';

/** What stands on a wall: its scenes, a part of the meeting, or what the chair holds there. */
export type Picture =
  'scenes' | 'emergency' | 'blank' | 'message' | 'countdown' | 'lobby' | 'item' | 'summary';

/**
 * An emergency goes before everything else, then what the chair holds, then the meeting; between two items the scenes
 * take turns (wall.md, promise 6). `over`: what is held has ended by its own time.
 */
export function pictureOf(stage: Stage | undefined, over: boolean): Picture {
  if (!stage) return 'scenes';
  const { emergency, phase } = stage;
  const hold = over ? null : (stage.hold ?? null);
  if (!over && emergency !== '') return 'emergency';
  if (hold === 'scene') return 'scenes';
  if (hold !== null && hold !== 'emergency') return hold;
  return phase === 'lobby' || phase === 'item' || phase === 'summary' ? phase : 'scenes';
}

/** A part of the meeting itself, not something held in its place. */
export const isMeeting = (picture: Picture): boolean =>
  picture === 'lobby' || picture === 'item' || picture === 'summary';

/** The contract whose scene the chair has pinned. */
export const pinnedScene = (stage: Stage | undefined, over: boolean): string | undefined =>
  !over && stage?.hold === 'scene' ? stage.scene : undefined;
