import type { Role } from '@heli/sdk';
import { nameOf } from '../frame/organisation-picker.js';
import { useWords } from '../language.js';
import { installation, usePlace } from '../place.js';
import { useAsk } from '../server/queries.js';
import type { Grant } from '../server/access-types.js';
import type { UnitRow } from '../server/types.js';

/** Roles that somebody can be given; some speak for one unit. The compiler knows if one is missing. */
const given: Readonly<Record<Exclude<Role, 'display'>, 'place' | 'unit'>> = {
  secretary: 'place',
  chair: 'place',
  viceChair: 'place',
  office: 'place',
  branchSecretary: 'place',
  liaison: 'unit',
  handler: 'unit',
  gridWorker: 'place',
  representative: 'place',
  resident: 'place',
  supervisor: 'place',
  personnelOfficer: 'place',
  administrator: 'place',
  developer: 'place',
};
export const givenRoles: readonly string[] = Object.keys(given);
export const speaksForUnit = (role: string | undefined): boolean =>
  Object.entries(given).some(([name, of]) => name === role && of === 'unit');

/** A grant as one word, for keys and choices. */
export const keyOf = ({ role, organisation, unitId, byPost }: Grant): string =>
  [role, organisation, unitId ?? '', byPost ? 'post' : ''].join(' ');

/** Organisations, units and grants in words. */
export function useNames() {
  const { t, language } = useWords();
  const { organisations, reach } = usePlace();
  const units = useAsk<UnitRow[]>(reach, 'core.units').data ?? [];
  const unitName = (row: UnitRow): string => (language === 'en' ? (row.nameEn ?? row.name) : row.name);
  const placeName = (code: string): string => {
    if (code === installation) return t('admin.people.installation');
    const row = organisations.find((one) => one.code === code);
    return row ? nameOf(row, language) : code;
  };
  const roleName = (role: string): string => t(`core.role.${role}`);
  const grantText = ({ role, organisation, unitId, byPost }: Grant): string => {
    const unit = units.find(({ id }) => id === unitId);
    const post = byPost ? t('admin.people.byPost') : null;
    return [roleName(role), placeName(organisation), unit ? unitName(unit) : unitId, post]
      .filter((part) => part !== null)
      .join(' · ');
  };
  const places = [
    ...(reach === installation ? [{ value: installation, label: placeName(installation) }] : []),
    ...organisations.map((row) => ({ value: row.code, label: nameOf(row, language) })),
  ];
  const unitChoices = units.map((row) => ({ value: row.id, label: unitName(row) }));
  return { placeName, roleName, grantText, places, unitChoices };
}
