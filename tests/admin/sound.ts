import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const smallest = 44;

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Sound for a phone: everything is large enough for a thumb too. */
export async function expectSound(page: Page): Promise<void> {
  await expectAccessible(page);
  expect(await page.evaluate(smallTargets, smallest)).toEqual([]);
}

/** Nothing scrolls sideways, and axe has no complaint. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  // As the browser's own tool, not as a script of the page, which its policy would refuse.
  await page.evaluate(axe);
  let complaints = await complaintsOf(page);
  // Whatever changes just now has a colour of neither state: what is wrong stays wrong.
  for (let looks = 1; complaints.length > 0 && looks < 3; looks++) {
    await page.waitForTimeout(500);
    complaints = await complaintsOf(page);
  }
  expect(complaints).toEqual([]);
}

async function complaintsOf(page: Page): Promise<unknown[]> {
  const found = await page.evaluate<Finding[]>('axe.run().then(({ violations }) => violations)');
  return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

/** What can be hit, and is smaller than that; an input in its label is as large as the label. */
function smallTargets(least: number): string[] {
  const targets = document.querySelectorAll<HTMLElement>('a, button, input, textarea, summary, [role=radio]');
  return [...targets].flatMap((target) => {
    const box = (target.closest('label, .ant-select') ?? target).getBoundingClientRect();
    const shown = box.width > 2 && box.height > 2 && getComputedStyle(target).visibility === 'visible';
    const skipped = target.classList.contains('skip');
    if (!shown || skipped || (box.width >= least && box.height >= least - 0.5)) return [];
    return [`${target.outerHTML.slice(0, 90)} ${String(box.width)}×${String(box.height)}`];
  });
}
