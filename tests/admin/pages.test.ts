import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Door } from '../lib/door.ts';
import { adminPassword } from '../lib/server.ts';
import { furnish, reportOf, street, tokenOf } from '../lib/street.ts';
import { picture } from '../wall/stage.ts';
import { openBrowser, openHouse, sitDown, type House } from './page.ts';
import { expectAccessible } from './sound.ts';

let browser: Browser;
let house: House;

beforeAll(async () => {
  browser = await openBrowser();
  house = await openHouse();
  await furnish(house.server);
  const office = new Door(house.server.url, await tokenOf(house.server));
  await office.command(street, 'coordination.report', reportOf(1));
  await office.command(street, 'council.foundBody', { kind: 'council', name: '协调委员会' });
  await office.command(street, 'core.registerUnit', { name: '凤凰小学', kind: 'residentUnit' });
  office.close();
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const pages = [
  '/',
  '/walls',
  '/records/council/bodies',
  '/records/coordination/cases',
  '/records/core/organisations',
  '/import/core/units',
  '/replay',
  '/metrics',
  '/settings/leadership',
  '/settings/incentives',
  '/people',
  '/repairs',
  '/me',
  '/setup',
  '/nowhere',
] as const;

/** Keys that no word was found for. */
const wordless = /\b(admin|core|council|coordination|leadership|incentives)\.[a-z]\w*\.\w+/;

const desks = [
  { locale: 'en', width: 1280, height: 800, signIn: ['Account', 'Password'] },
  { locale: 'zh-CN', width: 820, height: 1180, signIn: ['账号', '密码'] },
] as const;

describe.each(desks)('in $locale at $width px', ({ locale, width, height, signIn: [account, password] }) => {
  it('every page has words, does not scroll sideways, and axe has no complaint', async () => {
    const { page, context, complaints } = await sitDown(browser, house.server.url, { locale, width, height });
    await page.goto('/admin');
    await page.getByLabel(account).fill('admin');
    await page.getByLabel(password, { exact: true }).fill(adminPassword);
    await page.keyboard.press('Enter');
    await page.locator('.navigation').waitFor();
    for (const path of pages) {
      await page.goto(`/admin${path}`);
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      const shown = await page.locator('main').evaluate((main) => {
        const copy = main.cloneNode(true) as HTMLElement;
        for (const code of copy.querySelectorAll('.code, code')) code.remove();
        return copy.textContent;
      });
      expect([path, wordless.exec(shown)?.[0]]).toEqual([path, undefined]);
      await picture(page, `admin${path.replaceAll('/', '-')}-${locale}`);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
