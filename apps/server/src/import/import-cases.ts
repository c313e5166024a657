import { stat } from 'node:fs/promises';
import type { z } from 'zod';
import { encodingOf, type Encoding } from './encoding.js';
import { ImportFault, toldIn } from './import-fault.js';
import { unreadable, type Profile } from './profile.js';
import { shownProblems, writeReport, type ImportReport } from './report.js';
import { rowReader, type ReadRow } from './row-reader.js';
import { rowsOf } from './rows.js';
import type { CommandSender } from './sender.js';
import { sendCases, type Sent } from './send-cases.js';
import { Spill } from './spill.js';
import type { Language } from './words.js';

export type Progress =
  | { readonly phase: 'reading'; readonly percent: number; readonly rows: number }
  | { readonly phase: 'sending'; readonly done: number; readonly total: number };

export interface ImportOptions {
  readonly file: string;
  readonly profile: Profile;
  readonly organisation: string;
  readonly sender: CommandSender;
  /** Input of `coordination.importCase`: with it, a dry run finds what the house would refuse. */
  readonly schema?: z.ZodType | undefined;
  readonly dryRun?: boolean | undefined;
  readonly reportFile?: string | undefined;
  readonly language?: Language | undefined;
  /** Stops between two cases; what was sent stays. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** A mechanism's words for a refusal of its own. */
  readonly reasonOf?:
    ((key: string, params: Readonly<Record<string, unknown>>) => string | undefined) | undefined;
}

/**
 * Brings the cases of another system in. Rows that can't be read are listed and left out; a second import changes
 * nothing, and one that was cut short is completed by the next.
 * @throws ImportFault if the file as a whole can't be imported
 */
export async function importCases(options: ImportOptions): Promise<ImportReport> {
  return toldIn(options.language ?? 'en', async () => {
    const encoding = await encodingOf(options.file, options.profile.encoding);
    const spill = new Spill();
    try {
      const rows = await gather(options, encoding, spill);
      const sent = await sendCases(options, spill);
      const report = reportOf(options, encoding, rows, sent, spill);
      if (options.reportFile !== undefined) await writeReport(options.reportFile, report, spill);
      if (sent.fault) throw sent.fault;
      return report;
    } finally {
      spill.close();
    }
  });
}

/** Reads the file to its end before anything is sent: its rows by case, and what is wrong with them. */
async function gather(
  { file, profile, signal, onProgress }: ImportOptions,
  encoding: Encoding,
  spill: Spill,
): Promise<number> {
  const { size } = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const now = new Date().toISOString();
  let read: ReadRow | undefined;
  let [rows, bytes, told] = [0, 0, 0];
  const source = {
    file,
    encoding,
    delimiter: profile.delimiter,
    onBytes: (count: number) => (bytes = count),
  };
  for await (const row of rowsOf(source)) {
    if (!read) {
      read = rowReader(profile, row.cells, now);
      continue;
    }
    signal?.throwIfAborted();
    rows += 1;
    addRow(spill, read(row));
    const percent = Math.floor((100 * bytes) / Math.max(1, size));
    if (percent > told) onProgress?.({ phase: 'reading', percent: (told = percent), rows });
  }
  if (!read) throw new ImportFault('import.fault.empty', { file });
  for (const problem of spill.empty()) spill.note(problem);
  return rows;
}

function addRow(spill: Spill, read: ReturnType<ReadRow>): void {
  if (!('caseId' in read)) {
    for (const problem of read) spill.note(problem);
    return;
  }
  const problem = spill.add(read);
  if (problem) spill.note(problem);
}

function reportOf(
  { file, profile, organisation, dryRun = false }: ImportOptions,
  encoding: Encoding,
  rows: number,
  sent: Sent,
  spill: Spill,
): ImportReport {
  const { created, known, sourceEvents, refused, irregular, complete } = sent;
  const empty = spill.count('empty');
  return {
    ...{ file, source: profile.source, organisation, encoding, dryRun, complete },
    ...{ rows, cases: spill.count('record') + empty, created, known, sourceEvents },
    ...{ casesLeftOut: refused + empty, problemCount: spill.count('problem') },
    irregular: Object.fromEntries(irregular),
    problems: spill.problems().take(shownProblems).toArray(),
  };
}
