import sanitize from 'sanitize-html';
import { html, Html } from '../html.js';

const words = ['p', 'br', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote'];
const tables = ['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'];

const allowed = {
  allowedTags: [...words, ...tables, 'h2', 'h3', 'h4'],
  allowedAttributes: {},
  // Left out with what they hold, not only the sign for them.
  nonTextTags: ['title', 'script', 'style', 'textarea', 'option', 'noscript'],
  transformTags: { h1: 'h2', h2: 'h3', h3: 'h4', h5: 'h4', h6: 'h4' },
};

/**
 * A notice's text, whoever wrote it: its headings, paragraphs, lists and tables, without an attribute, a link or a
 * picture. Its headings stand below the page's own; a wide table moves within its own frame.
 * @param table what a table is called for whoever does not see it
 */
export const textOf = (content: string, table: string): Html => {
  const open = `<div class="wide" role="region" tabindex="0" aria-label="${html`${table}`.text}"><table>`;
  const text = sanitize(content, allowed);
  return new Html(text.replaceAll('<table>', () => open).replaceAll('</table>', '</table></div>'));
};
