import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Cell } from '@heli/protocol';
import type { Browser } from 'playwright-core';
import {
  Caller,
  hasSharedData,
  heli,
  newFolder,
  removeFolder,
  root,
  sharedData,
  startServer,
  type Server,
} from './server.js';
import { openBrowser } from '../wall/stage.js';

const street = '370704003';
const receipt = join(sharedData, 'receipt.csv');
const importArgs = ['import', 'cases', receipt, '--profile', 'receipt', '--organisation', street];

/** Numbers of the log, computed by hand in domain.md, section 12. */
const golden = { filed: 1434, closed: 1329, open: 105, onTime: 952, sourceEvents: 8577 };

if (!hasSharedData) {
  test.skip('the receipt log: ../shared/data is not here, so the real log is not imported', () => undefined);
}

(hasSharedData ? describe : describe.skip)('the receipt log', () => {
  let folder: string;
  let server: Server;
  let caller: Caller;
  let browser: Browser;

  const restart = async (): Promise<void> => {
    server = await startServer({ HELI_DATA: folder });
    const { out } = await heli(['token', 'create'], { HELI_DATA: folder });
    caller = new Caller(server.url, out.trim());
  };
  const cells = (period: string, ...metrics: string[]): Promise<Cell[]> =>
    caller.get(
      `/api/${street}/cells?metrics=${metrics.map((metric) => `coordination.${metric}`).join(',')}&period=${period}`,
    );

  const expectGolden = async (): Promise<void> => {
    await heli(['check'], { HELI_DATA: folder });
    const [filed, closed, open, onTime, closedOnTime] = await cells(
      'total',
      'filed',
      'closed',
      'open',
      'onTimeClosureRate',
      'closedOnTimeRate',
    );
    expect([filed!.value, closed!.value, open!.value]).toEqual([golden.filed, golden.closed, golden.open]);
    expect(onTime).toMatchObject({ n: golden.onTime, d: golden.filed, value: 66.4 });
    expect(closedOnTime).toMatchObject({ n: golden.onTime, d: golden.closed, value: 71.6 });
  };

  beforeAll(async () => {
    folder = newFolder();
    browser = await openBrowser();
    await restart();
    const { code, err } = await heli(['import', 'organisations', join(sharedData, 'fangzi.json')], {
      HELI_DATA: folder,
    });
    expect([code, err]).toEqual([0, expect.anything()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.end('SIGTERM');
    removeFolder(folder);
  });

  test('a dry run stores nothing', async () => {
    const { code } = await heli([...importArgs, '--dry-run'], { HELI_DATA: folder });
    expect(code).toBe(0);
    expect((await cells('total', 'filed'))[0]!.value).toBe(0);
  });

  test('an import killed in the middle is completed by the next', async () => {
    const child = spawn(process.execPath, [join(root, 'apps/server/dist/cli.js'), ...importArgs], {
      env: { ...process.env, HELI_DATA: folder, HELI_DEMO: '0' },
      stdio: 'ignore',
    });
    for (let filed = 0; filed < 100; filed = (await cells('total', 'filed'))[0]!.value ?? 0) {
      await new Promise((wait) => setTimeout(wait, 20));
    }
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await server.end('SIGKILL');
    await gone;
    await restart();
    const partly = (await cells('total', 'filed'))[0]!.value!;
    expect(partly).toBeGreaterThanOrEqual(100);
    expect(partly).toBeLessThan(golden.filed);
    const report = join(folder, 'report.json');
    const { code } = await heli([...importArgs, '--report', report], { HELI_DATA: folder });
    expect(code).toBe(0);
    await expectGolden();
    const { irregular } = JSON.parse(readFileSync(report, 'utf8')) as {
      irregular: Record<string, { cases: string[] }>;
    };
    expect(
      Object.fromEntries(Object.entries(irregular).map(([kind, { cases }]) => [kind, cases.length])),
    ).toEqual({
      oneClerkOnly: 870,
      eventsAfterEnd: 145,
      endBeforeFirstEvent: 117,
      deadlineBeforeFirstEvent: 60,
      endBeforeStart: 2,
    });
  });

  test('a second import changes nothing', async () => {
    const before = await caller.get<{ seq: number }>('/api/health/ready');
    const { code } = await heli(importArgs, { HELI_DATA: folder });
    expect(code).toBe(0);
    const after = await caller.get<{ seq: number }>('/api/health/ready');
    expect(after.seq).toBe(before.seq);
    await expectGolden();
  });

  test('the rates are right by month of the deadline', async () => {
    const lines = readFileSync(receipt, 'utf8').trim().split('\n').slice(1);
    const byMonth = new Map<string, { due: number; met: number; closed: number }>();
    const seen = new Set<string>();
    for (const line of lines) {
      const columns = line.split(',');
      if (seen.has(columns[1]!)) continue;
      seen.add(columns[1]!);
      const due = new Date(columns[2]!.replace(' ', 'T'));
      const end = columns[4] === '' ? undefined : new Date(columns[4]!.replace(' ', 'T'));
      const month = new Intl.DateTimeFormat('en-CA', {
        timeZone: 'Asia/Shanghai',
        year: 'numeric',
        month: '2-digit',
      }).format(due);
      const sums = byMonth.get(month) ?? { due: 0, met: 0, closed: 0 };
      sums.due += 1;
      sums.closed += end ? 1 : 0;
      sums.met += end && end <= due ? 1 : 0;
      byMonth.set(month, sums);
    }
    for (const [month, { due, met, closed }] of byMonth) {
      const [all, ofClosed] = await cells(month, 'onTimeClosureRate', 'closedOnTimeRate');
      expect([month, all!.n, all!.d, ofClosed!.n, ofClosed!.d]).toEqual([month, met, due, met, closed]);
    }
  });

  test('all source events can be read in the histories of the cases', async () => {
    const ids: string[] = [];
    for (let page = 0; ids.length < golden.filed; page++) {
      const input = encodeURIComponent(JSON.stringify({ offset: page * 100, limit: 100 }));
      const rows = await caller.get<{ id: string }[]>(
        `/api/${street}/queries/coordination.cases?input=${input}`,
      );
      expect(rows.length).toBeGreaterThan(0);
      ids.push(...rows.map((row) => row.id));
    }
    let events = 0;
    for (const id of ids) {
      const input = encodeURIComponent(JSON.stringify({ id }));
      const { history } = await caller.get<{ history: { event: string }[] }>(
        `/api/${street}/queries/coordination.caseDetail?input=${input}`,
      );
      events += history.filter((entry) => entry.event === 'caseSourceRecorded').length;
    }
    expect(events).toBe(golden.sourceEvents);
  });

  test('the wall shows the same numbers, also after a rebuild', async () => {
    const { out } = await heli(['wall', 'open', '--organisation', street], { HELI_DATA: folder });
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await page.goto(`${server.url}${out.trim().replace('#', '?scene=coordination#')}`);
    const shown = (metric: string, attribute: string): Promise<string | null> =>
      page
        .locator(`[data-metric="coordination.${metric}"][data-period="total"]`)
        .first()
        .getAttribute(attribute, { timeout: 60_000 });
    const expectShown = async (): Promise<void> => {
      expect([
        await shown('filed', 'data-value'),
        await shown('closed', 'data-value'),
        await shown('open', 'data-value'),
      ]).toEqual(['1434', '1329', '105']);
      expect([
        await shown('onTimeClosureRate', 'data-value'),
        await shown('onTimeClosureRate', 'data-d'),
      ]).toEqual(['66.4', '1434']);
      expect([
        await shown('closedOnTimeRate', 'data-value'),
        await shown('closedOnTimeRate', 'data-d'),
      ]).toEqual(['71.6', '1329']);
    };
    await expectShown();
    const { code } = await heli(['rebuild'], { HELI_DATA: folder });
    expect(code).toBe(0);
    await expectGolden();
    await expectShown();
    await page.close();
  });
});
