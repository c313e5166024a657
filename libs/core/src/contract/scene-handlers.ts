import { answer, handle, Refusal, type ReadContext } from '@heli/sdk';
import { isOverlapping, metricsIn, tileKey, type SceneTile } from '@heli/protocol';
import { inFull } from '../registry/catalogue.js';
import type { Registry } from '../registry/registry.js';
import type { SceneRow } from '../scene/scenes.js';
import type { KernelParts } from './kernel-parts.js';
import {
  sceneCommands as commands,
  sceneEvents as events,
  sceneLayoutSchema,
  sceneQueries as queries,
  type SceneLayout,
} from './scene-contract.js';

/** More would be no help to anybody; every room holds the cells of all of them. */
const mostScenes = 20;

const layoutOf = (text: string | null): SceneLayout | null =>
  text === null ? null : sceneLayoutSchema.parse(JSON.parse(text));

/** @throws Refusal invalid where two tiles stand on one place */
function refuseOverlap({ tiles }: SceneLayout): void {
  const over = tiles.findIndex((tile, i) =>
    tiles.slice(0, i).some((other) => isOverlapping(tile.at, other.at)),
  );
  if (over >= 0) throw new Refusal('invalid', 'core.refusal.sceneOverlap', { tile: over + 1 }, 'tiles');
}

/** Whether a mechanism of the house brings what a tile shows, in the kind it shows it in. */
function isKnown(registry: Registry, tile: SceneTile): boolean {
  if (tile.kind === 'declared')
    return registry.contracts.some(({ id, tiles }) =>
      tiles.some((one) => tileKey(inFull(id, one)) === tile.tile),
    );
  const metrics = metricsIn(tile).map((id) => registry.metric(id)?.metric);
  const isWhole = metrics.every((metric) => metric && metric.keys === undefined);
  return isWhole && (tile.kind !== 'gauge' || metrics.every((metric) => metric?.kind === 'ratio'));
}

/** @throws Refusal invalid for what no wall could show */
function refuseUnpublishable(registry: Registry, layout: SceneLayout): void {
  if (layout.tiles.length === 0) throw new Refusal('invalid', 'core.refusal.sceneEmpty', {}, 'tiles');
  const unknown = layout.tiles.findIndex((tile) => !isKnown(registry, tile));
  if (unknown >= 0)
    throw new Refusal('invalid', 'core.refusal.sceneTileUnknown', { tile: unknown + 1 }, 'tiles');
}

/** @throws Refusal not-found; another's scene answers as if it were absent */
async function ownScene(parts: KernelParts, { organisation }: ReadContext, id: string): Promise<SceneRow> {
  const row = await parts.database.sql.writer.get<SceneRow>('SELECT * FROM core_scene WHERE id = ?', id);
  if (row?.organisation !== organisation)
    throw new Refusal('not-found', 'core.refusal.unknownScene', {}, 'sceneId');
  return row;
}

export const sceneHandlers = (parts: KernelParts) => {
  const { writer } = parts.database.sql;
  return {
    draftScene: handle(commands.draftScene, async (ctx, { sceneId, ...layout }) => {
      refuseOverlap(layout);
      const draft = JSON.stringify(layout);
      if (sceneId !== undefined) {
        await ownScene(parts, ctx, sceneId);
        await writer.run('UPDATE core_scene SET draft = ? WHERE id = ?', draft, sceneId);
        return { sceneId };
      }
      const known = await writer.get<{ n: number }>(
        'SELECT COUNT(*) AS n FROM core_scene WHERE organisation = ?',
        ctx.organisation,
      );
      if ((known?.n ?? 0) >= mostScenes)
        throw new Refusal('conflict', 'core.refusal.tooManyScenes', { most: mostScenes });
      const id = `own.s${ctx.id().toLowerCase()}`;
      await writer.run('INSERT INTO core_scene VALUES (?, ?, ?, NULL, NULL)', id, ctx.organisation, draft);
      return { sceneId: id };
    }),

    discardSceneDraft: handle(commands.discardSceneDraft, async (ctx, { sceneId }) => {
      const { published } = await ownScene(parts, ctx, sceneId);
      if (published === null) await writer.run('DELETE FROM core_scene WHERE id = ?', sceneId);
      else await writer.run('UPDATE core_scene SET draft = NULL WHERE id = ?', sceneId);
      return {};
    }),

    publishScene: handle(commands.publishScene, async (ctx, { sceneId }) => {
      const row = await ownScene(parts, ctx, sceneId);
      const layout = layoutOf(row.draft);
      if (!layout) throw new Refusal('conflict', 'core.refusal.sceneWithoutDraft', {}, 'sceneId');
      refuseUnpublishable(parts.registry(), layout);
      await writer.run(
        'UPDATE core_scene SET draft = NULL, published = ?, published_at = ? WHERE id = ?',
        ...[row.draft, ctx.now, sceneId],
      );
      ctx.emit(events.scenePublished, { data: { sceneId, layout } });
      return {};
    }),

    removeScene: handle(commands.removeScene, async (ctx, { sceneId }) => {
      const { published } = await ownScene(parts, ctx, sceneId);
      await writer.run('DELETE FROM core_scene WHERE id = ?', sceneId);
      if (published !== null) ctx.emit(events.sceneRemoved, { data: { sceneId } });
      return {};
    }),
  };
};

export const sceneAnswers = ({ database, tree }: KernelParts) => ({
  scenes: answer(queries.scenes, async (ctx) => {
    const { organisation } = ctx;
    const rows = await database.sql.reader.all<SceneRow>('SELECT * FROM core_scene ORDER BY id');
    const line = new Set(tree.lineOf(organisation, ctx.clock.dayOf(ctx.now)));
    return rows
      .map((row) => ({
        sceneId: row.id,
        organisation: row.organisation,
        draft: row.organisation === organisation ? layoutOf(row.draft) : null,
        published: layoutOf(row.published),
        publishedAt: row.published_at,
      }))
      .filter(
        (row) => row.organisation === organisation || (row.published?.below && line.has(row.organisation)),
      );
  }),
});
