/**
 * Runs in the page: what a reader at six metres would stumble over. Text that ends in an ellipsis, or was left out
 * whole by a line without room, is as it should be; text that is cut, overlaps or leaves the screen is not.
 */
export function findIllegible(): string[] {
  const found: string[] = [];
  const label = (element: Element): string =>
    `${element.tagName}.${element.getAttribute('class') ?? ''} "${element.textContent.slice(0, 40)}"`;
  /** Lines that leave out whole what has no room: what wraps below their one line is not seen. */
  const dropping = (element: Element): boolean => {
    const style = getComputedStyle(element);
    return style.flexWrap === 'wrap' && style.overflowY === 'hidden';
  };
  const dropped = (element: Element): boolean => {
    for (let at = element; at.parentElement; at = at.parentElement) {
      const below = at.getBoundingClientRect().top >= at.parentElement.getBoundingClientRect().bottom - 2;
      if (below && dropping(at.parentElement)) return true;
    }
    return false;
  };
  /** Glyphs fill about the middle three fifths of their line box. */
  const core = (rect: DOMRect): DOMRect =>
    new DOMRect(rect.x + 1, rect.y + rect.height * 0.22, Math.max(0, rect.width - 2), rect.height * 0.56);

  const texts: { rect: DOMRect; of: Element }[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const of = node.parentElement;
    if (!of || !node.textContent?.trim() || dropped(of)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rect = range.getBoundingClientRect();
    // Recharts measures its words far outside.
    if (rect.width === 0 || rect.bottom < -1_000) continue;
    const right = Math.min(
      rect.right,
      of.closest('.el, h3, .x > *')?.getBoundingClientRect().right ?? rect.right,
    );
    texts.push({ rect: core(new DOMRect(rect.x, rect.y, Math.max(0, right - rect.x), rect.height)), of });
  }

  if (
    document.documentElement.scrollHeight > innerHeight ||
    document.documentElement.scrollWidth > innerWidth
  ) {
    found.push('the page scrolls');
  }
  for (const element of document.querySelectorAll<HTMLElement>('.wall *')) {
    const style = getComputedStyle(element);
    if (style.overflowX === 'visible' || style.textOverflow === 'ellipsis') continue;
    if (dropping(element) || dropped(element)) continue;
    if (element.scrollWidth > element.clientWidth + 1) found.push(`cut: ${label(element)}`);
  }
  for (const element of document.querySelectorAll<HTMLElement>('.num, .fig, .clock')) {
    if (element.closest('.el') && !dropped(element)) found.push(`a number may be cut: ${label(element)}`);
  }
  for (const { rect, of } of texts) {
    const place = of.closest('.place')?.getBoundingClientRect();
    if (rect.x < 0 || rect.y < 0 || rect.right > innerWidth || rect.bottom > innerHeight) {
      found.push(`off the screen: ${label(of)}`);
    }
    if (place && (rect.right > place.right + 3 || rect.bottom > place.bottom + 3 || rect.x < place.x - 3)) {
      found.push(`out of its tile: ${label(of)}`);
    }
    for (let at: Element | null = of; at && at !== document.body; at = at.parentElement) {
      const hides = getComputedStyle(at).overflowY !== 'visible';
      if (hides && rect.bottom > at.getBoundingClientRect().bottom + 1) found.push(`cut below: ${label(of)}`);
    }
  }
  texts.forEach((a, index) => {
    for (const b of texts.slice(index + 1)) {
      const [p, q] = [a.rect, b.rect];
      const overlaps = p.x < q.right && q.x < p.right && p.y < q.bottom && q.y < p.bottom;
      if (overlaps && !a.of.contains(b.of) && !b.of.contains(a.of)) {
        found.push(`overlap: ${label(a.of)} and ${label(b.of)}`);
      }
    }
  });
  return found;
}
