import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

const flat = (text) => stripVTControlCharacters(text).replaceAll(/\s+/g, ' ').trim();
const clue = (text) => flat(text ?? '').slice(0, 300);

/** A failed test with its file and the beginning of its message: where only the end of a run is kept, this is all there is. */
const failure = (name, test) =>
  `failed: ${flat(test.fullName)} (${name}): ${clue(test.failureMessages?.[0])}`;

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
      tally.notes.push(`failed: ${name}: ${clue(message)}`);
    }
    for (const test of assertionResults) {
      const { status: outcome, fullName } = test;
      if (outcome === 'passed') tally.passed++;
      else if (outcome === 'failed') tally.failed++;
      else tally.skipped++;
      if (outcome === 'failed') tally.notes.push(failure(name, test));
      if (outcome !== 'passed' && outcome !== 'failed') tally.notes.push(`skipped: ${flat(fullName)}`);
    }
  }
  if (code !== 0 && tally.failed === 0) {
    tally.failed = 1;
    tally.notes.push(`failed: every test passed, yet Jest ended with code ${code}`);
  }
  return tally;
}
