import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Door } from '../lib/door.ts';
import { street } from '../lib/street.ts';
import { sitDown } from '../admin/page.ts';

const password = 'a long enough one';
/** Without a change in the room, news comes with its next beat. */
export const patience = { timeout: 60_000 };

/** A person with a device of their own, let in by the office's one-time code. */
export async function letIn(
  browser: Browser,
  url: string,
  code: string,
  size: { readonly width: number; readonly height: number },
): Promise<Page> {
  const { page } = await sitDown(browser, url, size);
  await page.goto(`/admin/meeting#setup=${code}`);
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('The same again').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Meeting' }).waitFor();
  return page;
}

export interface HungWall {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything that came to it over its socket. */
  readonly heard: readonly string[];
}

/** A screen that is hung up for an audience, and keeps what it hears. */
export async function hangWall(
  browser: Browser,
  url: string,
  operatorToken: string,
  audience: 'public' | 'council',
): Promise<HungWall> {
  const operator = new Door(url, operatorToken);
  const wish = { name: `a ${audience} wall`, organisation: street, audience, language: 'en' };
  const { body } = await operator.post('/api/displays', wish);
  operator.close();
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const heard: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => void heard.push(payload.toString())),
  );
  await page.goto(`${url}/wall#code=${(body as { readonly code: string }).code}`);
  await page.locator('.wall[data-filled="true"]').waitFor(patience);
  return { context, page, heard };
}

export const shows = ({ page }: HungWall, what: string): Promise<void> =>
  page.locator(`.wall[data-status="live"][data-shows="${what}"]`).waitFor(patience);
