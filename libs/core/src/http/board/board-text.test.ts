import { expect, it } from '@jest/globals';
import { textOf } from './board-text.js';

it('keeps headings, paragraphs, lists and tables, one step below the heading of the page', () => {
  const content =
    '<!doctype html><html><head><title>Twice</title></head><body><h1>A</h1><p>b <em>c</em></p><ul><li>d</li></ul></body></html>';
  expect(textOf(content, 'Table').text).toBe('<h2>A</h2><p>b <em>c</em></p><ul><li>d</li></ul>');
});

it('gives a table a frame of its own that the keyboard reaches', () => {
  const { text } = textOf('<table border="1"><tbody><tr><td>1 &lt; 2</td></tr></tbody></table>', '表"$&');
  expect(text).toBe(
    '<div class="wide" role="region" tabindex="0" aria-label="表&quot;$&amp;"><table><tbody><tr><td>1 &lt; 2</td></tr></tbody></table></div>',
  );
});

it.each([
  ['<p onclick="x()">a</p>', '<p>a</p>'],
  ['<script>alert(1)</script>a', 'a'],
  ['<style>p{}</style><p style="color:red" class="x" id="y">a</p>', '<p>a</p>'],
  ['<a href="javascript:x()">a</a><img src=x onerror=x()><iframe srcdoc="<p>b</p>"></iframe>', 'a'],
  ['<svg><script>x()</script></svg><form action="/api"><input></form>', ''],
  ['<p>a<noscript><p title="</noscript><img src=x onerror=x()>">', /^<p>a/],
  ['<p>never closed', '<p>never closed</p>'],
])('lets nothing else through: %s', (content, wanted) => {
  const { text } = textOf(content, 'Table');
  if (wanted instanceof RegExp) expect(text).toMatch(wanted);
  else expect(text).toBe(wanted);
  expect(text).not.toMatch(/<(?!\/?(?:p|em|h[234])>)/);
});
