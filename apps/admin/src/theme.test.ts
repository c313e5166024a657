import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { day } from './theme.js';

const tokens = readFileSync(new URL('../../../libs/ui/src/styles/tokens.css', import.meta.url), 'utf8');
const css = readFileSync(new URL('admin.css', import.meta.url), 'utf8');

/** The colours of a block that is followed by this selector. */
function coloursOf(text: string, selector: string): Map<string, string> {
  const from = text.indexOf('{', text.indexOf(`${selector} {`));
  const block = text.slice(from, text.indexOf('}', from));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name, colour]) => [name!, colour!]),
  );
}

describe('the look of the page', () => {
  it('has the day colours of the wall', () => {
    const wall = coloursOf(tokens, "[data-theme='day']");
    const mine = Object.entries(day).map(([name, colour]) => [name, colour.toLowerCase()]);
    expect(mine).toEqual(mine.map(([name]) => [name, wall.get(name!)?.toLowerCase()]));
  });

  it('has the same colours in its own style sheet', () => {
    for (const [name, colour] of coloursOf(css, ':root'))
      expect([name, colour]).toEqual([name, day[name as keyof typeof day].toLowerCase()]);
  });
});
