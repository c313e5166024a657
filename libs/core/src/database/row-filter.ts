import type { Dictionary, EntityManager, EntitySchema, FilterDef } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { wayInto, type Reach, type Way } from './row-way.js';

/** What an actor may see of a plugin's rows; absent parts do not restrict. */
export interface RowScope {
  /** Codes of the organisations addressed; undefined where that is the whole tree. */
  readonly organisations?: readonly string[] | undefined;
  /** Codes of what lies above the one addressed: rows that hold below where they stand are seen from here. */
  readonly above?: readonly string[] | undefined;
  readonly units?: readonly string[] | undefined;
  readonly owner?: string | undefined;
}

/** Which property of an entity each part of the scope looks at. */
export const scopeProperties = { organisations: 'organisation', units: 'unit', owner: 'owner' } as const;
export type ScopePart = keyof typeof scopeProperties;
export const scopeParts = Object.keys(scopeProperties) as ScopePart[];

/**
 * Filters that cut every query of a plugin to the scope, on by default: by an entity's own property, or by the rows it
 * is seen with. An entity that has neither gives nothing wherever that part of the scope restricts.
 */
export function rowFilters(entities: readonly EntitySchema[], reach: Reach): Record<string, FilterDef> {
  if (entities.length === 0) return {};
  const filters = scopeParts.map((part): [ScopePart, FilterDef] => {
    const property = scopeProperties[part];
    const ways = new Map(entities.map((entity) => [entity.meta.name, wayInto(entity, property, reach)]));
    const blocked = new Map(entities.map((entity) => [entity.meta.name, nothingOf(entity)]));
    const cond: FilterDef['cond'] = (
      { wanted, above = [] }: Wanted,
      _type,
      em: SqlEntityManager,
      _options,
      name = '',
    ) => {
      if (wanted === undefined) return {};
      const way = ways.get(name);
      return way ? conditionOf(way, { wanted: [wanted].flat(), above }, em) : (blocked.get(name) ?? {});
    };
    return [part, { name: part, entity: [...entities], default: true, cond }];
  });
  return Object.fromEntries(filters);
}

export function applyScope(em: EntityManager, scope: RowScope): void {
  for (const part of scopeParts) em.setFilterParams(part, { wanted: scope[part], above: scope.above });
}

/** What {@link applyScope} has cut a manager's rows to. */
export function scopeOf(em: EntityManager): RowScope {
  const params = scopeParts.map(
    (part) => [part, em.getFilterParams<Wanted>(part) as Wanted | undefined] as const,
  );
  const above = params.find(([, given]) => given?.above !== undefined)?.[1]?.above;
  return { ...Object.fromEntries(params.map(([part, given]) => [part, given?.wanted])), above };
}

interface Wanted {
  readonly wanted?: string | readonly string[];
  readonly above?: readonly string[] | undefined;
}

function conditionOf(
  way: Way,
  places: { readonly wanted: readonly string[]; readonly above: readonly string[] },
  em: SqlEntityManager,
): Dictionary {
  if (way.kind === 'common') return {};
  if (way.kind === 'own')
    return { [way.property]: { $in: [...places.wanted, ...(way.inherited ? places.above : [])] } };
  const any = way.rows.map(({ property, of, key, way: further }) => ({
    [property]: {
      $in: em
        .createQueryBuilder(of)
        .select(key)
        .where(conditionOf(further, places, em)),
    },
  }));
  return any.length === 1 ? any[0]! : { $or: any };
}

const nothingOf = (entity: EntitySchema): Dictionary => ({
  [Object.keys(entity.meta.properties)[0]!]: { $in: [] },
});
