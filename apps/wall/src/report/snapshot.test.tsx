import { expect, test } from '@jest/globals';
import { inPixels, snapshot } from './snapshot.js';

test('lengths of the screen become its pixels, and no others', () => {
  expect(inPixels('a { width: 100vw; top: -2.5vh; font-size: calc(.5vmin + 1em + 3cqw) }', 1920, 1080)).toBe(
    'a { width: 1920px; top: -27px; font-size: calc(5.4px + 1em + 3cqw) }',
  );
});

test('what proves that somebody is in the room is not in the picture', () => {
  document.body.innerHTML =
    '<main class="wall" style="--x: 50vw"><p>seen<br></p><p class="code" data-secret="true">K7TQ4M</p></main>';
  const { html, theme } = snapshot()!;
  expect(html).toContain('<p>seen<br />');
  expect(html).toContain(`--x: ${String(innerWidth / 2)}px`);
  expect(html).not.toContain('K7TQ4M');
  expect(theme).toBe('night');
  document.body.innerHTML = '';
  expect(snapshot()).toBeUndefined();
});
