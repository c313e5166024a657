import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { unreadable } from './profile.js';
import { sentenceOf, type Problem } from './problem.js';
import type { Spill } from './spill.js';
import { words, type Language } from './words.js';

/** What an import of cases did. The cases and rows behind the counts stand in the report's file. */
export interface ImportReport {
  readonly file: string;
  readonly source: string;
  readonly organisation: string;
  readonly encoding: string;
  readonly dryRun: boolean;
  /** False where it was stopped; the next import brings in the rest. */
  readonly complete: boolean;
  readonly rows: number;
  readonly cases: number;
  readonly created: number;
  readonly known: number;
  /** Source events of the cases that are in now. */
  readonly sourceEvents: number;
  readonly casesLeftOut: number;
  readonly problemCount: number;
  readonly irregular: Readonly<Record<string, number>>;
  /** The first of them. */
  readonly problems: readonly Problem[];
}

export const shownProblems = 20;

/** Writes the report with every case and row in it, however many they are. */
export async function writeReport(file: string, report: ImportReport, spill: Spill): Promise<void> {
  const out = createWriteStream(file);
  const done = finished(out);
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await Promise.race([once(out, 'drain'), done]);
  };
  const list = async <T>(items: Iterable<T>, textOf: (item: T) => string): Promise<void> => {
    let comma = '';
    for (const item of items) {
      await write(`${comma}\n    ${textOf(item)}`);
      comma = ',';
    }
  };
  const { problems: _shown, irregular, ...counts } = report;
  try {
    await write(`${JSON.stringify(counts, null, 2).slice(0, -2)},\n  "irregular": {`);
    let comma = '';
    for (const [kind, count] of Object.entries(irregular)) {
      await write(`${comma}\n  ${JSON.stringify(kind)}: { "count": ${String(count)}, "cases": [`);
      await list(spill.irregular(kind), (caseId) => JSON.stringify(caseId));
      await write('\n  ] }');
      comma = ',';
    }
    await write('\n  },\n  "problems": [');
    await list(spill.problems(), (problem) => JSON.stringify(inBothLanguages(problem)));
    await write('\n  ]\n}\n');
    out.end();
    await done;
  } catch (error) {
    throw unreadable(file, error);
  }
}

const inBothLanguages = (problem: Problem) => ({
  ...problem,
  words: { 'zh-CN': sentenceOf(problem, 'zh-CN'), en: sentenceOf(problem, 'en') },
});

/** What a person reads in the terminal. */
export function summaryOf(report: ImportReport, language: Language): string {
  const { dryRun, complete, irregular, problems, problemCount } = report;
  const line = (key: Parameters<typeof words>[1], params: object): string =>
    words(language, key, params as Record<string, string | number>);
  const kinds = Object.entries(irregular).map(([kind, count]) =>
    line('import.summary.irregularKind', { count, kind: irregularWord(kind, language) }),
  );
  const shown = problems.map((problem) =>
    line(problem.column === undefined ? 'import.summary.problem' : 'import.summary.problemInColumn', {
      line: problem.line,
      column: problem.column ?? '',
      sentence: sentenceOf(problem, language),
    }),
  );
  return [
    line(
      dryRun ? 'import.summary.dryRun' : complete ? 'import.summary.done' : 'import.summary.stopped',
      report,
    ),
    line('import.summary.read', report),
    ...(dryRun ? [] : [line('import.summary.stored', report)]),
    ...(kinds.length > 0 ? [line('import.summary.irregular', {}), ...kinds] : []),
    ...(problemCount > 0
      ? [line('import.summary.problems', { ...report, shown: shown.length }), ...shown]
      : []),
  ].join('\n');
}

const irregularKinds = [
  'oneClerkOnly',
  'eventsAfterEnd',
  'endBeforeFirstEvent',
  'deadlineBeforeFirstEvent',
  'endBeforeStart',
] as const;

function irregularWord(kind: string, language: Language): string {
  const known = irregularKinds.find((name) => name === kind);
  return known ? words(language, `import.irregular.${known}`) : kind;
}
