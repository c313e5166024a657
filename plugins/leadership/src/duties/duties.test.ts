import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { days, House, street } from '../../test/house.js';

let house: House;
beforeEach(async () => void (house = await House.open()));
afterEach(() => house.close());

const refusal = (name: string) => ({ key: `leadership.refusal.${name}` });
async function* bytesOf(text: string) {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

describe('a list', () => {
  it('is approved by somebody who did not write it, and holds at least one duty', async () => {
    const { listId } = await house.send('secretary', 'draftList', {
      ...{ title: 'Mine', year: 2026, unitId: house.units.works },
    });
    await expect(house.send('secretary', 'approveList', { listId })).rejects.toMatchObject(
      refusal('listEmpty'),
    );
    const duty = { listId, category: 'political', text: 'Meet', weight: 3, due: house.ahead(9) } as const;
    const { itemId } = await house.send('office', 'addItem', duty);
    await expect(house.send('secretary', 'approveList', { listId })).rejects.toMatchObject(
      refusal('approverIsAuthor'),
    );
    await house.send('office', 'withdrawItem', { itemId });
    expect(await house.timers()).toEqual([]);
  });

  it('belongs to a unit or to a post, and not to both or neither', async () => {
    const wish = { title: 'Whose', year: 2026 };
    for (const holder of [{}, { postId: 'p' }, { unitId: house.units.works, postId: 'p' }])
      await expect(house.send('office', 'draftList', { ...wish, ...holder })).rejects.toMatchObject(
        refusal('unitOrPost'),
      );
    const post = { postTitle: 'chair', holderId: 'chair' } as const;
    await expect(
      house.send('office', 'draftList', { ...wish, postId: 'no post', ...post }),
    ).rejects.toMatchObject(refusal('unknownPost'));
    await expect(house.send('office', 'draftList', { ...wish, unitId: 'none' })).rejects.toMatchObject(
      refusal('unknownUnit'),
    );
  });

  it('goes from the draft to the archive, checked twice, once nothing on it is open', async () => {
    const { listId, itemIds } = await house.listInForce([4]);
    const [itemId] = itemIds as [string];
    await house.send('office', 'checkMidYear', { listId });
    await house.send('office', 'checkYearEnd', { listId, note: 'One is open' });
    await expect(house.send('office', 'archiveList', { listId })).rejects.toMatchObject({
      ...refusal('itemsOpen'),
      params: { open: 1 },
    });
    await house.report(itemId);
    await house.send('supervisor', 'verifyItem', { itemId, verifiedScore: 88 });
    await house.send('office', 'archiveList', { listId });
    expect(await house.ask('listDetail', { id: listId })).toMatchObject({
      ...{ state: 'archived', holder: 'works', items: 1, verified: 1, overdueItems: 0 },
      history: [
        ...['listDrafted', 'listApproved', 'listPublished', 'listMidYearChecked', 'listYearEndChecked'],
        'listArchived',
      ].map((event) => ({ event })),
    });
    await expect(house.send('supervisor', 'reopenItem', { itemId })).rejects.toMatchObject(
      refusal('listNotInForce'),
    );
  });

  it('is not checked before its months', async () => {
    const { listId } = await house.send('office', 'draftList', {
      ...{ title: 'Next', year: 2027, unitId: house.units.works },
    });
    await house.send('office', 'addItem', {
      ...{ listId, category: 'service', text: 'x', weight: 1, due: house.ahead(100) },
    });
    await expect(house.send('works', 'beginItem', { itemId: 'none' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await house.send('secretary', 'approveList', { listId });
    await house.send('office', 'publishList', { listId });
    await expect(house.send('office', 'checkMidYear', { listId })).rejects.toMatchObject({
      ...refusal('checkTooEarly'),
      params: { month: 6 },
    });
  });
});

describe('a duty', () => {
  it('counts by its weight when it falls due, and is overdue until it is verified', async () => {
    const before = await house.cell('dutyCompletion');
    const { itemIds } = await house.listInForce([7, 2]);
    const [done, open] = itemIds as [string, string];
    await house.report(done);
    await house.send('chair', 'verifyItem', { itemId: done, verifiedScore: 80 });
    await house.wait(days(11));
    expect(await house.cell('dutyCompletion')).toEqual({ n: before.n + 7, d: before.d + 9 });
    expect(await house.cell('overdueDuties')).toMatchObject({ n: 1 });
    const overdue = (await house.told('dutyOverdue')).filter(({ data }) => data['itemId'] === open);
    expect(overdue).toMatchObject([{ data: { category: 'service', weight: 2, unitId: house.units.works } }]);
    await house.report(open);
    await house.send('chair', 'verifyItem', { itemId: open, verifiedScore: 80 });
    expect(await house.cell('overdueDuties')).toMatchObject({ n: 0 });
    expect(await house.cell('dutyCompletion')).toEqual({ n: before.n + 7, d: before.d + 9 });
  });

  it('is never verified by whoever reports it, nor below the score to pass', async () => {
    const { itemIds } = await house.listInForce([1]);
    const [itemId] = itemIds as [string];
    await house.report(itemId);
    await expect(
      house.send('worksInOffice', 'verifyItem', { itemId, verifiedScore: 90 }),
    ).rejects.toMatchObject(refusal('verifierIsReporter'));
    await expect(house.send('worksInOffice', 'returnItem', { itemId })).rejects.toMatchObject(
      refusal('verifierIsReporter'),
    );
    await expect(house.send('office', 'verifyItem', { itemId, verifiedScore: 59 })).rejects.toMatchObject({
      ...refusal('scoreTooLow'),
      field: 'verifiedScore',
    });
    await house.send('office', 'returnItem', { itemId, note: 'No pictures' });
    await house.send('works', 'reportItem', { itemId, selfScore: 95 });
    await house.send('office', 'verifyItem', { itemId, verifiedScore: 60 });
    expect(await house.ask('itemDetail', { id: itemId })).toMatchObject({
      ...{ state: 'verified', returns: 1, selfScore: 95, verifiedScore: 60, overdue: false },
    });
  });

  it('of a post is reported by whoever holds it, with evidence that is shown with the duty', async () => {
    const { itemIds } = await house.listInForce([5], { forPost: true });
    const [itemId] = itemIds as [string];
    await expect(house.send('works', 'beginItem', { itemId })).rejects.toMatchObject({ code: 'not-found' });
    await house.send('branch', 'beginItem', { itemId });
    const { files } = house.house.kernel;
    const sent = { organisation: street, uploader: 'branch', name: 'hall.txt', content: bytesOf('hall') };
    const { id, hash } = await files.upload(sent);
    await house.send('branch', 'reportItem', { itemId, selfScore: 90, files: [id] });
    const [reported] = (await house.told('itemReported')).slice(-1);
    expect(reported?.data['evidence']).toEqual([{ fileId: id, hash }]);
    expect(await house.ask('itemDetail', { id: itemId })).toMatchObject({
      ...{ holder: 'leadership.postTitle.branchSecretary', files: [{ id, name: 'hall.txt' }] },
    });
    await expect(
      house.send('branchInOffice', 'verifyItem', { itemId, verifiedScore: 90 }),
    ).rejects.toMatchObject(refusal('verifierIsReporter'));
  });

  it('that was verified in time but told later is counted in time after all', async () => {
    const { itemIds } = await house.listInForce([6], { due: house.ahead(3) });
    const [itemId] = itemIds as [string];
    await house.report(itemId);
    const at = house.ahead(2);
    const before = await house.cell('dutyCompletion');
    await house.wait(days(4));
    expect(await house.cell('overdueDuties')).toMatchObject({ n: 1 });
    await house.send('office', 'verifyItem', { itemId, verifiedScore: 90, at });
    expect(await house.cell('overdueDuties')).toMatchObject({ n: 0 });
    expect(await house.cell('dutyCompletion')).toEqual({ n: before.n + 6, d: before.d + 6 });
    await house.send('office', 'reopenItem', { itemId, note: 'It does not hold' });
    expect(await house.cell('overdueDuties')).toMatchObject({ n: 1 });
    expect(await house.cell('dutyCompletion')).toEqual({ n: before.n, d: before.d + 6 });
    await house.send('office', 'withdrawItem', { itemId });
    expect(await house.cell('overdueDuties')).toMatchObject({ n: 0 });
    expect(await house.cell('dutyCompletion')).toEqual(before);
  });

  it('opened again before its due is due again, and after thirty days stays as it is', async () => {
    const { itemIds } = await house.listInForce([1, 1], { due: house.ahead(50) });
    const [itemId, other] = itemIds as [string, string];
    for (const one of itemIds) {
      await house.report(one);
      await house.send('office', 'verifyItem', { itemId: one, verifiedScore: 90 });
    }
    await house.send('office', 'reopenItem', { itemId });
    const timer = (await house.timers()).find(({ key }) => key === `item:${itemId}`);
    expect(JSON.parse(String(timer?.['data']))).toMatchObject({ met: false });
    await house.wait(days(31));
    await expect(house.send('office', 'reopenItem', { itemId: other })).rejects.toMatchObject(
      refusal('reopenTooLate'),
    );
  });
});
