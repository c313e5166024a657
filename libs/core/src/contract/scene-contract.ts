import { z } from 'zod';
import { command, defineCommands, defineEvents, defineQueries, event, query } from '@heli/sdk';
import { sceneTilesSchema } from '@heli/protocol';
import { manageDisplays, seeDisplays } from '../display/display-permissions.js';

const sceneId = z.string().min(1).max(40);
const name = z.string().trim().min(1).max(30);

/** What an administrator works on: a name and tiles on the grid. */
export const sceneLayoutSchema = z.strictObject({
  name,
  nameEn: name.optional(),
  /** Whether walls of the organisations below show it too. */
  below: z.boolean(),
  tiles: sceneTilesSchema,
});
export type SceneLayout = z.infer<typeof sceneLayoutSchema>;

export const sceneEvents = defineEvents('core', {
  /** What walls show from now on. */
  scenePublished: event({ data: z.object({ sceneId: z.string(), layout: sceneLayoutSchema }) }),
  sceneRemoved: event({ data: z.object({ sceneId: z.string() }) }),
});

export const sceneCommands = defineCommands('core', {
  /** Keeps a draft, of a new scene where no id is given; walls show nothing of it. */
  draftScene: command({
    permission: manageDisplays,
    input: sceneLayoutSchema.extend({ sceneId: sceneId.optional() }),
    output: z.object({ sceneId: z.string() }),
  }),
  /** Drops the draft; a scene that was never published goes with it. */
  discardSceneDraft: command({
    permission: manageDisplays,
    input: z.strictObject({ sceneId }),
    output: z.object({}),
  }),
  /** Has walls show the draft. */
  publishScene: command({
    permission: manageDisplays,
    input: z.strictObject({ sceneId }),
    output: z.object({}),
  }),
  removeScene: command({
    permission: manageDisplays,
    input: z.strictObject({ sceneId }),
    output: z.object({}),
  }),
});

export const sceneQueries = defineQueries('core', {
  /** The scenes of the organisation, and those that one above it has published for all below. */
  scenes: query({
    permission: seeDisplays,
    input: z.strictObject({}),
    output: z.array(
      z.object({
        sceneId: z.string(),
        organisation: z.string(),
        /** What is worked on; null where nothing is. */
        draft: sceneLayoutSchema.nullable(),
        /** What walls show; null before it was published. */
        published: sceneLayoutSchema.nullable(),
        publishedAt: z.iso.datetime().nullable(),
      }),
    ),
    whenAbsent: [],
  }),
});
