import { afterEach, expect } from '@jest/globals';
import type { Page } from 'playwright-core';

const violations: string[] = [];
const policy = /content security policy|permissions.policy|cross-origin/i;

/** Lets no test pass in which a page did what its own headers forbid. */
export function watchPolicy(page: Page): void {
  page.on('console', (message) => {
    if (policy.test(message.text())) violations.push(message.text());
  });
}

afterEach(() => {
  expect(violations.splice(0)).toEqual([]);
});
