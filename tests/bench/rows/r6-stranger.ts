import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Door } from '../../lib/door.ts';
import { startServer } from '../../lib/server.ts';
import { furnish, reportOf, street, tokenOf } from '../../lib/street.ts';
import { inTurn } from '../rounds.ts';
import type { Row } from '../row.ts';

const rounds = 9;
const deeds = ['throws', 'hangs', 'loops', 'leaks', 'floods'].concat(
  ...['answersNaN', 'answersACircle', 'answersTooMuch', 'answersAPrototype'],
);
const everyMs = 250;

interface Took {
  readonly began: number;
  readonly ms: number;
}
interface Visit {
  /** Milliseconds until the answer for 99 of 100. */
  readonly p99: number;
  readonly longest: number;
}

/** The 99th of a hundred. */
const p99Of = (took: readonly Took[]): number =>
  took.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0;

export const stranger: Row = {
  id: 'R6',
  what: "others' commands while a stranger's mechanism on a thread of its own misbehaves in nine ways, outside of what ends it",
  floor: 'the same house with the stranger at rest',
  unitOfWork: 'command',
  async measure(setting) {
    const plugins = join(setting.folder, 'plugins');
    mkdirSync(plugins, { recursive: true });
    // Beside the house's own packages, which it imports.
    cpSync(new URL('../stranger', import.meta.url).pathname, join(plugins, 'stranger'), { recursive: true });
    symlinkSync(new URL('../../../node_modules', import.meta.url).pathname, join(plugins, 'node_modules'));
    const server = await startServer(join(setting.folder, 'data'), {
      main: setting.main,
      // Its faults are what is measured, not its pauses.
      env: { HELI_PLUGINS: plugins, HELI_FAULTS: '1000', HELI_LOG: 'silent' },
    });
    await furnish(server);
    const operator = new Door(server.url, server.operatorToken);
    await operator.command(street, 'core.activateMechanism', { mechanism: 'stranger' });
    const [clerk, odd] = [
      new Door(server.url, await tokenOf(server)),
      new Door(server.url, await tokenOf(server)),
    ];
    const ms = setting.quick ? 4_000 : 10_000;
    let number = 0;

    const work = async (until: number): Promise<Took[]> => {
      const took: Took[] = [];
      while (performance.now() < until) {
        const began = performance.now();
        await clerk.command(street, 'coordination.report', reportOf(number++));
        took.push({ began, ms: performance.now() - began });
      }
      return took;
    };
    const misbehave = async (until: number): Promise<Took[]> => {
      const acted: Took[] = [];
      for (let deed = 0; performance.now() < until; deed++) {
        const began = performance.now();
        await odd.send(
          street,
          'stranger.misbehave',
          { how: deeds[deed % deeds.length] },
          crypto.randomUUID(),
        );
        acted.push({ began, ms: performance.now() - began });
        await sleep(everyMs);
      }
      return acted;
    };
    const atRest = async (): Promise<Visit> => {
      const took = await work(performance.now() + ms);
      return { p99: p99Of(took), longest: Math.max(...took.map((one) => one.ms)) };
    };
    const disturbed = async (): Promise<Visit> => {
      const until = performance.now() + ms;
      const [took, acted] = await Promise.all([work(until), misbehave(until)]);
      // While a command of the stranger runs it has the writer's turn, as anybody's would.
      const outside = took.filter(({ began, ms: lasted }) =>
        acted.every((one) => began + lasted < one.began || began > one.began + one.ms),
      );
      return { p99: p99Of(outside), longest: Math.max(...took.map((one) => one.ms)) };
    };

    const found = await inTurn(rounds, disturbed, atRest);
    for (const door of [clerk, odd, operator]) door.close();
    await server.stop();
    const pick = (of: keyof Visit) =>
      found.map(({ thing, floor }) => ({ thing: thing[of], floor: floor[of] }));
    return [
      { name: 'p99', unit: 'ms', compare: 'ratio', goal: { most: 1.2 }, rounds: pick('p99') },
      { name: 'longest wait, within too', unit: 'ms', compare: 'value', goal: {}, rounds: pick('longest') },
    ];
  },
};
