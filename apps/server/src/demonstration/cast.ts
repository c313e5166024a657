import { installation, systemActor, type Actor, type Kernel } from '@heli/core';
import type { Matter } from './matters.js';
import { propertyKeys, units } from './units.js';
import type { Chance } from './chance.js';
import fenghuang from './fenghuang.json' with { type: 'json' };

export const operator = systemActor('operator');
/** 凤凰街道: the whole demonstration lies in it. */
export const street = fenghuang.organisations[0]!.code;
const communities = fenghuang.organisations.slice(1);
const ordinals = ['一', '二', '三', '四'] as const;

export interface Grid {
  readonly code: string;
  readonly name: string;
  readonly communityCode: string;
  readonly communityName: string;
}

/** Two to four grids in each community, the same each time. */
export const grids: readonly Grid[] = communities.flatMap(({ code, name }, index) =>
  ordinals.slice(0, 2 + ((index * 7) % 3)).map((ordinal, i) => ({
    code: `${code}${String(i + 1).padStart(3, '0')}`,
    name: `第${ordinal}网格`,
    communityCode: code,
    communityName: name.replace(/居民委员会$|居委会$/, ''),
  })),
);

/** The tree as the house registers it, parents first. */
export const organisations = [
  ...fenghuang.organisations.map((one) => ({
    ...one,
    ...(one.code === street && { nameEn: 'Fenghuang Sub-district' }),
    parentCode: one.code === street ? null : one.parentCode,
  })),
  ...grids.map(({ code, name, communityCode }) => ({ code, name, level: 'grid', parentCode: communityCode })),
];

export interface Played {
  readonly unitId: string;
  readonly handlers: readonly Actor[];
}

/** Those who act, each with an account of their own. */
export interface Cast {
  readonly office: readonly Actor[];
  readonly secretaries: ReadonlyMap<string, Actor>;
  readonly workers: ReadonlyMap<string, Actor>;
  readonly units: ReadonlyMap<string, Played>;
  readonly keyOfUnit: ReadonlyMap<string, string>;
}

/** Finds the demonstration's accounts and units, and makes those that are not there yet. */
export async function assemble(kernel: Kernel): Promise<Cast> {
  const account = async (
    name: string,
    role: Actor['grants'][number]['role'],
    unitId?: string,
  ): Promise<Actor> => {
    const grants = [{ role, organisation: street, unitId }];
    const id = (await kernel.accounts.find(name)) ?? (await kernel.accounts.create(name, undefined, grants));
    return { id, kind: 'account', grants, audience: undefined };
  };
  for (const role of ['secretary', 'chair', 'viceChair'] as const) await account(`demo-${role}`, role);
  const office = [await account('demo-office-1', 'office'), await account('demo-office-2', 'office')];
  const secretaries = new Map<string, Actor>();
  for (const { code } of communities)
    secretaries.set(code, await account(`demo-branch-${code}`, 'branchSecretary'));
  const workers = new Map<string, Actor>();
  for (const { code } of grids) workers.set(code, await account(`demo-grid-${code}`, 'gridWorker'));
  const ids = await unitIds(kernel);
  const played = new Map<string, Played>();
  for (const { key } of units) {
    const unitId = ids.get(key)!;
    const names = [`demo-unit-${key}-1`, `demo-unit-${key}-2`];
    const handlers: Actor[] = [];
    for (const name of names) handlers.push(await account(name, 'handler', unitId));
    played.set(key, { unitId, handlers });
  }
  const keyOfUnit = new Map(units.map(({ key, name }) => [name, key]));
  return { office, secretaries, workers, units: played, keyOfUnit };
}

async function unitIds(kernel: Kernel): Promise<Map<string, string>> {
  const present = (await kernel.queries.ask(operator, installation, 'core.units', {})) as {
    id: string;
    name: string;
  }[];
  const found = new Map<string, string>();
  for (const { key, name, nameEn, kind } of units) {
    const known = present.find((unit) => unit.name === name)?.id;
    const made =
      known ??
      (await kernel.command(street, 'core.registerUnit', { name, nameEn, kind }, `demo-unit-${key}`));
    found.set(key, typeof made === 'string' ? made : (made as { unitId: string }).unitId);
  }
  return found;
}

/** A unit that may lead such a matter; an estate has the same property firm each time. */
export function leadOf({ leads }: Pick<Matter, 'leads'>, grid: string, chance: Chance): string {
  const lead = chance.pick(leads);
  return lead === 'property' ? propertyKeys[Number(grid.slice(9, 12)) % propertyKeys.length]! : lead;
}
