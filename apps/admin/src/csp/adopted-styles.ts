/**
 * Stands in for rc-util's `dynamicCSS` (see vite.config.ts): the same calls, but the rules go into adopted style
 * sheets, which a strict Content-Security-Policy allows, instead of `<style>` elements, which it forbids.
 */
export interface StyleOptions {
  readonly prepend?: boolean | 'queue';
  readonly priority?: number;
  readonly mark?: string;
}

type Order = 'prepend' | 'prependQueue' | 'append';

interface Held {
  readonly name: string | undefined;
  readonly order: Order;
  readonly priority: number;
  readonly sheet: CSSStyleSheet;
  /** Never in the document: callers only hang their marks on it. */
  readonly handle: HTMLStyleElement;
}

/** In the order of `document.adoptedStyleSheets`, which nobody else on this page uses. */
const held: Held[] = [];

const nameOf = (key: string, { mark = 'rc-util-key' }: StyleOptions): string => `${mark}\n${key}`;
const orderOf = (prepend: StyleOptions['prepend']): Order =>
  prepend === 'queue' ? 'prependQueue' : prepend === true ? 'prepend' : 'append';

/** Queued sheets stand at the front by rising priority, in the order they came. */
function placeFor(order: Order, priority: number): number {
  if (order === 'append') return held.length;
  if (order === 'prepend') return 0;
  return held.findLastIndex((one) => one.order !== 'append' && one.priority <= priority) + 1;
}

function insert(css: string, name: string | undefined, options: StyleOptions): HTMLStyleElement {
  const { prepend, priority = 0 } = options;
  const order = orderOf(prepend);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const handle = document.createElement('style');
  const place = placeFor(order, priority);
  held.splice(place, 0, { name, order, priority, sheet, handle });
  document.adoptedStyleSheets.splice(place, 0, sheet);
  return handle;
}

/** Adds rules. */
export const injectCSS = (css: string, options: StyleOptions = {}): HTMLStyleElement =>
  insert(css, undefined, options);

/** Adds the rules of a key, or replaces them. */
export function updateCSS(css: string, key: string, options: StyleOptions = {}): HTMLStyleElement {
  const name = nameOf(key, options);
  const known = held.find((one) => one.name === name);
  if (!known) return insert(css, name, options);
  known.sheet.replaceSync(css);
  return known.handle;
}

/** Takes the rules of a key away. */
export function removeCSS(key: string, options: StyleOptions = {}): void {
  const place = held.findIndex((one) => one.name === nameOf(key, options));
  if (place < 0) return;
  held.splice(place, 1);
  document.adoptedStyleSheets.splice(place, 1);
}

/** There are no containers here to forget. */
export function clearContainerCache(): void {
  return undefined;
}
