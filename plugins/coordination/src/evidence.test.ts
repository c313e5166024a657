import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { grid, House, street } from '../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

async function* bytesOf(text: string) {
  yield await Promise.resolve(new TextEncoder().encode(text));
}
const sendIn = (uploader: string, name: string) =>
  house.house.kernel.files.upload({ organisation: street, uploader, name, content: bytesOf(name) });

it('goes with a report and with its handling, and whoever is shown the case in full sees it', async () => {
  const before = await sendIn('worker', 'before.txt');
  const { caseId } = await house.send('worker', 'report', {
    ...{ title: 'Litter', category: 'environment.litter', origin: 'grid', organisation: grid },
    files: [before.id],
  });
  const [reported] = await house.told('caseReported');
  expect(reported?.data['evidence']).toEqual([{ fileId: before.id, hash: before.hash }]);
  expect(JSON.stringify(reported)).not.toContain('before.txt');
  const shown = async (who: string) => (await house.ask('caseDetail', { id: caseId }, who))?.files;
  expect(await shown('office')).toMatchObject([{ id: before.id, name: 'before.txt', size: 10 }]);
  expect(await shown('gas')).toBeUndefined();
});

it('is refused with the step it came with, and waits for another', async () => {
  const caseId = await house.caseIn('inProgress');
  const after = await sendIn('handler', 'after.txt');
  const submit = (who: string, files: string[]) =>
    house.send(who, 'submit', { caseId, outcome: 'resolved', files });
  await expect(submit('handler', [after.id, 'unknown'])).rejects.toMatchObject({
    key: 'core.refusal.unknownFile',
  });
  await submit('handler', [after.id]);
  expect((await house.ask('caseDetail', { id: caseId }))?.files).toMatchObject([{ name: 'after.txt' }]);
});
