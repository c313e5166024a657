import type { Language } from '@heli/sdk';
import type { Sql } from '../database/sql.js';

/** What everybody may know of an organisation. */
export interface OrganisationName {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly level: string;
}

/** @returns undefined where there is no such organisation */
export function nameOf(from: Sql, code: string): Promise<OrganisationName | undefined> {
  return from.get<OrganisationName>(
    'SELECT code, name, name_en AS "nameEn", level FROM core_organisation WHERE code = ?',
    code,
  );
}

/** Its name for a reader: an organisation need not have one in English. */
export const nameFor = ({ name, nameEn }: OrganisationName, language: Language): string =>
  (language === 'en' ? nameEn : null) ?? name;
