import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import council from '@heli/council';
import type { AnyMechanism } from '@heli/sdk';
import cobuilding from '../../plugins/cobuilding/src/index.js';
import coordination from '../../plugins/coordination/src/index.js';
import incentives from '../../plugins/incentives/src/index.js';
import leadership from '../../plugins/leadership/src/index.js';
import personnel from '../../plugins/personnel/src/index.js';
import services from '../../plugins/services/src/index.js';
import { contractPage } from '../lib/contract-page.js';
import { read, root } from './sources.js';

/**
 * `docs/contracts` has a page for each contract, written from the contract itself. `HELI_WRITE=1` writes them anew; here a
 * page that says something else than its contract fails.
 */
const mechanisms: readonly AnyMechanism[] = [
  ...[council, leadership, cobuilding, personnel, coordination, incentives, services],
];
const folder = 'docs/contracts';

test.each(mechanisms.map((one) => [one.implements.id, one] as const))(
  'the page of %s says what the contract says',
  (id, mechanism) => {
    const path = `${folder}/${id}.md`;
    const written = contractPage(mechanism);
    if (process.env['HELI_WRITE'] === '1') {
      mkdirSync(`${root}${folder}`, { recursive: true });
      writeFileSync(`${root}${path}`, written);
    }
    expect(existsSync(`${root}${path}`)).toBe(true);
    expect(read(path)).toBe(written);
  },
);
