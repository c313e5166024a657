import type { EntityManager, EntitySchema, FilterDef } from '@mikro-orm/core';

/** What an actor may see of a plugin's rows; absent parts do not restrict. */
export interface RowScope {
  /** Codes of the organisations addressed; undefined where that is the whole tree. */
  readonly organisations?: readonly string[] | undefined;
  readonly units?: readonly string[] | undefined;
  readonly owner?: string | undefined;
}

/** Which property of an entity each part of the scope looks at. */
const parts = { organisations: 'organisation', units: 'unit', owner: 'owner' } as const;

/** Filters that cut every query of a plugin to the scope, on by default, by the properties an entity has. */
export function rowFilters(entities: readonly EntitySchema[]): Record<string, FilterDef> {
  const filters: Record<string, FilterDef> = {};
  for (const [part, property] of Object.entries(parts)) {
    const having = entities.filter((entity) => property in entity.meta.properties);
    if (having.length === 0) continue;
    filters[part] = {
      name: part,
      entity: having,
      default: true,
      cond: (args: { wanted?: string | readonly string[] }) =>
        args.wanted === undefined
          ? {}
          : { [property]: typeof args.wanted === 'string' ? args.wanted : { $in: [...args.wanted] } },
    };
  }
  return filters;
}

export function applyScope(em: EntityManager, scope: RowScope): void {
  for (const part of Object.keys(parts) as (keyof typeof parts)[])
    em.setFilterParams(part, { wanted: scope[part] });
}
