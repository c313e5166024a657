import { languages, type AnyMechanism } from '@heli/sdk';
import { fieldsIn, jsonSchemaOf, within } from './json-schema.js';

/** The words of a contract and of the mechanism that does it, as pages find them. */
export const wordsOf = ({ implements: contract, locales }: AnyMechanism) =>
  Object.fromEntries(
    languages.map((language) => [language, { ...contract.locales[language], ...locales[language] }]),
  ) as AnyMechanism['locales'];

/** Words that are not there, are empty, or say different things in the two languages; with the cure. */
export function wrongWords(mechanism: AnyMechanism): string[] {
  return [...missing(mechanism), ...differing(mechanism)];
}

function missing(mechanism: AnyMechanism): string[] {
  const words = wordsOf(mechanism);
  return [...wanted(mechanism).map((key) => [key] as const), ...optionsOf(mechanism)].flatMap((keys) =>
    languages
      .filter((language) => !keys.some((key) => key in words[language]))
      .map(
        (language) => `"${keys[0]}" has no words in ${language}: write them into locales/${language}.json.`,
      ),
  );
}

/** A setting's part is named after the setting and itself, whatever lies between: `rules.clock`. */
const nameOf = (path: readonly string[]): string => [...new Set([path[0], path.at(-1)])].join('.');

/** What a setting may be chosen from: words of its own, or the contract's for a field of that name. */
const optionsOf = ({ id, implements: contract, settings }: AnyMechanism): (readonly [string, string])[] =>
  [...within(jsonSchemaOf(settings.schema))].flatMap(({ path, schema }) =>
    (path.length > 0 ? (schema.enum ?? []) : []).map(
      (value) =>
        [
          `${id}.setting.${nameOf(path)}.${String(value)}`,
          `${contract.id}.${String(path.at(-1))}.${String(value)}`,
        ] as const,
    ),
  );

function wanted({ id: plugin, implements: contract, settings }: AnyMechanism): string[] {
  const own = [
    ...Object.keys(contract.metrics).flatMap((name) =>
      ['name', 'description', 'formula'].map((part) => `metric.${name}.${part}`),
    ),
    ...Object.keys(contract.commands).map((name) => `command.${name}`),
    ...Object.keys(contract.queries).map((name) => `query.${name}`),
    ...Object.keys(contract.events).map((name) => `event.${name}`),
    ...contract.pages.flatMap((page) => [
      `page.${page.id}`,
      ...page.columns.map((column) => `field.${column}`),
    ]),
    ...Object.values(contract.commands).flatMap(({ input }) =>
      fieldsIn(jsonSchemaOf(input)).map((field) => `field.${field}`),
    ),
  ].map((key) => `${contract.id}.${key}`);
  const named = [
    ...contract.tiles.flatMap((tile) => tile.title ?? []),
    ...contract.tiles.flatMap(({ scene }) => (scene === undefined ? [] : `${contract.id}.scene.${scene}`)),
    ...Object.values(contract.metrics).flatMap(({ basis }) => basis ?? []),
    ...contract.suggests.map(({ title }) => title),
  ];
  const paths = [...within(jsonSchemaOf(settings.schema))]
    .filter(({ path }) => path.length > 0)
    .map(({ path }) => nameOf(path));
  const forms = paths.flatMap((path) => [`${plugin}.setting.${path}`, `${plugin}.setting.${path}.help`]);
  return [...new Set([...own, ...named, ...forms])];
}

function differing({ implements: contract, locales }: AnyMechanism): string[] {
  return [contract.locales, locales].flatMap(({ 'zh-CN': zh, en }) =>
    [...new Set([...Object.keys(zh), ...Object.keys(en)])].flatMap((key) => {
      const [chinese, english] = [zh[key], en[key]];
      // English has a form for one, which Chinese has not.
      if (chinese === undefined && key.endsWith('.one')) return [];
      if (chinese === undefined || english === undefined)
        return [`"${key}" stands in one language only: write it in the other too.`];
      if (chinese.trim() === '' || english.trim() === '') return [`"${key}" is empty: write the words.`];
      return holes(chinese) === holes(english)
        ? []
        : [`"${key}" fills ${holes(chinese)} in zh-CN and ${holes(english)} in en: fill the same.`];
    }),
  );
}

const holes = (text: string): string =>
  [...text.matchAll(/\{\w+\}/g)]
    .map(([hole]) => hole)
    .sort()
    .join(' ') || 'nothing';
