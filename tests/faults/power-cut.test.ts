import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Door } from '../lib/door.ts';
import { startServer } from '../lib/server.ts';
import { furnish, tokenOf, reportOf, street } from '../lib/street.ts';
import { Disk } from './disk.ts';
import { StoredLog } from './stored-log.ts';
import { readTrace, tracer, whyNoTrace, type Step } from './trace.ts';

const commands = 30;
const clients = 4;
/** Between syncs what is left changes with every write; so many of those moments are looked at. */
const looks = 80;
const [log, wal] = ['heli.sqlite', 'heli.sqlite-wal'];
const reason = whyNoTrace();
const suite = reason === undefined ? describe : describe.skip;
jest.setTimeout(120_000);

/** A moment at which the power may go: what was acknowledged by then, and what is wrong with what is left. */
interface Cut {
  readonly step: number;
  readonly acknowledged: number;
  readonly recovered: number;
  readonly fault: string | undefined;
}

/** R16: kill -9 leaves the kernel's cache alone; only a trace of writes and syncs tells what a loss of power leaves. */
suite(`the power goes at any moment${reason === undefined ? '' : ` (skipped: ${reason})`}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'heli-power-'));
  const before = join(folder, 'before');
  let steps: Step[];
  let token: string;
  const known = new Map<number, string>();

  beforeAll(async () => {
    const first = await startServer(join(folder, 'data'));
    await furnish(first);
    token = await tokenOf(first);
    await first.stop();
    cpSync(join(folder, 'data'), before, { recursive: true });
    await record();
    steps = readTrace(join(folder, 'trace'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function record(): Promise<void> {
    const server = await startServer(join(folder, 'data'), { wrapper: tracer(join(folder, 'trace')) });
    const door = new Door(server.url, token, clients);
    let number = 0;
    const client = async (): Promise<void> => {
      while (number < commands) {
        const { output, seq } = await door.command(street, 'coordination.report', reportOf(number++));
        known.set(seq, String(output['caseId']));
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    await server.kill();
    door.close();
  }

  /** Lets the power go after each step the chooser picks, and looks at what is left. */
  function cutAt(
    choose: (disk: Disk, step: Step) => readonly string[] | undefined,
    ignoring?: string,
  ): Cut[] {
    const disk = new Disk(before, [log, wal]);
    const cuts: Cut[] = [];
    let acknowledged = 0;
    steps.forEach((step, i) => {
      acknowledged = Math.max(acknowledged, acknowledgedBy(step));
      if (step.kind === 'sync' && ignoring !== undefined && step.path.endsWith(ignoring)) return;
      disk.apply(step);
      const kept = choose(disk, step);
      if (kept) cuts.push({ step: i, acknowledged, ...lookAt(disk, kept) });
    });
    return cuts;
  }

  function lookAt(disk: Disk, kept: readonly string[]): { recovered: number; fault: string | undefined } {
    const left = join(folder, 'left');
    rmSync(left, { recursive: true, force: true });
    disk.leave(left, kept);
    const stored = new StoredLog(left);
    try {
      const events = stored.events();
      const strange = [...known].find(([seq, id]) => events[seq - 1] && events[seq - 1]!.subject_id !== id);
      return {
        recovered: events.length,
        fault: stored.fault() ?? (strange && `Event ${strange[0]} is another.`),
      };
    } catch (error) {
      return { recovered: 0, fault: String(error) };
    } finally {
      stored.close();
    }
  }

  const isOurs = (step: Step): boolean => 'path' in step && step.path.includes(log);
  const bad = (cuts: readonly Cut[]): Cut[] =>
    cuts.filter(({ acknowledged, recovered, fault }) => fault !== undefined || recovered < acknowledged);

  test('the trace holds the writes, the syncs and all acknowledgements', () => {
    expect(steps.filter((step) => step.kind === 'write' && isOurs(step)).length).toBeGreaterThan(commands);
    expect(steps.filter((step) => step.kind === 'sync' && isOurs(step)).length).toBeGreaterThan(1);
    const acknowledged = steps.map(acknowledgedBy).filter((seq) => seq > 0);
    expect(new Set(acknowledged)).toEqual(new Set(known.keys()));
  });

  test('with all that was not synced lost, all that was acknowledged is there', () => {
    // What is safe changes at syncs only, but each acknowledgement raises what must be: so both are looked at.
    const cuts = cutAt((_, step) =>
      acknowledgedBy(step) > 0 || (step.kind === 'sync' && isOurs(step)) ? [] : undefined,
    );
    expect(cuts.length).toBeGreaterThan(commands);
    expect(bad(cuts)).toEqual([]);
  });

  test.each([
    ['all that was written', [log, wal]],
    ['only the log’s main file', [log]],
    ['only the write-ahead file', [wal]],
  ])('with %s there as well, it opens clean and nothing acknowledged is missing', (_, kept) => {
    const writes = steps.filter((step) => step.kind !== 'sync' && isOurs(step)).length;
    const every = Math.ceil(writes / looks);
    let seen = 0;
    const cuts = cutAt((disk, step) => {
      if (step.kind === 'sync' || !isOurs(step)) return undefined;
      const moving = kept.some((name) => disk.isAtRisk(name));
      return moving && seen++ % every === 0 ? kept : undefined;
    });
    expect(bad(cuts)).toEqual([]);
  });

  test('without the syncs of the write-ahead file it would not: the look finds what is lost', () => {
    const cuts = cutAt((_, step) => (acknowledgedBy(step) > 0 ? [] : undefined), wal);
    expect(bad(cuts).length).toBeGreaterThan(0);
  });

  test('the server itself starts on what is left and goes on', async () => {
    const disk = new Disk(before, [log, wal]);
    const last = steps.findLastIndex((step) => acknowledgedBy(step) > 0);
    for (const step of steps.slice(0, last)) disk.apply(step);
    const left = join(folder, 'left-for-the-server');
    disk.leave(left, []);
    const server = await startServer(left);
    const door = new Door(server.url, token);
    const highest = Math.max(...known.keys());
    const { seq } = await door.command(street, 'coordination.report', reportOf(commands));
    expect(seq).toBeGreaterThan(highest);
    const { body } = await door.get(`/api/${street}/queries/coordination.cases`);
    expect(JSON.stringify(body)).toContain(known.get(highest));
    door.close();
    await server.stop();
  });
});

/** The highest sequence number that a step tells a caller; 0 if it is no acknowledgement. */
function acknowledgedBy(step: Step): number {
  if (step.kind !== 'reply' || !step.text.startsWith('HTTP/1.1 200')) return 0;
  return Number(/"caseId".*"seq":(\d+)/.exec(step.text)?.[1] ?? 0);
}
