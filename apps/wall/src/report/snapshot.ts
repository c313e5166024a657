import type { Snapshot } from '@heli/protocol';

/** The rules that the picture is drawn by; fonts stay where they are. */
const rules = (): string =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => !(rule instanceof CSSFontFaceRule))
    .map(({ cssText }) => cssText)
    .join('\n');

/** Lengths that hang on this screen, in its pixels: drawn elsewhere, they would hang on another. */
export function inPixels(css: string, width: number, height: number): string {
  const sides: Readonly<Record<string, number>> = { vw: width, vh: height, vmin: Math.min(width, height) };
  return css.replaceAll(
    /(-?\d*\.?\d+)(vmin|vw|vh)\b/g,
    (_, count: string, unit: string) =>
      `${String(Number(((Number(count) * sides[unit]!) / 100).toFixed(4)))}px`,
  );
}

/** The picture as it stands, as XHTML. What proves that somebody is in the room is for the room alone. */
export function snapshot(): Snapshot | undefined {
  const wall = document.querySelector('.wall')?.cloneNode(true);
  if (!(wall instanceof HTMLElement)) return undefined;
  const [width, height] = [innerWidth, innerHeight];
  for (const one of [wall, ...wall.querySelectorAll('[style]')])
    one.setAttribute('style', inPixels(one.getAttribute('style') ?? '', width, height));
  for (const secret of wall.querySelectorAll('[data-secret]')) secret.replaceChildren();
  return {
    ...{ width, height, css: inPixels(rules(), width, height) },
    theme: document.documentElement.dataset['theme'] === 'day' ? 'day' : 'night',
    html: new XMLSerializer().serializeToString(wall),
  };
}
