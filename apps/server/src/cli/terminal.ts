import { core } from '@heli/core';
import { Refusal } from '@heli/sdk';
import { readersLanguage } from './house.js';

export const print = (line: string): void => void process.stdout.write(`${line}\n`);
/** Progress and remarks, apart from what a script reads. */
export const remark = (line: string): void => void process.stderr.write(`${line}\n`);

/** Ends with one sentence and exit code 1; a stack is for nobody. */
export function fail(error: unknown): void {
  process.exitCode = 1;
  remark(
    error instanceof Refusal ? sentenceOf(error) : error instanceof Error ? error.message : String(error),
  );
}

/** The refusal in the reader's words; its key where only a mechanism's own words have it. */
function sentenceOf({ key, params, field }: Refusal): string {
  const text =
    (core.locales[readersLanguage()] as Readonly<Record<string, string>>)[key] ??
    `${key} ${JSON.stringify(params)}`;
  const said = text.replace(/\{(\w+)\}/g, (hole, name: string) =>
    name in params ? String(params[name]) : hole,
  );
  return field === undefined ? said : `${said} (${field})`;
}
