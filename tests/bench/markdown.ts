import { readFileSync, writeFileSync } from 'node:fs';
import type { Report } from './main.ts';
import type { Judged, Result } from './row.ts';
import { comparedIn, cpuOf, goalOf, measuredIn } from './table.ts';

const begin = '<!-- measured: npm run bench -- --markdown -->';
const end = '<!-- /measured -->';

/**
 * Puts the table between the marks of a file.
 * @throws Error if the file has no marks
 */
export function writeTable(file: string, report: Report): void {
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no lines "${begin}" and "${end}".`);
  writeFileSync(file, `${text.slice(0, from)}${begin}\n\n${tableOf(report)}\n\n${text.slice(to)}`);
}

function tableOf({
  at,
  processor,
  cores,
  load,
  loadAfter,
  fsync,
  versions,
  minutes,
  quick,
  results,
}: Report): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `Measured ${at.slice(0, 16).replace('T', ' ')} UTC on ${processor}, ${cores} cores, in ${minutes.toFixed(0)} minutes` +
      `${quick ? ' (`--quick`)' : ''}; load ${load.join(' ')} before, ${loadAfter.join(' ')} after; ${fsync}; ${named.join(', ')}.`,
    '',
    '| row | what | measured | floor | compared (lowest … highest, rounds) | goal | verdict | processor time |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...results.flatMap(linesOf),
  ].join('\n');
}

const linesOf = (result: Result): string[] => result.aspects.map((aspect) => lineOf(result, aspect));

function lineOf({ id, what, floor, unitOfWork }: Result, aspect: Judged): string {
  const { thing, floor: least } = measuredIn(aspect);
  const cells = [id, `${what}: ${aspect.name}`, thing, `${least} (${floor})`, comparedIn(aspect)];
  return `| ${[...cells, goalOf(aspect), aspect.verdict, cpuOf(aspect, unitOfWork) ?? ''].join(' | ')} |`;
}
