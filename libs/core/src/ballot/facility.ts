import type { Ballots, BallotView } from '@heli/sdk';
import type { FacilityUse } from '../command/facilities.js';
import type { Sql } from '../database/sql.js';
import { ballotName } from './ballots.js';
import type { BallotHouse } from './house.js';
import { hasCast } from './tables.js';

/** Opens `ctx.ballots` for one run of a handler. */
export const openBallots =
  (house: BallotHouse) =>
  (use: FacilityUse): { ballots: Ballots } => {
    const sql = house.database.sql.writer;
    const named = (id: string): string => ballotName(use.owner, id);
    return {
      ballots: {
        ...viewBallots(house, sql, use),
        open: (id, opening) => house.office.open(sql, named(id), use.organisation, opening),
        cast: async (id, choices) => {
          if (!use.secret) throw new Error('A ballot is cast by a command that is declared secret.');
          await house.office.cast(sql, named(id), await voterOf(sql, use.actorId), choices);
          use.afterwards(() => house.cutLog());
        },
        close: async (id) => {
          const name = named(id);
          const result = await house.office.close(sql, name);
          use.afterwards(() => house.end(name, result));
          return result;
        },
      },
    };
  };

/** What queries see of ballots, on the connection that they read from. */
export const viewBallots = (
  house: Pick<BallotHouse, 'turnouts'>,
  sql: Sql,
  { owner, actorId }: Pick<FacilityUse, 'owner' | 'actorId'>,
): BallotView => ({
  turnout: (id) => house.turnouts.of(sql, ballotName(owner, id)),
  standing: async (id) => {
    const cast = await hasCast(sql, ballotName(owner, id), await voterOf(sql, actorId));
    if (cast === undefined) return 'absent';
    return cast ? 'cast' : 'entitled';
  },
});

/** The person behind an account, so that two accounts have one vote; an account without a person stands for itself. */
async function voterOf(sql: Sql, actorId: string): Promise<string> {
  const account = await sql.get<{ person_id: string | null }>(
    'SELECT person_id FROM core_account WHERE id = ?',
    actorId,
  );
  return account?.person_id ?? actorId;
}
