import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { launchFor } from '../lib/chromium.ts';
import { watchPolicy } from '../lib/policy.ts';
import { startServer, type Server } from '../lib/server.ts';

export const openBrowser = async (): Promise<Browser> => chromium.launch(launchFor('admin'));

export interface House {
  readonly server: Server;
  close(): Promise<void>;
}

/** A real server on a folder of its own; without a password it prints a one-time link instead. */
export async function openHouse(env: Readonly<Record<string, string>> = {}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'heli-admin-'));
  const server = await startServer(folder, { env });
  return {
    server,
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the page complained of: errors, and everything its Content-Security-Policy kept it from. */
  readonly complaints: string[];
}

export async function sitDown(
  browser: Browser,
  url: string,
  { locale = 'en', width = 1280, height = 800 } = {},
): Promise<Desk> {
  const context = await browser.newContext({
    ...{ locale, viewport: { width, height }, baseURL: url },
    // Somebody who asks for less motion: what is half way there on a busy machine is neither seen nor hit.
    reducedMotion: 'reduce',
  });
  // A step that hangs names itself before the test's own time is up.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  watchPolicy(page);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // The browser's own note of a refusal that the page shows.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
      complaints.push(message.text());
  });
  return { context, page, complaints };
}

/** Opens a list, takes what has these words, and waits until the list has gone. */
export async function choose(field: Locator, option: string): Promise<void> {
  await field.click();
  const list = field.page().locator('.ant-select-dropdown:visible');
  await list.locator('.ant-select-item-option', { hasText: option }).click();
  await list.waitFor({ state: 'hidden' });
}

/** Signs in and waits for the overview. */
export async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/admin');
  await page.getByLabel('Account').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
}

/** A house, somebody at a desk in it, and the browser between them; its end says what the page complained of. */
export interface Office {
  readonly browser: Browser;
  readonly house: House;
  readonly desk: Desk;
  readonly page: Page;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const browser = await openBrowser();
  const house = await openHouse();
  const desk = await sitDown(browser, house.server.url);
  return {
    ...{ browser, house, desk, page: desk.page },
    close: async () => {
      await browser.close();
      await house.close();
      expect(desk.complaints).toEqual([]);
    },
  };
}

/** Goes to a place by the Tab key alone, as somebody without a mouse does. */
export async function tabTo(place: Locator): Promise<void> {
  await place.waitFor();
  for (let steps = 0; steps < 60; steps++) {
    if (await place.evaluate((it) => it === document.activeElement)) return;
    await place.page().keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${String(place)}.`);
}
