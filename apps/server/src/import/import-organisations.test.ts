import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { installation, systemActor } from '@heli/core';
import { createHouse, type House } from '@heli/testing';
import iconv from 'iconv-lite';
import {
  importOrganisations,
  organisationSummaryOf,
  type OrganisationReport,
} from './import-organisations.js';

let house: House;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heli-test-'));
  house = await createHouse();
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const actor = systemActor('operator');
const sender = {
  send: (organisation: string, name: string, input: unknown, idempotencyKey: string) =>
    house.kernel.bus.execute({ actor, organisation, name, input, idempotencyKey }),
};

function run(name: string, content: string | Buffer): Promise<OrganisationReport> {
  const file = join(folder, name);
  writeFileSync(file, content);
  return importOrganisations({ file, sender });
}
const parentOf = (code: string): string | undefined => house.kernel.tree.parentOf(code, house.kernel.today());

const fangzi = '/work/shared/data/fangzi.json';
if (!existsSync(fangzi)) console.warn(`Not read: the tree of Fangzi is not at ${fangzi}.`);
(existsSync(fangzi) ? it : it.skip)(
  'takes the tree of Fangzi as it is, and a second time changes nothing',
  async () => {
    const first = await importOrganisations({ file: fangzi, sender });
    expect(first.registered + first.known).toBe(579);
    expect(first.problemCount).toBe(0);
    const head = house.kernel.log.head.seq;
    expect(await importOrganisations({ file: fangzi, sender })).toMatchObject({ registered: 0, known: 579 });
    expect(house.kernel.log.head.seq).toBe(head);
  },
);

it('registers parents first, whatever the order, and takes parents the house has', async () => {
  const list = [
    { code: '99000100100101', name: '小格', level: 'grid', parentCode: '990001001001' },
    { code: '990001001001', name: '甲社区', level: 'community', parentCode: '990001001' },
    { code: '990001001', name: '甲街道', level: 'street', parentCode: null },
  ];
  expect(await run('tree.json', JSON.stringify(list))).toMatchObject({ registered: 3, problemCount: 0 });
  const below = [{ code: '990001001002', name: '乙社区', level: 'community', parentCode: '990001001' }];
  expect(await run('more.json', JSON.stringify(below))).toMatchObject({ registered: 1, problemCount: 0 });
  expect(parentOf('990001001002')).toBe('990001001');
});

it('reads the same as CSV, in GB18030 too', async () => {
  const csv =
    'code,name,level,parentCode\r\n990002001,乙街道,street,\r\n990002001001,丙社区,community,990002001\r\n';
  expect(await run('tree.csv', iconv.encode(csv, 'gb18030'))).toMatchObject({
    registered: 2,
    problemCount: 0,
  });
  await expect(run('short.csv', 'code,name\n1,2\n')).rejects.toMatchObject({
    key: 'import.fault.missingColumn',
  });
});

it('lists what is wrong and registers the rest', async () => {
  const csv = [
    'code,name,level,parentCode',
    '990003001,丙街道,street,',
    '990003002,丁街道,town,',
    '990003001,另名,street,',
    '990003003,戊街道,street,990003004',
    '990003004,己街道,street,990003003',
    '990003005,庚社区,community,123456789',
    `990003006,${'长'.repeat(101)},street,`,
    '99000300x,辛街道,street,',
    '990003007,,street,',
    '990003008,street',
  ];
  const report = await run('wrong.csv', csv.join('\n'));
  expect(report.registered).toBe(1);
  expect(report.problems.map(({ line, key }) => [line, key.replace('import.problem.', '')])).toEqual([
    ...[
      [3, 'unknownLevel'],
      [4, 'codeTwice'],
      [5, 'circularParent'],
      [6, 'circularParent'],
    ],
    ...[
      [7, 'unknownParent'],
      [8, 'tooLong'],
      [9, 'badCode'],
      [10, 'missing'],
      [11, 'ragged'],
    ],
  ]);
  expect(organisationSummaryOf(report, 'en')).toContain(
    '1 organisations registered, 0 already there, 9 left out.',
  );
  expect(house.kernel.tree.has('990003005')).toBe(false);
  expect(installation).toBe('installation');
});
