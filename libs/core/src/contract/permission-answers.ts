import { answer, type CommandType, type QueryType, type Role, type Scope } from '@heli/sdk';
import type { Registry } from '../registry/registry.js';
import { localName, ownerOf } from '../registry/registry.js';
import { permissionQueries as queries } from './permission-contract.js';

/** One line of the matrix, as the signature says it. */
function lineOf({ kind, name, permission }: CommandType | QueryType) {
  const holding = (scope: Scope): string[] =>
    (Object.keys(permission.roles) as Role[])
      .filter((role) => permission.roles[role] === scope)
      .map((role) => `core.role.${role}`);
  return {
    id: name,
    what: `${ownerOf(name)}.${kind}.${localName(name)}`,
    kind,
    permission: permission.name,
    anybodys: holding('subtree'),
    units: holding('own-unit'),
    own: holding('own'),
  };
}

export const permissionAnswers = (registry: () => Registry) => ({
  permissions: answer(queries.permissions, (_ctx, { role, search = '', offset, limit }) => {
    const all = registry().contracts.flatMap(({ commands, queries: asked }): (CommandType | QueryType)[] => [
      ...Object.values(commands),
      ...Object.values(asked),
    ]);
    const wanted = search.toLowerCase();
    const found = all.filter(
      ({ name, permission }) =>
        (role === undefined || permission.roles[role] !== undefined) &&
        (name.toLowerCase().includes(wanted) || permission.name.toLowerCase().includes(wanted)),
    );
    return Promise.resolve(found.slice(offset, offset + limit).map(lineOf));
  }),
});
