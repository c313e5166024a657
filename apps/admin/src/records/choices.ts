import type { MechanismEntry } from '@heli/protocol';
import type { Words } from '@heli/client';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { asSchema, fieldsOf, type Choice } from '../form/schema.js';
import { nameOf } from '../frame/organisation-picker.js';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import type { Row } from '../server/types.js';
import { queryOf } from './pages.js';

/** A query whose rows a field's values are taken from. */
interface Source {
  readonly query: string;
  readonly input: object;
}

const mostChoices = 200;
const pluralOf = (name: string): string => (name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`);

/**
 * By the contracts' naming: `unit`, `leadUnitId`, `coUnitIds` are units, `personId` and `holderId` persons; `category`
 * and `caseId` are rows of the contract's own lists `categories` and `cases`, where it has them.
 */
export function sourceOf(field: string, mechanism: MechanismEntry): Source | undefined {
  if (/(^u|U)nit(Ids?)?$/.test(field)) return { query: 'core.units', input: {} };
  if (/(^p|P)erson(Ids?)?$|(^h|H)older(Ids?)$/.test(field)) return { query: 'core.persons', input: {} };
  const query = queryOf(mechanism, pluralOf(field.replace(/Id$/, '')));
  if (!query) return undefined;
  const input = asSchema(query.input);
  if ((input.required ?? []).length > 0) return undefined;
  const paged = fieldsOf(input).some(([name]) => name === 'limit');
  return { query: query.name, input: paged ? { limit: mostChoices } : {} };
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A row as something to choose: by its name, or its number and title. */
export function choiceOf(row: Row, { find, language }: Words): Choice | undefined {
  const value = text(row['id']);
  if (value === undefined || row['state'] === 'erased' || row['state'] === 'closed') return undefined;
  const name = language === 'en' ? (text(row['nameEn']) ?? text(row['name'])) : text(row['name']);
  const label =
    name ?? [text(row['number']), text(row['title'])].filter((part) => part !== undefined).join(' ');
  return { value, label: label === '' ? value : (find(label) ?? label) };
}

export type Choices = (field: string) => readonly Choice[] | undefined;

/** The lists that fields may be chosen from, at the organisation in hand. */
export function useChoices(mechanism: MechanismEntry, fields: readonly string[], enabled = true): Choices {
  const words = useWords();
  const { server } = useDoors();
  const { organisation, organisations } = usePlace();
  const sources = fields.map((field) => sourceOf(field, mechanism));
  const wanted = [...new Map(sources.flatMap((source) => (source ? [[source.query, source] as const] : [])))];
  const answers = useQueries({
    queries: wanted.map(([query, { input }]) => ({
      queryKey: ['ask', organisation, query, input],
      queryFn: () => server.ask<Row[]>(organisation, query, input),
      staleTime: 60_000,
      enabled,
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  return useMemo(() => {
    const rowsOf = new Map(wanted.map(([query], index) => [query, answers[index]]));
    return (field) => {
      if (field === 'organisation') {
        return organisations.map((row) => ({ value: row.code, label: nameOf(row, words.language) }));
      }
      // A list that cannot be read leaves the field to be typed.
      const rows = rowsOf.get(sourceOf(field, mechanism)?.query ?? '');
      return rows?.flatMap((row) => choiceOf(row, words) ?? []);
    };
    // `wanted` is made anew each time, from what is listed here.
  }, [answers, organisations, words, mechanism]);
}
