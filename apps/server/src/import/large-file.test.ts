import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { importCases } from './import-cases.js';
import { parseProfile } from './profile.js';

const profile = parseProfile('test', {
  source: 'large',
  caseId: 'id',
  case: { filedAt: { column: 'filed' }, category: { default: 'other' } },
  event: { at: { column: 'at' }, activity: { column: 'step' } },
});
const rows = 100_000;
const cases = 20_000;

/** Rows of all cases by turns, so that none stand together. */
function writeLarge(file: string): void {
  const out = openSync(file, 'w');
  writeSync(out, 'id,filed,at,step,note\n');
  for (let from = 0; from < rows; from += 1000) {
    const lines = Array.from({ length: 1000 }, (_, i) => {
      const [id, round] = [(from + i) % cases, Math.floor((from + i) / cases)];
      const filed = new Date(Date.UTC(2020, 0, 1) + id * 3_600_000).toISOString();
      return `case-${String(id)},${filed},2024-01-0${String(round + 1)}T00:00:00Z,step ${String(round)},${'x'.repeat(300)}\n`;
    });
    writeSync(out, lines.join(''));
  }
  closeSync(out);
}

it('reads a hundred thousand interleaved rows in bounded memory', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heli-test-'));
  const file = join(folder, 'large.csv');
  writeLarge(file);
  const before = process.memoryUsage().heapUsed;
  let [most, last, eventsSent, disorder] = [0, '', 0, 0];
  const look = (): void => void (most = Math.max(most, process.memoryUsage().heapUsed - before));
  const send = async (_organisation: string, _name: string, input: unknown) => {
    const { filedAt, events } = input as { filedAt: string; events: unknown[] };
    if (filedAt < last) disorder += 1;
    [last, eventsSent] = [filedAt, eventsSent + events.length];
    return { output: { created: true, irregularities: [] } };
  };
  try {
    const report = await importCases({
      file,
      profile,
      organisation: '1',
      sender: { send },
      onProgress: look,
    });
    expect(report).toMatchObject({ rows, cases, created: cases, sourceEvents: rows, problemCount: 0 });
    expect([eventsSent, disorder]).toEqual([rows, 0]);
    // The file alone has 36 MB; garbage that has not been collected yet is among this.
    expect(most).toBeLessThan(120 * 1024 * 1024);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
