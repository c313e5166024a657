/** A paper as what it says, before it is HTML or a word processor's: headings, lines and tables. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'line'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Paper {
  readonly language: 'zh-CN' | 'en';
  readonly blocks: readonly Block[];
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const cells = (tag: 'th' | 'td', row: readonly string[]): string =>
  `<tr>${row.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`;

function markup(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>`;
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'line':
      return `<p>${escaped(block.text)}</p>`;
    case 'table':
      return `<table border="1"><thead>${cells('th', block.head)}</thead><tbody>${block.rows.map((row) => cells('td', row)).join('')}</tbody></table>`;
  }
}

/** Plain HTML: no style, no script, every word escaped. */
export function htmlOf({ language, blocks }: Paper): string {
  const title = blocks.find(({ kind }) => kind === 'title');
  const name = title && 'text' in title ? escaped(title.text) : '';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${name}</title></head><body>${blocks.map(markup).join('')}</body></html>`;
}
