import { hash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { communities, createHouse, street, type House } from '@heli/testing';
import type { Role } from '@heli/sdk';
import { Browser } from './browser.js';

const password = 'a long enough password';
let house: House;
let app: NestFastifyApplication;
let names = 0;

beforeAll(async () => {
  house = await createHouse();
  ({ app } = await house.listen());
});
afterAll(() => house.close());

async function newAccount(role: Role, organisation: string) {
  const name = `account-${String(++names)}`;
  const id = await house.kernel.accounts.create(name, password, [{ role, organisation, unitId: undefined }]);
  const browser = new Browser(app, `198.51.100.${String(names)}`);
  await browser.signIn(name, password);
  return { id, name, browser };
}
/** A new account by the door, as an administrator makes it. */
async function made(by: Browser, grants: unknown[], at = 'installation'): Promise<string> {
  const answer = await by.command('core.createAccount', { name: `made-${String(++names)}`, grants }, at);
  expect([answer.status, answer.body['key']]).toEqual([200, undefined]);
  return (answer.body['output'] as { accountId: string }).accountId;
}
const facts = async (type: string) =>
  house.kernel.database.sql.reader.all<{ actor_id: string; data: string }>(
    'SELECT actor_id, data FROM core_event WHERE type = ? ORDER BY seq DESC',
    type,
  );

describe('an administrator', () => {
  test('lets somebody in by a link that works once; the password so far is none', async () => {
    const { browser } = await newAccount('administrator', 'installation');
    const accountId = await made(browser, [{ role: 'office', organisation: street }]);
    const link = () =>
      browser.send(`/api/accounts/${accountId}/link`, {
        method: 'POST',
        body: { organisation: 'installation' },
      });
    const { code: void1 } = (await link()).body as { code: string };
    const { code } = (await link()).body as { code: string };
    const owner = new Browser(app, '203.0.113.1');
    const use = (with_: string) =>
      owner.send('/api/session/setup', { method: 'POST', body: { code: with_, password } });
    expect([(await use(void1)).status, (await use(code)).status, (await use(code)).status]).toEqual([
      400, 200, 400,
    ]);
    expect((await owner.send('/api/session')).body).toMatchObject({
      id: accountId,
      grants: [{ role: 'office', organisation: street }],
      zone: 'Asia/Shanghai',
    });
    await link();
    expect((await owner.send('/api/session')).status).toBe(401);
    const log = await house.kernel.database.sql.reader.all('SELECT * FROM core_idempotency');
    expect(JSON.stringify(log)).not.toContain(code);
  });

  test('decides about others, never about themselves, and every change stays in the log by name', async () => {
    const { browser, id } = await newAccount('administrator', 'installation');
    const chair = { role: 'chair', organisation: street };
    const own = await browser.command('core.changeGrants', {
      accountId: id,
      add: [chair],
      reason: 'curious',
    });
    expect([own.status, own.body['key']]).toEqual([403, 'core.refusal.ownAccess']);
    const accountId = await made(browser, []);
    const change = { accountId, add: [chair], reason: 'elected' };
    expect((await browser.command('core.changeGrants', change)).status).toBe(200);
    const [fact] = await facts('core.grantsChanged');
    expect([fact?.actor_id, JSON.parse(fact!.data)]).toEqual([
      id,
      { accountId, added: [chair], removed: [] },
    ]);
    const audit = await house.kernel.database.sql.reader.all<{ outcome: string }>(
      "SELECT outcome FROM core_audit WHERE actor_id = ? AND action = 'core.changeGrants' ORDER BY id",
      id,
    );
    expect(audit.map(({ outcome }) => outcome)).toEqual(['refused', 'done']);
  });

  test('of a community reaches no further than it: no wider role, no password of somebody with one', async () => {
    const [here, beside] = communities;
    const { browser } = await newAccount('administrator', here);
    const { browser: above } = await newAccount('administrator', 'installation');
    const handler = { role: 'gridWorker', organisation: here };
    const accountId = await made(browser, [handler], here);
    for (const organisation of [street, beside, 'installation']) {
      const wish = { accountId, add: [{ role: 'gridWorker', organisation }], reason: 'r' };
      expect((await browser.command('core.changeGrants', wish, here)).status).toBe(404);
      expect((await browser.command('core.changeGrants', wish, organisation)).status).toBe(404);
    }
    const wider = { accountId, add: [{ role: 'chair', organisation: street }], reason: 'r' };
    expect((await above.command('core.changeGrants', wider)).status).toBe(200);
    for (const [name, input] of [
      ['core.resetPassword', { accountId }],
      ['core.disableAccount', { accountId, reason: 'r' }],
      ['core.issueToken', { accountId, hash: hash('sha256', 'x'), label: 'l', days: 1 }],
    ] as const)
      expect([name, (await browser.command(name, input, here)).status]).toEqual([name, 404]);
  });

  test('erases with a person no account that is wider than theirs to decide, nor one that is somebody else’s', async () => {
    const [here] = communities;
    const { browser } = await newAccount('administrator', here);
    const { browser: above, id: wider } = await newAccount('administrator', 'installation');
    const person = async (name: string): Promise<string> => {
      const { body } = await browser.command('core.registerPerson', { name }, here);
      return (body['output'] as { personId: string }).personId;
    };
    const [zhao, qian] = [await person('赵'), await person('钱')];
    const own = await made(browser, [{ role: 'gridWorker', organisation: here }], here);
    const tie = { accountId: own, personId: qian };
    expect((await browser.command('core.tieAccount', tie, here)).status).toBe(200);
    const erase = async (accountId?: string) => {
      const wish = { personId: zhao, confirmName: '赵', basis: 'request', reason: 'r', accountId };
      const { status, body } = await browser.command('core.erasePerson', wish, here);
      return [status, body['key']];
    };
    expect(await erase(wider)).toEqual([404, 'core.refusal.unknownAccount']);
    expect(await erase(own)).toEqual([409, 'core.refusal.accountOfAnother']);
    await house.kernel.database.transaction(async (sql) =>
      sql.run('UPDATE core_account SET person_id = ? WHERE id = ?', zhao, wider),
    );
    expect(await erase()).toEqual([403, 'core.refusal.accountBeyondReach']);
    expect((await above.send('/api/session')).status).toBe(200);
  });

  test('gives a role of a unit with its unit only', async () => {
    const { browser } = await newAccount('administrator', 'installation');
    const unit = await browser.command('core.registerUnit', { name: '物业', kind: 'property' }, street);
    const { unitId } = unit.body['output'] as { unitId: string };
    const wish = (grant: object) =>
      browser.command('core.createAccount', { name: `u-${String(++names)}`, grants: [grant] });
    const liaison = { role: 'liaison', organisation: street };
    expect((await wish(liaison)).status).toBe(400);
    expect((await wish({ ...liaison, unitId: 'nobody' })).status).toBe(404);
    expect((await wish({ role: 'chair', organisation: street, unitId })).status).toBe(400);
    expect((await wish({ role: 'display', organisation: street })).status).toBe(400);
    expect((await wish({ ...liaison, unitId })).status).toBe(200);
  });

  test('hands out a token once; it is narrower than its account, and revoked it is nothing', async () => {
    const { browser } = await newAccount('administrator', 'installation');
    const accountId = await made(
      browser,
      ['office', 'chair'].map((role) => ({ role, organisation: street })),
    );
    const wish = {
      organisation: 'installation',
      label: 'report',
      roles: ['office'],
      limitedTo: communities[0],
      days: 30,
    };
    const handed = await browser.send(`/api/accounts/${accountId}/tokens`, { method: 'POST', body: wish });
    const { token, tokenId } = handed.body as { token: string; tokenId: string };
    expect(handed.status).toBe(200);
    const script = new Browser(app, '203.0.113.2');
    const headers = { authorization: `Bearer ${token}` };
    const see = async (at: string) =>
      (await script.send(`/api/${at}/queries/core.units`, { headers })).status;
    expect([await see(communities[0]), await see(communities[1]), await see(street)]).toEqual([
      200, 404, 404,
    ]);
    const input = encodeURIComponent(JSON.stringify({ accountId }));
    const list = await browser.send(`/api/installation/queries/core.accountTokens?input=${input}`);
    expect(list.body).toMatchObject([{ id: tokenId, label: 'report', roles: ['office'] }]);
    expect(JSON.stringify([list.body, await facts('core.tokenIssued')])).not.toContain(token);
    expect((await browser.command('core.revokeToken', { tokenId })).status).toBe(200);
    expect(await see(communities[0])).toBe(401);
  });
});

test('what an account may do is explained: by which grant, or why not; others ask only within their reach', async () => {
  const { browser, id } = await newAccount('branchSecretary', communities[0]);
  const ask = async (by: Browser, organisation: string) =>
    by.send(`/api/accounts/${id}/permissions?organisation=${organisation}`);
  const of = (answer: { body: unknown }, name: string) =>
    (answer.body as { name: string }[]).find((each) => each.name === name);
  const own = await ask(browser, communities[0]);
  expect(of(own, 'core.registerUnit')).toMatchObject({
    allowed: true,
    by: { role: 'branchSecretary', organisation: communities[0], scope: 'subtree', unitId: null },
  });
  expect(of(own, 'core.changeGrants')).toMatchObject({
    allowed: false,
    whyNot: 'otherRole',
    holders: ['administrator'],
  });
  expect(of(await ask(browser, street), 'core.registerUnit')).toMatchObject({ whyNot: 'outOfReach' });
  const { browser: administrator } = await newAccount('administrator', communities[0]);
  const { browser: beside } = await newAccount('administrator', communities[1]);
  const { browser: office } = await newAccount('office', street);
  const statuses = [administrator, beside, office].map(async (by) => (await ask(by, communities[0])).status);
  expect(await Promise.all(statuses)).toEqual([200, 404, 403]);
  expect((await ask(beside, communities[1])).status).toBe(404);
});
