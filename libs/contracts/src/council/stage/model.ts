/** What the chair holds on the wall: a scene, nothing, a message, a countdown, an emergency (wall.md, promise 6). */
export const stageHolds = ['scene', 'blank', 'message', 'countdown', 'emergency'] as const;
export type StageHold = (typeof stageHolds)[number];

/**
 * What a meeting asks of the wall: check-in before the first item, the item that is on, nothing between two items (the
 * scenes take turns), what came of it after the end.
 */
export const stagePhases = ['none', 'lobby', 'item', 'between', 'summary'] as const;
export type StagePhase = (typeof stagePhases)[number];
