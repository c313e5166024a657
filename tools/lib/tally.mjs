import { existsSync, readFileSync } from 'node:fs';

const flat = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** Counts Jest's report; a file that could not run is a failure, and so is a run without a report. */
export function count(file, code) {
  const tally = { passed: 0, failed: 0, skipped: 0, notes: [] };
  if (!existsSync(file)) {
    tally.failed = 1;
    tally.notes.push(`failed: the suite ended with code ${code} and left no report`);
    return tally;
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  for (const { name, status, message, assertionResults } of report.testResults) {
    const broken = status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
    if (broken) {
      tally.failed++;
      tally.notes.push(`failed: ${name}: ${flat(message).slice(0, 200)}`);
    }
    for (const { status: outcome, fullName } of assertionResults) {
      if (outcome === 'passed') tally.passed++;
      else if (outcome === 'failed') tally.failed++;
      else tally.skipped++;
      if (outcome === 'failed') tally.notes.push(`failed: ${flat(fullName)}`);
      if (outcome !== 'passed' && outcome !== 'failed') tally.notes.push(`skipped: ${flat(fullName)}`);
    }
  }
  if (code !== 0 && tally.failed === 0) {
    tally.failed = 1;
    tally.notes.push(`failed: every test passed, yet Jest ended with code ${code}`);
  }
  return tally;
}
