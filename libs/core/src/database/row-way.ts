import type { EntitySchema } from '@mikro-orm/core';
import type { AnyMechanism, Permission, Scope } from '@heli/sdk';

/** How a row is found to lie in a scope: everywhere, by its own property, or by any row that it is seen with. */
export type Way =
  | { readonly kind: 'common' }
  /** `inherited`: rows of what lies above count too. */
  | { readonly kind: 'own'; readonly property: string; readonly inherited: boolean }
  | {
      readonly kind: 'with';
      readonly rows: readonly {
        readonly property: string;
        readonly of: EntitySchema;
        readonly key: string;
        readonly way: Way;
      }[];
    };

/** What a mechanism says of how its rows are reached. */
export type Reach = Pick<AnyMechanism, 'seenWith' | 'common' | 'inherited'>;

/** The way from an entity to the property that a scope looks at, if there is one. */
export function wayInto(
  entity: EntitySchema,
  property: string,
  reach: Reach,
  passed: readonly EntitySchema[] = [],
): Way | undefined {
  const ofPlaces = property === 'organisation';
  if (!ofPlaces && reach.common.includes(entity)) return { kind: 'common' };
  if (property in entity.meta.properties)
    return { kind: 'own', property, inherited: ofPlaces && reach.inherited.includes(entity) };
  const rows = reach.seenWith
    .filter((each) => each.entity === entity && !passed.includes(each.with))
    .flatMap((each) => {
      const way = wayInto(each.with, property, reach, [...passed, entity]);
      return way ? [{ property: each.property, of: each.with, key: each.key ?? 'id', way }] : [];
    });
  return rows.length > 0 ? { kind: 'with', rows } : undefined;
}

const needed: Readonly<Record<Scope, string | undefined>> = {
  subtree: undefined,
  'own-unit': 'unit',
  own: 'owner',
};

/**
 * Why a mechanism's rows could not be kept to the scopes of its contract, as a sentence: an entity has neither the
 * property that a scope looks at, nor one that it is seen with.
 */
export function scopeFaultOf({ entities, implements: contract, ...reach }: AnyMechanism): string | undefined {
  const permissions = [...Object.values(contract.commands), ...Object.values(contract.queries)].map(
    ({ permission }) => permission,
  );
  const required = [
    { property: 'organisation', why: 'every row belongs to an organisation' },
    ...permissions.flatMap(requirementsOf),
  ];
  for (const { property, why } of required) {
    const lacking = entities.find((entity) => !wayInto(entity, property, reach));
    if (lacking)
      return `Entity "${lacking.meta.name}" has no property "${property}", yet ${why}: give it one, say in "seenWith" which row it is seen with, or in "common" that it belongs to the whole organisation.`;
  }
  return undefined;
}

const requirementsOf = ({ name, roles }: Permission): { property: string; why: string }[] =>
  Object.entries(roles).flatMap(([role, scope]) => {
    const property = needed[scope];
    return property === undefined ? [] : [{ property, why: `"${name}" of ${role} reaches "${scope}" only` }];
  });
