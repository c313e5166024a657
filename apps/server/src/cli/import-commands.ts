import { importCases, type Progress } from '../import/import-cases.js';
import { importOrganisations, organisationSummaryOf } from '../import/import-organisations.js';
import { readProfile } from '../import/profile.js';
import { summaryOf } from '../import/report.js';
import { readersLanguage, type House } from './house.js';
import { print, remark } from './terminal.js';

const importCase = 'coordination.importCase';

interface CaseOptions {
  readonly profile: string;
  readonly organisation: string;
  readonly dryRun?: boolean;
  readonly report?: string;
}

/** Brings a case log in, saying how far it is; a second Ctrl-C is not needed, what was sent stays. */
export async function importCasesCommand(house: House, file: string, options: CaseOptions): Promise<void> {
  const language = readersLanguage();
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal);
  try {
    const report = await importCases({
      file,
      profile: await readProfile(options.profile, await house.importProfiles()),
      organisation: options.organisation,
      sender: house,
      schema: house.inputOf(importCase),
      dryRun: options.dryRun,
      reportFile: options.report,
      language,
      signal: stop.signal,
      onProgress: progressTeller(),
      reasonOf: (key, params) => house.reasonOf(key, params),
    });
    print(summaryOf(report, language));
    if (!report.complete) process.exitCode = 1;
  } finally {
    process.removeListener('SIGINT', onSignal);
  }
}

/** Registers a tree of organisations. */
export async function importOrganisationsCommand(
  house: House,
  file: string,
  options: { readonly report?: string },
): Promise<void> {
  const language = readersLanguage();
  const report = await importOrganisations({ file, sender: house, reportFile: options.report, language });
  print(organisationSummaryOf(report, language));
  if (report.problemCount > 0) process.exitCode = 1;
}

/** One line that moves on a terminal; every tenth step where the output is kept. */
function progressTeller(): (progress: Progress) => void {
  let told = -1;
  return (progress) => {
    const percent =
      progress.phase === 'reading'
        ? progress.percent
        : Math.floor((100 * progress.done) / Math.max(1, progress.total));
    const step = Math.floor(percent / 10) + (progress.phase === 'reading' ? 0 : 100);
    if (step === told) return;
    told = step;
    const detail =
      progress.phase === 'reading'
        ? String(progress.rows)
        : `${String(progress.done)}/${String(progress.total)}`;
    remark(`${progress.phase === 'reading' ? '1/2' : '2/2'}  ${String(percent)} %  ${detail}`);
  };
}
