import { answer, handle, Refusal } from '@heli/sdk';
import type { Database } from '../database/database.js';
import { viewCommands as commands, viewQueries as queries } from './view-contract.js';

/** More would be no help to anybody. */
const mostViews = 30;

interface ViewRow {
  readonly name: string;
  readonly filters: string;
}

const ofPage = 'SELECT name, filters FROM core_view WHERE account_id = ? AND page = ? ORDER BY name';

export const viewHandlers = ({ sql: { writer } }: Database) => ({
  saveView: handle(commands.saveView, async (ctx, { page, name, filters }) => {
    const known = await writer.all<ViewRow>(ofPage, ctx.actorId, page);
    if (known.length >= mostViews && !known.some((view) => view.name === name))
      throw new Refusal('conflict', 'core.refusal.tooManyViews', { most: mostViews }, 'name');
    await writer.run(
      `INSERT INTO core_view VALUES (?, ?, ?, ?)
       ON CONFLICT (account_id, page, name) DO UPDATE SET filters = excluded.filters`,
      ctx.actorId,
      page,
      name,
      JSON.stringify(filters),
    );
    return {};
  }),

  removeView: handle(commands.removeView, async (ctx, { page, name }) => {
    await writer.run(
      'DELETE FROM core_view WHERE account_id = ? AND page = ? AND name = ?',
      ctx.actorId,
      page,
      name,
    );
    return {};
  }),
});

export const viewAnswers = ({ sql: { reader } }: Database) => ({
  views: answer(queries.views, async (ctx, { page }) => {
    const rows = await reader.all<ViewRow>(ofPage, ctx.actorId, page);
    return rows.map(({ name, filters }) => ({
      name,
      filters: JSON.parse(filters) as Record<string, string>,
    }));
  }),
});
