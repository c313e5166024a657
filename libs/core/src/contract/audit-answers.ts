import { answer } from '@heli/sdk';
import { installation } from '../access/actor.js';
import type { Database } from '../database/database.js';
import { nearness } from '../organisation/nearness.js';
import type { OrganisationTree } from '../organisation/tree.js';
import type { Registry } from '../registry/registry.js';
import { auditOutcomes, auditQueries as queries } from './audit-contract.js';

interface AuditRow {
  readonly id: number;
  readonly at: string;
  readonly account: string | null;
  readonly action: string;
  readonly organisation: string;
  readonly outcome: string;
  readonly refusal: string | null;
  readonly seq: number | null;
}

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly outcome?: string | undefined;
  readonly account?: string | undefined;
  readonly action?: string | undefined;
}

/** A condition and the values for its places. */
type Condition = [string, ...string[]];

const dayMs = 86_400_000;

/** Conditions and their values; days are the house's. */
function conditionsOf(asked: Asked, startOf: (day: string) => string): Condition[] {
  const nextDay = (day: string): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
  return [
    ...(asked.from === undefined ? [] : [['r.at >= ?', startOf(asked.from)] as Condition]),
    ...(asked.to === undefined ? [] : [['r.at < ?', startOf(nextDay(asked.to))] as Condition]),
    ...(asked.outcome === undefined ? [] : [['r.outcome = ?', asked.outcome] as Condition]),
    ...(asked.account === undefined
      ? []
      : [
          [
            "r.actor_id IN (SELECT id FROM core_account WHERE (id = ? OR name = ?) AND state <> 'erased')",
            asked.account,
            asked.account,
          ] as Condition,
        ]),
    ...(asked.action === undefined
      ? []
      : [
          [`r.action LIKE ? ESCAPE '\\'`, `%${asked.action.replaceAll(/[\\%_]/g, '\\$&')}%`] as [
            string,
            string,
          ],
        ]),
  ];
}

/** `coordination.report` is worded by `coordination.command.report`; a door by its own key. */
const wordOf = (action: string): string =>
  action.startsWith('core.route.') ? action : action.replace('.', '.command.');

/** What was written down, at an organisation and below. */
export const auditAnswers = (
  { sql: { reader } }: Database,
  tree: OrganisationTree,
  registry: () => Registry,
) => ({
  audit: answer(queries.audit, async (ctx, asked) => {
    const near = nearness(tree, ctx.organisation, ctx.clock.dayOf(ctx.now));
    const below =
      ctx.organisation === installation ? undefined : tree.codes().filter((code) => near.below(code));
    const conditions = conditionsOf(asked, (day) => ctx.clock.startOf(day));
    const places = below && `r.organisation IN (${below.map(() => '?').join(',')})`;
    const where = [...conditions.map(([condition]) => condition), ...(places === undefined ? [] : [places])];
    const rows = await reader.all<AuditRow>(
      `SELECT r.id AS id, r.at AS at, a.name AS account, r.action AS action, r.organisation AS organisation,
              r.outcome AS outcome, r.refusal AS refusal, r.seq AS seq
       FROM core_audit r LEFT JOIN core_account a ON a.id = r.actor_id AND a.state <> 'erased'
       ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`} ORDER BY r.id DESC LIMIT ? OFFSET ?`,
      ...conditions.flatMap(([, ...values]) => values),
      ...(below ?? []),
      asked.limit,
      asked.offset,
    );
    return rows.map((row) => ({
      ...row,
      id: String(row.id),
      what:
        registry().command(row.action) || row.action.startsWith('core.route.')
          ? wordOf(row.action)
          : row.action,
      outcome: auditOutcomes.find((outcome) => outcome === row.outcome) ?? 'refused',
    }));
  }),
});
