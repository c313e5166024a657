import type { Language, Recipients } from '@heli/sdk';
import { installation } from '../access/actor.js';
import type { Param, Sql } from '../database/sql.js';

/** Somebody to whom a notice goes. */
export interface Recipient {
  readonly account: string;
  readonly email: string | null;
  readonly language: Language;
}

/** More than a street's whole office and all its units: what names more is a mistake. */
export const mostRecipients = 5000;

const holes = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Who was granted something, by hand or by a post of their person's. */
const grantedTo = (what: string): string =>
  `a.id IN (SELECT account_id FROM core_grant WHERE ${what})
   OR a.person_id IN (SELECT person_id FROM core_post_grant WHERE held = 1 AND ${what})`;

/** Accounts that are any of those named, each once; `line` is the notice's organisation and those above it. */
export function recipientsOf(
  sql: Sql,
  { accounts = [], persons = [], units = [], roles = [] }: Recipients,
  line: readonly string[],
): Promise<Recipient[]> {
  const above = [...line, installation];
  const ways: { where: string; params: readonly Param[] }[] = [
    { where: `a.id IN (${holes(accounts)})`, params: accounts },
    { where: `a.person_id IN (${holes(persons)})`, params: persons },
    {
      where: grantedTo(`unit_id IN (${holes(units)})`),
      params: [...units, ...units],
    },
    {
      where: grantedTo(`role IN (${holes(roles)}) AND organisation IN (${holes(above)})`),
      params: roles.length > 0 ? [...roles, ...above, ...roles, ...above] : [],
    },
  ].filter(({ params }) => params.length > 0);
  if (ways.length === 0) return Promise.resolve([]);
  return sql.all<Recipient>(
    `SELECT a.id AS account, c.email AS email, COALESCE(c.language, 'zh-CN') AS language
     FROM core_account a LEFT JOIN core_contact c ON c.account_id = a.id
     WHERE a.state = 'active' AND (${ways.map(({ where }) => where).join(' OR ')}) ORDER BY a.id`,
    ...ways.flatMap(({ params }) => params),
  );
}
