import { hash, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { encodingOf } from './encoding.js';
import { ImportFault, toldIn } from './import-fault.js';
import { arrange, type Branch, type Candidate, type Organisation } from './organisation-tree.js';
import { sentenceOf, type Problem } from './problem.js';
import { readJson } from './profile.js';
import { shownProblems } from './report.js';
import { rowsOf } from './rows.js';
import { refusalIn, sendPatiently, type CommandSender } from './sender.js';
import { words, type Language } from './words.js';

export interface OrganisationImport {
  /** A JSON list of organisations, or a CSV with the same columns. */
  readonly file: string;
  readonly sender: CommandSender;
  readonly reportFile?: string | undefined;
  readonly language?: Language | undefined;
}

export interface OrganisationReport {
  readonly file: string;
  readonly registered: number;
  readonly known: number;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
}

const chunk = 500;
const columns = ['code', 'name', 'level', 'parentCode'] as const;

/**
 * Registers a tree of organisations, parents first; what is there already stays as it is.
 * @throws ImportFault if the file as a whole can't be imported
 */
export async function importOrganisations(options: OrganisationImport): Promise<OrganisationReport> {
  const { file, sender, reportFile } = options;
  return toldIn(options.language ?? 'en', async () => {
    const candidates = /\.json$/i.test(file) ? await fromJson(file) : await fromCsv(file);
    const { branches, problems } = arrange(candidates);
    const counts = { registered: 0, known: 0 };
    for (const branch of branches)
      problems.push(...(await registerBranch(sender, branch, candidates, counts)));
    problems.sort((a, b) => a.line - b.line);
    const report = { file, ...counts, problemCount: problems.length, problems };
    if (reportFile !== undefined) await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
    return report;
  });
}

/** Registers what hangs together; answers why none of it could be, where its parent is nowhere. */
async function registerBranch(
  sender: CommandSender,
  { parentCode, organisations }: Branch,
  candidates: readonly Candidate[],
  counts: { registered: number; known: number },
): Promise<Problem[]> {
  for (let at = 0; at < organisations.length; at += chunk) {
    const answer = await register(sender, organisations.slice(at, at + chunk));
    if (answer === 'unknownParent')
      return organisations.map((one) => orphan(one, parentCode ?? '', candidates));
    counts.registered += answer.registered;
    counts.known += answer.known;
  }
  return [];
}

function orphan({ code }: Organisation, parent: string, candidates: readonly Candidate[]): Problem {
  const line = candidates.find(
    ({ value }) => typeof value === 'object' && value !== null && 'code' in value && value.code === code,
  )?.line;
  return {
    line: line ?? 0,
    column: 'parentCode',
    caseId: code,
    key: 'import.problem.unknownParent',
    params: { code, parent },
  };
}

async function register(
  sender: CommandSender,
  organisations: readonly Organisation[],
): Promise<{ registered: number; known: number } | 'unknownParent'> {
  const key = `organisations-${randomUUID().slice(0, 8)}-${hash('sha256', JSON.stringify(organisations)).slice(0, 32)}`;
  try {
    const output = await sendPatiently(
      sender,
      'installation',
      'core.registerOrganisations',
      { organisations },
      key,
    );
    return output as { registered: number; known: number };
  } catch (error) {
    const refused = refusalIn(error);
    if (refused?.key === 'core.refusal.unknownParent') return 'unknownParent';
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportFault(refused ? 'import.fault.refused' : 'import.fault.notSent', { reason }, 'en', {
      cause: error,
    });
  }
}

async function fromJson(file: string): Promise<Candidate[]> {
  const list = await readJson(file);
  if (!Array.isArray(list)) throw new ImportFault('import.fault.badOrganisations', { file });
  return list.map((item: unknown, index) => ({ line: index + 1, value: item }));
}

async function fromCsv(file: string): Promise<Candidate[]> {
  const encoding = await encodingOf(file, 'auto');
  const found: Candidate[] = [];
  let header: string[] | undefined;
  for await (const { line, cells } of rowsOf({ file, encoding, delimiter: ',' })) {
    if (header === undefined) {
      header = cells.map((cell) => cell.trim());
      const missing = columns.filter((column) => !header?.includes(column));
      if (missing.length > 0)
        throw new ImportFault('import.fault.missingColumn', {
          columns: missing.join(', '),
          found: header.join(', '),
        });
      continue;
    }
    const named = header.map((name, i): [string, string | null] => [name, cells[i]?.trim() || null]);
    const ragged =
      cells.length === header.length ? undefined : { expected: header.length, found: cells.length };
    found.push({ line, value: Object.fromEntries(named), ragged });
  }
  if (!header) throw new ImportFault('import.fault.empty', { file });
  return found;
}

/** What a person reads in the terminal. */
export function organisationSummaryOf(report: OrganisationReport, language: Language): string {
  const shown = report.problems.slice(0, shownProblems).map((problem) => {
    const params = {
      line: problem.line,
      column: problem.column ?? '',
      sentence: sentenceOf(problem, language),
    };
    return words(
      language,
      problem.column === undefined ? 'import.summary.problem' : 'import.summary.problemInColumn',
      params,
    );
  });
  const { file, registered, known, problemCount } = report;
  return [
    words(language, 'import.summary.organisations', { file, registered, known, problemCount }),
    ...shown,
  ].join('\n');
}
