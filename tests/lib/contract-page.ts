import type { AnyMechanism, Contract, Metric } from '@heli/sdk';
import { z } from 'zod';

type Words = Readonly<Record<string, string>>;
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string => {
  if (rows.length === 0) return 'None.\n';
  const line = (of: readonly string[]): string => `| ${of.map(cell).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n') + '\n';
};
const code = (text: string): string => `\`${text}\``;

/** The shape of a value in a few characters: `text`, `day`, `a \| b`, `text[]`. */
function shapeOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.length > 6 ? `one of ${schema.enum.length}` : schema.enum.join(' or ');
  if (schema.anyOf) return schema.anyOf.map(shapeOf).join(' or ');
  if (schema.type === 'array') return `${shapeOf(schema.items ?? {})}[]`;
  if (schema.format === 'date') return 'day';
  if (schema.format === 'date-time') return 'moment';
  const plain: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'whole number',
    null: 'nothing',
  };
  return plain[schema.type ?? ''] ?? schema.type ?? 'anything';
}

function fieldsOf(type: z.ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(type, {
    ...{ unrepresentable: 'any', io: 'input' },
  }) as Schema;
  return Object.entries(properties)
    .map(([name, schema]) => `${code(name)}${required.includes(name) ? '' : '?'}: ${shapeOf(schema)}`)
    .join(', ');
}

const holdersOf = (roles: Contract['commands'][string]['permission']['roles']): string =>
  Object.entries(roles)
    .map(([role, scope]) => (scope === 'subtree' ? role : `${role} (${scope})`))
    .join(', ');

function targetOf(metric: Metric): string {
  const { bands, direction } = metric;
  if (!bands) return direction;
  if ('low' in bands) return `${bands.low} to ${bands.high}`;
  return direction === 'down' ? `≤ ${bands.green}, ≤ ${bands.amber}` : `≥ ${bands.green}, ≥ ${bands.amber}`;
}

function metricsOf({ id, metrics }: Contract, words: Words): string {
  return table(
    ['metric', 'what', 'formula', 'unit', 'target ●, ▲', 'audience', 'of'],
    Object.entries(metrics).map(([name, metric]) => [
      code(`${id}.${name}`),
      words[`${id}.metric.${name}.description`] ?? '',
      words[`${id}.metric.${name}.formula`] ?? '',
      ...[metric.unit, targetOf(metric), metric.audience ?? 'public', metric.about],
    ]),
  );
}

function settingsOf({ settings, locales }: AnyMechanism): string {
  const words: Words = locales.en;
  const { properties = {} } = z.toJSONSchema(settings.schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as Schema;
  const keyOf = (name: string): string | undefined =>
    Object.keys(words).find((key) => key.endsWith(`.setting.${name}.help`));
  return table(
    ['setting', 'default', 'what it decides'],
    Object.entries(properties).map(([name, schema]) => [
      ...[code(name), code(JSON.stringify(schema.default ?? null)), words[keyOf(name) ?? ''] ?? ''],
    ]),
  );
}

/** All that others rely on of a contract, and what can be set in the mechanism that implements it; Markdown, in English. */
export function contractPage(mechanism: AnyMechanism): string {
  const contract = mechanism.implements;
  const { id, version, commands, queries, events, tiles, pages, suggests } = contract;
  const words: Words = contract.locales.en;
  const zh: Words = contract.locales['zh-CN'];
  const word = (key: string): string => words[`${id}.${key}`] ?? '';
  const feeds = Object.values(queries).filter(({ live }) => live);
  const asked = Object.values(queries).filter(({ live }) => !live);
  const local = (name: string): string => name.slice(id.length + 1);
  return [
    `<!-- Written by tests/architecture/contract-pages.test.ts from the contract; do not edit. -->\n`,
    `# ${word('name')} ${zh[`${id}.name`] ?? ''}\n\n${word('description')}.\n`,
    `Contract \`${id}\` ${version}. How values look on the wire says [the protocol](../protocol.md), who may do what in all [access](../access.md).\n`,
    `## Metrics\n\n${metricsOf(contract, words)}`,
    `## Commands\n\n${table(
      ['command', 'what', 'who', 'input'],
      Object.values(commands).map(({ name, permission, input }) => [
        ...[code(name), word(`command.${local(name)}`), holdersOf(permission.roles), fieldsOf(input)],
      ]),
    )}`,
    `## Queries\n\n${table(
      ['query', 'what', 'who', 'input'],
      asked.map(({ name, permission, input }) => [
        ...[code(name), word(`query.${local(name)}`), holdersOf(permission.roles), fieldsOf(input)],
      ]),
    )}`,
    `## Feeds for walls\n\n${table(
      ['feed', 'what', 'to the public', 'to the council'],
      feeds.map(({ name, live }) => [
        ...[code(name), word(`query.${local(name)}`), (live!.fields.public ?? []).join(', ')],
        (live!.fields.council ?? []).join(', '),
      ]),
    )}`,
    `## Facts\n\n${table(
      ['fact', 'what', 'data', 'words that an erasure takes'],
      Object.values(events).map(({ type, data, detail }) => [
        ...[code(type), word(`event.${local(type)}`), fieldsOf(data), detail ? fieldsOf(detail) : ''],
      ]),
    )}`,
    `## Tiles\n\n${table(
      ['scene', 'kind', 'shows', 'audience'],
      tiles.map((tile) => [
        ...[tile.scene ?? id, tile.kind],
        ('metric' in tile && tile.metric) ||
          ('metrics' in tile && tile.metrics.join(', ')) ||
          ('feed' in tile && tile.feed) ||
          '',
        tile.audience ?? 'public',
      ]),
    )}`,
    `## Pages\n\n${table(
      ['page', 'list', 'commands'],
      pages.map((page) => [word(`page.${page.id}`), code(page.list), page.commands.map(code).join(', ')]),
    )}`,
    `## Suggestions\n\n${table(
      ['fact', 'for', 'title'],
      suggests.map(({ on, for: wanted, title }) => [code(on), wanted, words[title] ?? '']),
    )}`,
    `## Settings of ${code(mechanism.id)}\n\n${settingsOf(mechanism)}`,
  ].join('\n');
}
