import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Row } from '../row.ts';

const root = join(import.meta.dirname, '../../..');
const dist = join(root, 'apps/wall/dist');
/** What any wall of this kind is made of, drawn once so that nothing of it is shaken off. */
const floorSource = `
  import { createElement } from 'react';
  import { createRoot } from 'react-dom/client';
  import { CartesianGrid, Line, LineChart, XAxis, YAxis } from 'recharts';
  import { io } from 'socket.io-client';
  const parts = [CartesianGrid, XAxis, YAxis, Line].map((part, key) => createElement(part, { key, dataKey: 'a' }));
  io().on('frame', (data) => createRoot(document.body).render(createElement(LineChart, { data }, parts)));
`;

const kilobytes = (files: readonly (string | Uint8Array)[]): number =>
  files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1_000;

export const weight: Row = {
  id: 'G18',
  what: 'the wall’s JavaScript and CSS, gzip; its service worker, which comes after the picture, apart',
  floor: 'React, Recharts and socket.io alone, built by the same Vite',
  unitOfWork: 'build',
  async measure({ folder }) {
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    const names = readdirSync(join(dist, 'assets')).filter((name) => /\.(js|css)$/.test(name));
    const read = (name: string): Uint8Array => readFileSync(join(dist, 'assets', name));
    const first = kilobytes(names.filter((name) => page.includes(name)).map(read));
    const all = kilobytes(names.map(read));
    const floor = kilobytes(await floorOf(folder));
    const told = { unit: 'KB', compare: 'value', fewestRounds: 1 } as const;
    return [
      { ...told, name: 'before the first numbers', goal: { most: 120 }, rounds: [{ thing: first, floor }] },
      { ...told, name: 'in all', goal: { most: 230 }, rounds: [{ thing: all, floor }] },
    ];
  },
};

async function floorOf(folder: string): Promise<string[]> {
  // Inside the tree, so that the modules are found.
  const place = join(root, 'test-results/bench-floor');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'floor.js'), floorSource);
  const built = await build({
    ...{ root: place, configFile: false, logLevel: 'silent' },
    build: { write: false, outDir: folder, rolldownOptions: { input: join(place, 'floor.js') } },
  });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
}
