import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import Provider from 'oidc-provider';
import type { Browser, Page } from 'playwright-core';
import { Door } from '../lib/door.ts';
import { adminPassword } from '../lib/server.ts';
import { furnish, street, tokenOf } from '../lib/street.ts';
import { picture } from '../wall/stage.ts';
import { openBrowser, openHouse, signIn, sitDown, type House } from './page.ts';
import { expectAccessible } from './sound.ts';

/** A real provider: whoever types a name is that person to it. */
async function openProvider(): Promise<{ issuer: string; allow: (uri: string) => void; close: () => void }> {
  const server: HttpServer = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const allowed: string[] = [];
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'heli',
        client_secret: 'a secret between the two',
        redirect_uris: ['http://127.0.0.1/api/session/oidc/callback'],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: true } },
    pkce: { required: () => true },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: `subject-of-${id}`, preferred_username: id.replace(/-renamed$/, '') }),
    }),
    cookies: { keys: ['for this test alone'] },
  });
  // The house takes a free port, which is known only later.
  const { Client } = provider;
  Client.prototype.redirectUriAllowed = (uri: string) => allowed.includes(uri);
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return { issuer, allow: (uri) => void allowed.push(uri), close: () => void server.close() };
}

let browser: Browser;
let provider: Awaited<ReturnType<typeof openProvider>>;
let house: House;
let admin: Door;

beforeAll(async () => {
  browser = await openBrowser();
  // It has much to say about not being set up for the open world.
  for (const level of ['info', 'warn'] as const)
    jest.spyOn(console, level).mockImplementation(() => undefined);
  provider = await openProvider();
  house = await openHouse({
    HELI_OIDC_ISSUER: provider.issuer,
    HELI_OIDC_CLIENT_ID: 'heli',
    HELI_OIDC_CLIENT_SECRET: 'a secret between the two',
    HELI_OIDC_NAME: 'City ID',
  });
  provider.allow(`${house.server.url}/api/session/oidc/callback`);
  await furnish(house.server);
  admin = new Door(house.server.url, await tokenOf(house.server));
});
afterAll(async () => {
  admin.close();
  await browser.close();
  await house.close();
  provider.close();
});

/** Signs in at the provider under a name, and comes back. */
async function comeAs(name: string): Promise<Page> {
  const { page } = await sitDown(browser, house.server.url);
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Sign in with City ID' }).click();
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${house.server.url}/**`);
  return page;
}

async function account(name: string, signOnName: string): Promise<string> {
  const { output } = await admin.command('installation', 'core.createAccount', { name });
  const accountId = output['accountId'] as string;
  const add = [{ role: 'supervisor', organisation: street }];
  await admin.command('installation', 'core.changeGrants', { accountId, add, reason: 'elected' });
  await admin.command('installation', 'core.setSignOnName', { accountId, name: signOnName });
  return accountId;
}

it('lets in whom an administrator has named, and nobody whom nobody has', async () => {
  const desk = await sitDown(browser, house.server.url);
  await signIn(desk.page, adminPassword);
  await desk.page.getByRole('link', { name: 'People & access' }).click();
  await desk.page.getByRole('button', { name: 'New account' }).click();
  await desk.page.getByLabel('Account', { exact: true }).fill('wang');
  await desk.page.keyboard.press('Enter');
  const drawer = desk.page.getByRole('dialog', { name: 'wang' });
  await drawer.getByLabel('Name there').fill('wang.city');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await drawer.getByLabel('Reason').fill('elected');
  await drawer.getByLabel('Role', { exact: true }).click();
  await desk.page.keyboard.type('Supervisor');
  await desk.page.locator('.ant-select-item-option', { hasText: 'Supervisor' }).first().waitFor();
  await desk.page.keyboard.press('Enter');
  await drawer.getByRole('button', { name: 'Give the role' }).click();
  await drawer.getByText('Supervisor').first().waitFor();
  await desk.context.close();

  const theirs = await comeAs('wang.city');
  await theirs.getByRole('heading', { name: 'Overview' }).waitFor();
  await theirs.getByText('wang', { exact: true }).waitFor();
  // The session is one like any other: a change needs the page's own proof.
  const cookies = await theirs.context().cookies();
  expect(cookies.find(({ name }) => name === '__Host-heli')).toMatchObject({
    httpOnly: true,
    sameSite: 'Strict',
  });
  await theirs.context().close();

  const stranger = await comeAs('nobody.knows');
  await stranger.getByText('No account is yours by that name').waitFor();
  // In words, on a page of the house.
  expect(await stranger.title()).not.toBe('');
  await picture(stranger, 'sign-on-unknown');
  await stranger.getByRole('link', { name: 'Back to the sign-in' }).click();
  await stranger.getByLabel('Account').waitFor();
  await stranger.context().close();
});

it('binds an account to the first who comes by its name: a name that moves on opens nothing', async () => {
  await account('li', 'li.city');
  const first = await comeAs('li.city');
  await first.getByText('li', { exact: true }).waitFor();
  await first.context().close();
  // Another person of the provider, who has taken the name.
  const second = await comeAs('li.city-renamed');
  await second.getByText('No account is yours by that name').waitFor();
  await second.context().close();
});

it('lets nobody in who is disabled, or comes back from an errand that was another’s or is over', async () => {
  const accountId = await account('zhao', 'zhao.city');
  await admin.command('installation', 'core.disableAccount', { accountId, reason: 'moved away' });
  const shut = await comeAs('zhao.city');
  await shut.getByText('No account is yours by that name').waitFor();
  await shut.context().close();
  const door = new Door(house.server.url, undefined);
  const forged = await door.get('/api/session/oidc/callback?code=abc&state=def');
  expect(forged).toMatchObject({ status: 403, body: { key: 'core.refusal.signOnFailed' } });
  door.close();
});

it('is offered on the page where one signs in, in both languages', async () => {
  for (const [locale, name] of [
    ['en', 'Sign in with City ID'],
    ['zh-CN', '用City ID登录'],
  ] as const) {
    const { page, context, complaints } = await sitDown(browser, house.server.url, { locale });
    await page.goto('/admin');
    await page.getByRole('link', { name }).waitFor();
    await expectAccessible(page);
    await picture(page, `sign-on-${locale}`);
    expect(complaints).toEqual([]);
    await context.close();
  }
});
