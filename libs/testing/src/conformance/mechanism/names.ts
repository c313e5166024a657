import type { AnyMechanism } from '@heli/sdk';

const camelCase = /^[a-z][a-zA-Z0-9]*$/;
const table = 'Names follow the table in CONTRIBUTING.md.';

/** What is not named as CONTRIBUTING says: a sentence for each, with the cure. */
export function wrongNames(mechanism: AnyMechanism): string[] {
  return [...contributed(mechanism), ...permissions(mechanism), ...tables(mechanism), ...words(mechanism)];
}

function contributed({ implements: contract }: AnyMechanism): string[] {
  const { id, events, commands, queries, metrics, pages } = contract;
  const full = [
    ...Object.entries(events).map(([key, { type }]) => [key, type] as const),
    ...[...Object.entries(commands), ...Object.entries(queries)].map(
      ([key, { name }]) => [key, name] as const,
    ),
    ...[...Object.keys(metrics), ...pages.map((page) => page.id)].map(
      (key) => [key, `${id}.${key}`] as const,
    ),
  ];
  return full.flatMap(([key, name]) => [
    ...(camelCase.test(key) ? [] : [`"${key}" is not in camelCase: rename it. ${table}`]),
    ...(name === `${id}.${key}` ? [] : [`"${name}" stands under the key "${key}": call it "${id}.${key}".`]),
  ]);
}

function permissions({ implements: { id, commands, queries } }: AnyMechanism): string[] {
  const form = new RegExp(`^${id}\\.[a-z][a-zA-Z0-9]*\\.[a-z][a-zA-Z0-9]*$`);
  return [...Object.values(commands), ...Object.values(queries)].flatMap(({ name, permission }) => [
    ...(form.test(permission.name)
      ? []
      : [`The permission "${permission.name}" of ${name} must read ${id}.<entity>.<verb>. ${table}`]),
    ...(Object.keys(permission.roles).length > 0
      ? []
      : [`Nobody may ever do ${name}: name a role that may.`]),
  ]);
}

function tables({ id, entities, migrations, personal, seenWith }: AnyMechanism): string[] {
  const prefix = `${id.replaceAll('-', '_')}_`;
  const wrong = entities.flatMap((entity) => {
    const { className, tableName } = entity.meta;
    return [
      ...(new RegExp(`^${id}\\.[A-Z][a-zA-Z0-9]*$`).test(className)
        ? []
        : [`The entity "${className}" must be named "${id}.<Name>". ${table}`]),
      ...(tableName.startsWith(prefix) && /^[a-z0-9_]+$/.test(tableName)
        ? []
        : [`The table "${tableName}" of ${className} must begin with "${prefix}", in snake_case. ${table}`]),
      ...(personal.some((one) => one.entity === entity)
        ? []
        : [
            `${className} does not say in "personal" what it keeps about persons: say so, if only that it is nothing.`,
          ]),
    ];
  });
  const strangers = [
    ...seenWith.flatMap((way) => [way.entity, way.with]),
    ...personal.map((one) => one.entity),
  ]
    .filter((entity) => !entities.includes(entity))
    .map((entity) => `${entity.meta.className} is spoken of, but not among the entities: put it there.`);
  const steps = migrations.map(({ name }) => name);
  const odd = steps.filter((name, i) => !/^\d{4}-[a-z0-9-]+$/.test(name) || steps.indexOf(name) !== i);
  const unordered = JSON.stringify(steps) === JSON.stringify([...steps].sort()) ? [] : [steps.join(', ')];
  return [
    ...wrong,
    ...strangers,
    ...odd.map((name) => `The migration "${name}" must be named NNNN-<what>, once. ${table}`),
    ...unordered.map((list) => `The migrations must stand in the order of their numbers: ${list}.`),
  ];
}

function words({ id, implements: contract, locales }: AnyMechanism): string[] {
  const keys = [...Object.keys(locales['zh-CN']), ...Object.keys(contract.locales['zh-CN'])];
  return keys
    .filter((key) => !key.startsWith(`${contract.id}.`) && !key.startsWith(`${id}.`))
    .map((key) => `The words "${key}" belong to somebody else: begin the key with "${id}.".`);
}
