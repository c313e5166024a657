import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { messages } from '@heli/protocol';
import { communities, createHouse, street, type House } from '@heli/testing';
import { openWall } from '../kernel/wall.js';
import { Browser, type Answered } from './browser.js';

/** Letting a wall in by the code it shows (quality.md, S3). */
let house: House;
let app: NestFastifyApplication;
let url: string;
let addresses = 0;
const password = 'a long enough password';
const wall = { name: '一号屏', organisation: street, audience: 'council' } as const;

beforeAll(async () => {
  house = await createHouse({ requestsPerMinute: 600 });
  ({ app, url } = await house.listen());
});
afterAll(() => house.close());

const newBrowser = (): Browser => new Browser(app, `203.0.113.${String(++addresses)}`);
async function administrator(at: string = street): Promise<Browser> {
  const name = `keeper-${String(++addresses)}`;
  await house.kernel.accounts.create(name, password, [
    { role: 'administrator', organisation: at, unitId: undefined },
  ]);
  const browser = newBrowser();
  expect((await browser.signIn(name, password)).status).toBe(200);
  return browser;
}
const post = (browser: Browser, path: string, body: object, headers = {}): Promise<Answered> =>
  browser.send(`/api/${path}`, { method: 'POST', body, headers });
async function begin(): Promise<{ deviceCode: string; userCode: string }> {
  const { status, body } = await post(newBrowser(), 'displays/pairings', {});
  expect(status).toBe(200);
  return body as never;
}
const poll = async (deviceCode: string): Promise<{ state: string; token?: string }> =>
  (await post(newBrowser(), 'displays/pairings/token', { deviceCode })).body as never;
const approve = (keeper: Browser, userCode: string, as: object = wall): Promise<Answered> =>
  post(keeper, 'displays/pairings/approve', { userCode, ...as });
const selfOf = (token: string): Promise<Answered> =>
  newBrowser().send('/api/display', { headers: { authorization: `Bearer ${token}` } });

test('a code lets in the screen that shows it, once, however it is typed', async () => {
  const keeper = await administrator();
  const { deviceCode, userCode } = await begin();
  expect(userCode).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
  expect(await poll(deviceCode)).toEqual({ state: 'pending' });
  const typed = ` ${userCode.slice(0, 3).toLowerCase()}-${userCode.slice(3)} `;
  expect((await approve(keeper, typed)).status).toBe(200);
  const { state, token } = await poll(deviceCode);
  expect(state).toBe('approved');
  expect((await selfOf(token!)).body).toMatchObject({ name: '一号屏', audience: 'council' });
  const again = await approve(keeper, userCode);
  expect([again.status, again.body]).toMatchObject([400, { key: 'core.refusal.badPairing' }]);
});

test('an answer that was lost is asked for again; the token before it holds no longer', async () => {
  const { deviceCode, userCode } = await begin();
  await approve(await administrator(), userCode);
  const [lost, got] = [await poll(deviceCode), await poll(deviceCode)];
  expect((await selfOf(lost.token!)).status).toBe(401);
  expect((await selfOf(got.token!)).status).toBe(200);
});

test('a code holds for ten minutes', async () => {
  const keeper = await administrator();
  const { deviceCode, userCode } = await begin();
  house.clock.moveTo(new Date(Date.parse(house.clock.now()) + 10 * 60_000 + 1).toISOString());
  expect(await poll(deviceCode)).toEqual({ state: 'expired' });
  expect((await approve(await administrator(), userCode)).status).toBe(400);
  expect(keeper).toBeDefined();
});

test('five wrong codes and whoever guesses has to wait, a right one too', async () => {
  const keeper = await administrator();
  const { userCode } = await begin();
  for (let i = 0; i < 5; i++) expect((await approve(keeper, 'AAAAAA')).status).toBe(400);
  const sixth = await approve(keeper, userCode);
  expect([sixth.status, sixth.body]).toMatchObject([429, { key: 'core.refusal.tooManyTries' }]);
});

test('nobody lets in a wall where they may not', async () => {
  const { deviceCode, userCode } = await begin();
  const neighbour = await administrator(communities[0]);
  // What one may not see is answered as if it were not there.
  expect((await approve(neighbour, userCode)).status).toBe(404);
  expect((await approve(newBrowser(), userCode)).status).toBe(401);
  expect(await poll(deviceCode)).toEqual({ state: 'pending' });
});

test('another device takes a wall’s place: its name and settings stay, the old device is put out', async () => {
  const keeper = await administrator();
  const first = await begin();
  const { id } = (await approve(keeper, first.userCode, { ...wall, name: '二号屏' })).body as { id: string };
  const { token: old } = await poll(first.deviceCode);
  const socket = await openWall(url, old);
  const put = new Promise((done) => socket.socket.once(messages.revoked, done));
  await socket.watch();
  const second = await begin();
  expect((await approve(keeper, second.userCode, { displayId: id })).body).toEqual({ id });
  const { token } = await poll(second.deviceCode);
  expect((await selfOf(token!)).body).toMatchObject({ id, name: '二号屏' });
  expect((await selfOf(old!)).status).toBe(401);
  await put;
  socket.socket.close();
});

test('a renewed token holds from its first use on, the old one until then', async () => {
  const { deviceCode, userCode } = await begin();
  await approve(await administrator(), userCode);
  const { token: old } = await poll(deviceCode);
  const renew = async (token: string): Promise<string> => {
    const headers = { authorization: `Bearer ${token}` };
    return ((await post(newBrowser(), 'display/token', {}, headers)).body as { token: string }).token;
  };
  const lost = await renew(old!);
  expect((await selfOf(old!)).status).toBe(200);
  const got = await renew(old!);
  expect((await selfOf(got)).status).toBe(200);
  expect((await selfOf(old!)).status).toBe(401);
  expect(lost).not.toBe(got);
});

test('a wall tells of itself, and what it told is there for whoever may manage it, nobody else', async () => {
  const keeper = await administrator();
  const { deviceCode, userCode } = await begin();
  const { id } = (await approve(keeper, userCode, { ...wall, name: '三号屏' })).body as { id: string };
  const { token } = await poll(deviceCode);
  const { socket } = await openWall(url, token);
  const told = { painted: true, seq: 7, shows: 'council', build: 'b', faults: ['script'] };
  socket.emit(messages.report, { ...told, more: 'than allowed' });
  socket.emit(messages.report, told);
  const listed = async () =>
    ((await keeper.send('/api/displays')).body as unknown as { id: string; report: unknown }[]).find(
      (row) => row.id === id,
    )?.report;
  const history = async () =>
    ((await keeper.send(`/api/displays/${id}/history`)).body as unknown as { what: string }[]).map(
      ({ what }) => what,
    );
  while ((await listed()) === null) await new Promise((done) => setTimeout(done, 20));
  expect(await listed()).toMatchObject({ seq: 7, shows: 'council', faults: ['script'], age: 0 });
  const order = new Promise((done) => socket.once(messages.order, done));
  expect((await post(keeper, `displays/${id}/reload`, {})).status).toBe(204);
  expect(await order).toEqual({ do: 'reload' });
  socket.close();
  while (!(await history()).includes('disconnected')) await new Promise((done) => setTimeout(done, 20));
  expect((await history()).sort()).toEqual(['connected', 'disconnected', 'fault.script', 'reload']);
  const neighbour = await administrator(communities[0]);
  expect((await neighbour.send(`/api/displays/${id}/history`)).status).toBe(404);
  expect((await post(neighbour, `displays/${id}/reload`, {})).status).toBe(404);
});

test('walls go by playlists of their own organisation, and learn at once when one changes', async () => {
  const keeper = await administrator();
  const { deviceCode, userCode } = await begin();
  const { id } = (await approve(keeper, userCode, { ...wall, name: '四号屏' })).body as { id: string };
  const { token } = await poll(deviceCode);
  const { socket } = await openWall(url, token);
  const told = () => new Promise((done) => socket.once(messages.order, done));
  const list = { name: '晚间', entries: [{ scene: 'council', seconds: 60, days: [1, 5], from: '18:00' }] };
  const add = (organisation: string): Promise<Answered> =>
    post(keeper, 'playlists', { ...list, organisation });
  const { id: playlistId } = (await add(street)).body as { id: string };
  const { id: elsewhere } = (await add(communities[0])).body as { id: string };
  const settings = { name: '四号屏', audience: 'public', language: 'en', theme: 'day' };
  const change = (wish: object): Promise<Answered> =>
    post(keeper, `displays/${id}`, { ...settings, ...wish });
  expect((await change({ playlistId: elsewhere })).status).toBe(404);
  const [changed, cut] = [told(), new Promise((done) => socket.once('disconnect', done))];
  expect((await change({ playlistId })).status).toBe(204);
  expect(await changed).toEqual({ do: 'settings' });
  // What it may see has changed: it has to come again.
  await cut;
  expect((await selfOf(token!)).body).toMatchObject({ ...settings, playlist: list.entries });
  socket.connect();
  await new Promise((done) => socket.once('connect', () => done(undefined)));
  await new Promise((done) => setTimeout(done, 100));
  const again = told();
  const entries = [{ scene: 'coordination', seconds: 20 }];
  expect((await post(keeper, `playlists/${playlistId}`, { name: '晚间', entries })).status).toBe(204);
  expect(await again).toEqual({ do: 'settings' });
  expect((await selfOf(token!)).body).toMatchObject({ playlist: entries });
  for (const wrong of [[], [{ scene: 'council', seconds: 5 }], [{ scene: 'a b', seconds: 30 }]])
    expect((await post(keeper, 'playlists', { ...list, organisation: street, entries: wrong })).status).toBe(
      400,
    );
  const neighbour = await administrator(communities[1]);
  expect((await neighbour.send('/api/playlists')).body).toEqual([]);
  expect((await post(neighbour, `playlists/${playlistId}`, { name: 'x', entries })).status).toBe(404);
  const gone = told();
  expect((await keeper.send(`/api/playlists/${playlistId}`, { method: 'DELETE' })).status).toBe(204);
  expect(await gone).toEqual({ do: 'settings' });
  expect((await selfOf(token!)).body).not.toHaveProperty('playlist');
  socket.close();
});

test('screens beyond two hundred have to wait', async () => {
  const waiting = await house.kernel.database.sql.reader.get<{ n: number }>(
    'SELECT COUNT(*) AS n FROM core_pairing',
  );
  for (let n = waiting!.n; n < 200; n++) await house.kernel.displays.pairings.begin();
  const { status, body } = await post(newBrowser(), 'displays/pairings', {});
  expect([status, body]).toMatchObject([429, { key: 'core.refusal.pairingsFull' }]);
});
