import { useMemo } from 'react';
import { wordsOf } from '@heli/client';
import { adminWords, useWords } from '../language.js';
import { useRights } from '../server/may.js';
import { useCatalogue } from '../server/queries.js';
import { useChoices } from '../records/choices.js';
import { labelOf, optionOf } from '../records/field-value.js';
import { asSchema } from '../form/schema.js';
import { commandsOf, commandsOfPage, pagesOf, queryOf, type Command, type PageOf } from '../records/pages.js';
import { usePlace } from '../place.js';
import type { FieldReading } from './cell-value.js';
import { importable } from './rows.js';

/** A command that a sheet's rows can be sent as, one by one. */
export interface Target {
  readonly of: PageOf;
  readonly command: Command;
}

/** Commands of a page that begin something new from fields that cells can fill, and that one may send. */
export function useTargets(contract: string | undefined, page: string | undefined) {
  const { data: catalogue } = useCatalogue();
  const { may, waiting } = useRights();
  const of = catalogue
    ? pagesOf(catalogue).find((one) => one.mechanism.contract === contract && one.page.id === page)
    : undefined;
  return { waiting, of, targets: of ? targetsOf(of).filter(({ command }) => may(command.fullName)) : [] };
}

export function targetsOf(of: PageOf): Target[] {
  const list = asSchema(queryOf(of.mechanism, of.page.list)?.output);
  return commandsOfPage(commandsOf(of), list)
    .filter(({ schema }) => {
      const fields = new Set(importable(schema).map(([name]) => name));
      return fields.size > 1 && (schema.required ?? []).every((name) => fields.has(name));
    })
    .map((command) => ({ of, command }));
}

/** How the cells of each field are read, and what a column of it may be called. */
export function useReading({ of: { mechanism }, command }: Target) {
  const words = useWords();
  const { data: catalogue } = useCatalogue();
  const { zone } = usePlace();
  const fields = importable(command.schema).map(([name]) => name);
  const choices = useChoices(mechanism, fields);
  return useMemo(() => {
    const own = { words, contract: mechanism.contract };
    const both = catalogue
      ? (['zh-CN', 'en'] as const).map((language) => wordsOf(catalogue, language, adminWords))
      : [words];
    const wordIn = (key: string): string[] => both.map(({ t }) => t(key).toLowerCase());
    return {
      labels: fields.map((field): readonly [string, readonly string[]] => [
        field,
        both.map((spoken) => labelOf(field, { words: spoken, contract: mechanism.contract })),
      ]),
      label: (field: string): string => labelOf(field, own),
      reading: (field: string): FieldReading => ({
        choices: choices(field),
        options: (value) => both.map((spoken) => optionOf(field, value, { ...own, words: spoken })),
        yes: [...wordIn('admin.yes'), 'true', '1'],
        no: [...wordIn('admin.no'), 'false', '0'],
        zone,
      }),
    };
    // `fields` is made anew each time, from the command.
  }, [words, catalogue, mechanism, command, choices, zone]);
}
