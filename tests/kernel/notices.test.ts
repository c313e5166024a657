import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { core } from '@heli/core';
import type { Role } from '@heli/sdk';
import { actor, administrator, communities, createHouse, office, street, type House } from '@heli/testing';
import { desk, deskCommands } from './desk.js';
import { newFolder, removeFolders } from './folders.js';
import { openPostOffice, openReceiver, type PostOffice, type Receiver } from './post-office.js';

const { commands, queries } = core;
let house: House;
let folder: string;
let post: PostOffice;

const open = async (more: { webhooksInside?: boolean } = {}): Promise<void> => {
  const mail = { url: `smtp://127.0.0.1:${String(post.port)}`, from: 'Heli <heli@council.example>' };
  house = await createHouse({ mechanisms: [desk], folder, mail, ...more });
};
beforeEach(async () => {
  folder = newFolder();
  post = await openPostOffice();
  await open();
});
afterEach(async () => {
  await house.close();
  await post.close();
});
afterAll(removeFolders);

/** Somebody with an account, and an address where one is given. */
async function somebody(
  name: string,
  role: Role,
  unitId?: string,
  email?: string,
  language: 'en' | 'zh-CN' = 'zh-CN',
) {
  const id = await house.kernel.accounts.create(name, undefined, [{ role, organisation: street, unitId }]);
  const as = actor(id, [role], street, unitId);
  if (email !== undefined) await house.run(commands.setContact, { email, language }, as);
  return { id, as };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

const tell = (input: Parameters<typeof house.run<typeof deskCommands.tell>>[1]) =>
  house.run(deskCommands.tell, input);
const noticesOf = ({ as }: Somebody) => house.ask(queries.notices, {}, as);
const proof = () => house.ask(queries.noticeDeliveries, { subject: { type: 'desk.entry', id: 'e1' } });
const ways = async () =>
  (await proof()).map(({ channel, account, state, attempts }) => [channel, account, state, attempts]);
const delivered = () => house.kernel.deliveries.wake();
const later = async (minutes: number): Promise<void> => {
  house.clock.moveTo(new Date(Date.parse(house.clock.now()) + minutes * 60_000).toISOString());
  await delivered();
};

describe('a notice', () => {
  test('reaches everybody who is any of those named, once, and nobody else', async () => {
    const one = await somebody('handler', 'liaison', 'u1');
    const both = await somebody('handler of two', 'liaison', 'u1');
    await house.kernel.accounts.grant(both.id, [
      { role: 'office', organisation: 'installation', unitId: undefined },
    ]);
    const other = await somebody('other', 'liaison', 'u2');
    const given = await tell({ units: ['u1'], roles: ['office'], accounts: [one.id, 'nobody'] });
    expect(given.recipients).toBe(2);
    for (const each of [one, both]) {
      expect(await noticesOf(each)).toMatchObject({
        unread: 1,
        notices: [
          {
            id: given.noticeId,
            key: 'desk.notice.case',
            params: { what: '路灯' },
            urgency: 'urgent',
            readAt: null,
          },
        ],
      });
    }
    expect(await noticesOf(other)).toEqual({ unread: 0, notices: [] });
  });

  test('of a refused command is given to nobody', async () => {
    const one = await somebody('handler', 'liaison', 'u1', 'one@council.example');
    await expect(tell({ units: ['u1'], refuse: true })).rejects.toMatchObject({ key: 'desk.refusal.no' });
    await delivered();
    expect([await noticesOf(one), await proof(), post.letters]).toEqual([{ unread: 0, notices: [] }, [], []]);
  });

  test('is read by its recipient only, and that can be proved', async () => {
    const one = await somebody('one', 'liaison', 'u1');
    const two = await somebody('two', 'liaison', 'u1');
    const { noticeId } = await tell({ units: ['u1'] });
    house.clock.moveTo('2026-11-02T03:00:00.000Z');
    expect(await house.run(commands.readNotices, { notices: [noticeId] }, one.as)).toEqual({ read: 1 });
    expect(await house.run(commands.readNotices, {}, one.as)).toEqual({ read: 0 });
    expect([(await noticesOf(one)).unread, (await noticesOf(two)).unread]).toEqual([0, 1]);
    expect(
      new Map((await proof()).map((way) => [way.account, [way.channel, way.state, way.readAt]])),
    ).toEqual(
      new Map([
        [one.id, ['page', 'sent', '2026-11-02T03:00:00.000Z']],
        [two.id, ['page', 'sent', null]],
      ]),
    );
    const elsewhere = actor('o', ['office'], communities[0]);
    expect(await house.ask(queries.noticeDeliveries, {}, elsewhere, communities[0])).toEqual([]);
    await expect(house.ask(queries.noticeDeliveries, {}, one.as)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('by mail', () => {
  test('it arrives in the language of its reader', async () => {
    await somebody('one', 'liaison', 'u1', 'one@council.example');
    await somebody('two', 'liaison', 'u1', 'two@council.example', 'en');
    await somebody('without an address', 'liaison', 'u1');
    await tell({ units: ['u1'], what: '东门\r\nBcc: all@council.example' });
    await delivered();
    const letters = post.letters.map(({ to, subject, text, from, bcc }) => ({
      ...{ to: [to].flat()[0]?.text, subject, text, from: from?.text, bcc },
    }));
    expect(letters.sort((a, b) => String(a.to).localeCompare(String(b.to)))).toMatchObject([
      { to: 'one@council.example', subject: '请处理:东门 Bcc: all@council.example', bcc: undefined },
      { to: 'two@council.example', subject: 'Please handle: 东门 Bcc: all@council.example', bcc: undefined },
    ]);
    expect(letters[1]?.text).toMatch(/Sent by Heli/);
    expect(letters[0]?.from).toBe('"Heli" <heli@council.example>');
  });

  test('it is tried again while the server is down, and arrives once', async () => {
    const { id } = await somebody('one', 'liaison', 'u1', 'one@council.example');
    const { port } = post;
    await post.close();
    await tell({ units: ['u1'] });
    await delivered();
    expect(await ways()).toEqual([
      ['email', id, 'waiting', 1],
      ['page', id, 'sent', 1],
    ]);
    expect((await proof())[0]?.reason).toMatch(/ECONNREFUSED/);
    post = await openPostOffice(port);
    await later(2);
    await later(60);
    expect([post.letters.length, (await ways())[0]]).toEqual([1, ['email', id, 'sent', 2]]);
  });

  test('it is given up for a recipient whom the server turns away, with the reason, and for no other', async () => {
    const gone = await somebody('gone', 'liaison', 'u1', 'gone@council.example');
    const here = await somebody('here', 'liaison', 'u1', 'here@council.example');
    await tell({ units: ['u1'] });
    await delivered();
    const mails = (await proof()).filter(({ channel }) => channel === 'email');
    const dead = mails.find(({ account }) => account === gone.id);
    expect([dead?.state, mails.find(({ account }) => account === here.id)?.state]).toEqual(['dead', 'sent']);
    expect(dead?.reason).toMatch(/550 .*No such user/);
    await later(1000);
    expect(post.letters).toHaveLength(1);
  });

  test('it is given up after the last attempt', async () => {
    const { id } = await somebody('one', 'liaison', 'u1', 'one@council.example');
    await post.close();
    await tell({ units: ['u1'] });
    for (let attempt = 0; attempt < 12; attempt += 1) await later(1441);
    expect((await ways())[0]).toEqual(['email', id, 'dead', 10]);
    post = await openPostOffice();
  });

  test('sent by a server that was killed before it knew, it is sent again under the same Message-ID', async () => {
    const { id } = await somebody('one', 'liaison', 'u1', 'one@council.example');
    await tell({ units: ['u1'] });
    await delivered();
    // What the killed server leaves behind: the claim, and nothing of what came of it.
    const claimed = new Date(Date.parse(house.clock.now()) + 120_000).toISOString();
    await house.kernel.database.transaction((sql) =>
      sql.run("UPDATE core_delivery SET state = 'waiting', settled_at = NULL, next_at = ?", claimed),
    );
    await house.close();
    await open();
    await later(1);
    expect(post.letters).toHaveLength(1);
    await later(2);
    expect(post.letters).toHaveLength(2);
    expect(new Set(post.letters.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await ways())[0]).toEqual(['email', id, 'sent', 2]);
  });
});

describe('by webhook', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await openReceiver();
  });
  afterEach(() => receiver.close());

  test('it is signed; what fails is tried again, what is refused or leads elsewhere is not', async () => {
    const { secret, webhookId } = await house.run(
      commands.addWebhook,
      { url: receiver.url },
      administrator,
      street,
    );
    expect(JSON.stringify(await house.ask(queries.webhooks, {}, administrator, street))).not.toContain(
      secret.slice(6),
    );
    receiver.answer = 503;
    await tell({ roles: ['office'] });
    await delivered();
    receiver.answer = 204;
    await later(2);
    const [failed, arrived] = receiver.calls;
    expect(receiver.calls).toHaveLength(2);
    const { headers, body } = arrived!;
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    );
    expect(headers['webhook-id']).toBe(failed?.headers['webhook-id']);
    expect(headers['webhook-timestamp']).toBe(String(Date.parse(house.clock.now()) / 1000));
    expect(JSON.parse(body)).toMatchObject({
      type: 'core.notice',
      timestamp: '2026-11-02T01:00:00.000Z',
      data: { organisation: street, key: 'desk.notice.case', text: { en: 'Please handle: 路灯' } },
    });
    receiver.answer = 302;
    await tell({ roles: ['office'] });
    await delivered();
    await later(100);
    expect(receiver.calls.map(({ path }) => path)).toEqual(['/hook', '/hook', '/hook']);
    expect((await proof())[0]).toMatchObject({ channel: 'webhook', state: 'dead', reason: 'HTTP 302' });
    await house.run(commands.removeWebhook, { webhookId }, administrator, street);
    await tell({ roles: ['office'] });
    expect((await proof()).filter(({ channel }) => channel === 'webhook')).toHaveLength(2);
    await expect(house.run(commands.addWebhook, { url: receiver.url }, office)).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('it does not go to the house’s own network, by number or by name', async () => {
    await house.close();
    await open({ webhooksInside: false });
    const { port } = new URL(receiver.url);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '0x7f000001', '[::ffff:127.0.0.1]'])
      await house.run(commands.addWebhook, { url: `http://${host}:${port}/hook` }, administrator, street);
    await tell({ roles: ['office'] });
    await delivered();
    expect((await proof()).map(({ state, reason }) => [state, reason])).toEqual(
      Array.from({ length: 5 }, () => ['dead', 'inside address']),
    );
    expect(receiver.calls).toEqual([]);
  });
});
