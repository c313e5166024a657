import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from '@jest/globals';
import { operations, restore, restoreFiles } from '@heli/core';
import { createHouse, office, street, type House } from '@heli/testing';
import { desk, deskCommands } from './desk.js';
import { newFolder, removeFolders } from './folders.js';

afterAll(removeFolders);

const enter = async (house: House, text: string): Promise<string> => {
  const upload = {
    organisation: street,
    uploader: office.id,
    name: 'a.txt',
    content: Readable.from([Buffer.from(text)]),
  };
  const { id, hash } = await house.kernel.files.upload(upload);
  await house.run(deskCommands.enter, { files: [id] });
  return hash;
};
const filesIn = (folder: string): string[] =>
  readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

test('files go into a backup with the log that refers to them, once, and come back with it', async () => {
  const [folder, kept] = [newFolder(), newFolder()];
  mkdirSync(kept, { recursive: true });
  const house = await createHouse({ mechanisms: [desk], folder });
  const backUp = async (name: string) =>
    (await operations['backUp']!(house.kernel, { file: join(kept, name) })) as { lacking: string[] };
  const first = await enter(house, 'first');
  expect((await backUp('monday.sqlite')).lacking).toEqual([]);
  const second = await enter(house, 'second');
  expect((await backUp('tuesday.sqlite')).lacking).toEqual([]);
  expect(filesIn(kept)).toEqual([first, second].sort());
  await house.close();
  rmSync(join(folder, 'files'), { recursive: true });

  restore(folder, join(kept, 'tuesday.sqlite'), '2026-11-03T00:00:00.000Z');
  expect(await restoreFiles(folder, join(kept, 'tuesday.sqlite'))).toEqual([]);
  const again = await createHouse({ mechanisms: [desk], folder });
  expect(await operations['check']!(again.kernel, {})).toMatchObject({ files: { checked: 2, damaged: [] } });
  await again.close();

  rmSync(join(folder, 'files'), { recursive: true });
  rmSync(join(kept, 'files', second.slice(0, 2)), { recursive: true });
  expect(await restoreFiles(folder, join(kept, 'monday.sqlite'))).toEqual([]);
  expect(await restoreFiles(folder, join(kept, 'tuesday.sqlite'))).toEqual([second]);
});
