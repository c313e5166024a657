import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heli, makeWorkspace, root, tool, Workshop } from './workshop.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heli-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every part that there is a generator for. */
const parts: readonly (readonly [string, string, ...string[]])[] = [
  ['command', 'inspectLamp', '--en=Inspect', '--zh=巡查'],
  ['query', 'oldLamps', '--en=Old lamps', '--zh=旧路灯'],
  ['metric', 'inspected', '--event=inspectLampDone', '--en=Inspected', '--zh=巡查数'],
  ['reaction', 'tellOffice', '--event=lampClosed', '--en=A lamp was closed', '--zh=路灯已办结'],
  ['reaction', 'hearCases', '--event=coordination.caseFiled', '--en=A case was filed', '--zh=案件已立案'],
  ['tile', 'inspected', '--en=Inspection', '--zh=巡查'],
  ['component', 'lampMap', '--feed=openLamps', '--en=Map', '--zh=路灯图'],
  ['page', 'oldLamps', '--en=Old lamps', '--zh=旧路灯'],
];

describe('what the generators write', () => {
  it('is formatted, typed, linted, tested and verified, within the workspace of Heli', async () => {
    const workspace = makeWorkspace(join(folder, 'workspace'));
    await workspace.generate('mechanism', 'lamps', '--entity=lamp', '--zh=路灯', '--entityZh=路灯');
    for (const [kind, name, ...options] of parts)
      await workspace.generate(kind, name, '--mechanism=lamps', ...options);
    const home = join(workspace.folder, 'plugins/lamps');
    await tool(workspace.folder, 'prettier/bin/prettier.cjs', '--check', 'plugins');
    await tool(home, 'typescript-native/bin/tsc', '-b');
    await tool(home, 'eslint/bin/eslint.js', '.');
    const tested = await tool(
      ...([
        workspace.folder,
        'jest/bin/jest.js',
        '--selectProjects',
        'unit',
        '--testPathPatterns',
        'plugins/lamps',
      ] as const),
    );
    expect(tested).toMatch(/Tests: +17 passed, 17 total/);
    expect(await heli(folder, 'verify', home)).toMatchObject({ code: 0 });
  });

  it('is the example of docs/examples, outside of the workspace', async () => {
    const shop = new Workshop(join(folder, 'example'));
    await shop.generate('mechanism', 'lamps', '--entity=lamp', '--zh=路灯', '--entityZh=路灯');
    const [example, written] = [join(root, 'docs/examples/lamps'), join(shop.folder, 'lamps')];
    if (process.env['HELI_WRITE'] === '1') cpSync(written, example, { recursive: true });
    const files = readdirSync(written, { recursive: true, encoding: 'utf8' }).sort();
    expect(readdirSync(example, { recursive: true, encoding: 'utf8' }).sort()).toEqual(files);
    for (const path of files.filter((one) => /\.\w+$/.test(one)))
      expect([path, readFileSync(join(example, path), 'utf8')]).toEqual([
        path,
        readFileSync(join(written, path), 'utf8'),
      ]);
  });

  it('says what can not be written, and writes nothing of it', async () => {
    const shop = new Workshop(join(folder, 'refused'));
    await expect(shop.generate('mechanism', 'Lamps')).rejects.toThrow('must be small letters and digits');
    await expect(shop.generate('mechanism', 'council')).rejects.toThrow("the house's own");
    await shop.generate('mechanism', 'lamps');
    await expect(shop.generate('mechanism', 'lamps')).rejects.toThrow('is there already');
    const metric = shop.generate('metric', 'odd', '--mechanism=lamps', '--event=absent');
    await expect(metric).rejects.toThrow('no event "absent"');
    await expect(shop.generate('command', 'addIt', '--mechanism=absent')).rejects.toThrow('new:mechanism');
  });
});

describe('heli verify', () => {
  let shop: Workshop;
  let before: string;
  beforeAll(async () => {
    shop = new Workshop(join(folder, 'shop'));
    await shop.generate('mechanism', 'lamps', '--entity=lamp');
    await shop.generate('component', 'lampMap', '--feed=openLamps', '--mechanism=lamps');
    before = await shop.pack('lamps', '0.1.0');
  });

  it('finds nothing in what was generated, and says so as JSON too', async () => {
    const file = join(folder, 'report.json');
    const { code, text } = await heli(folder, 'verify', before, '--json', file);
    expect([code, text]).toEqual([0, expect.stringContaining('17 passed, 0 failed')]);
    const [report] = JSON.parse(readFileSync(file, 'utf8')) as [{ id: string; checks: unknown[] }];
    expect(report).toMatchObject({ id: 'lamps', version: '0.1.0', contract: 'lamps', database: 'sqlite' });
    expect(report.checks).toHaveLength(17);
  });

  it.each([
    ['dist/index.js', 'export default', "import 'node:fs';\nexport default", 'imports "node:fs"'],
    [
      'package.json',
      '"zod"',
      '"left-pad": "1.0.0",\n"zod"',
      'depends on left-pad, which the house does not bring',
    ],
    ['package.json', '"type": "module",', '', 'no "type": "module"'],
    ['dist/contract/model.js', '.max(200)', '', '"title" has no end: bound it'],
    [
      'dist/contract/locales/en.json',
      '"lamps.command.addLamp"',
      '"lamps.command.other"',
      '"lamps.command.addLamp" has no words in en',
    ],
    ['dist/contract/permissions.js', "'lamps.lamp.add'", "'add'", 'must read lamps.<entity>.<verb>'],
    ['dist/contract/metrics.js', 'add: -1', 'add: -0.5', 'it adds -0.5. Add whole numbers'],
    [
      'dist/contract/tiles.js',
      'x: 4, y: 0, w: 8',
      'x: 3, y: 0, w: 8',
      'lies on the number tile: move one of them',
    ],
    [
      'dist/ui/lamp-map.js',
      'export function',
      "import 'antd';\nexport function",
      'imports "antd", which no wall has',
    ],
    [
      'dist/ui/lamp-map.js',
      'export function',
      "const own = Symbol.for('react.transitional.element');\nexport function",
      'brings a React of its own',
    ],
    ['dist/ui/lamp-map.js', 'rows ?? []', 'rows', '"LampMap" throws from no rows yet'],
    ['dist/ui/index.js', 'components = { LampMap }', 'components = {}', 'exports no component "LampMap"'],
    ['package.json', './dist/ui/index.js', './dist/ui/absent.js', 'is no script of the package'],
    ['dist/settings.js', '.default(15)', '', 'The setting "days" has no default'],
    [
      'dist/queries/lamps.js',
      'return found.map',
      'throw new Error("odd"); return found.map',
      'lamps.lamps fails on',
    ],
    ['dist/index.js', "sdk: '^1.0.0'", "sdk: '^9.0.0'", 'It asks for SDK ^9.0.0'],
  ])('finds in %s that %s was changed, with the cure', async (path, from, to, found) => {
    const original = readFileSync(join(shop.folder, 'lamps', path), 'utf8');
    shop.edit('lamps', path, (text) => text.replace(from, to));
    try {
      const { code, text } = await heli(folder, 'verify', join(shop.folder, 'lamps'));
      expect([code, text]).toEqual([1, expect.stringContaining(found)]);
      expect(text).not.toMatch(/^\s+at /m);
    } finally {
      shop.edit('lamps', path, () => original);
    }
  });

  it('says that there is no package', async () => {
    const { code, text } = await heli(folder, 'verify', '/nowhere');
    expect([code, text]).toEqual([1, expect.stringContaining("can't be read")]);
  });
});
