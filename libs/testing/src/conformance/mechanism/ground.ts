import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyMechanism } from '@heli/sdk';
import { createHouse, type House } from '../../house.js';
import { dropTestDatabase } from '../../test-database.js';
import { neighbour } from './neighbour.js';

/** A house with a mechanism and a neighbour, started twice on the same data. */
export interface Ground {
  readonly house: House;
  /** The steps of its tables, as each start left them. */
  readonly steps: readonly (readonly unknown[])[];
  close(): Promise<void>;
}

const stepsIn = (house: House, { id }: AnyMechanism): Promise<unknown[]> =>
  house.kernel.database.sql.reader.all(
    'SELECT name, applied_at FROM core_schema WHERE owner = ? ORDER BY name',
    id,
  );

export async function breakGround(mechanism: AnyMechanism): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'heli-conformance-'));
  const open = (now: string): Promise<House> =>
    createHouse({ mechanisms: [mechanism, neighbour], folder, now });
  const first = await open('2026-11-02T01:00:00.000Z');
  const before = await stepsIn(first, mechanism);
  await first.close();
  const house = await open('2026-11-02T02:00:00.000Z');
  return {
    house,
    steps: [before, await stepsIn(house, mechanism)],
    close: async () => {
      await house.close();
      await dropTestDatabase(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
