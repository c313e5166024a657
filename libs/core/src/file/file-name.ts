const longest = 120;
/** What file systems, terminals and pages take for more than a letter: controls, separators, text direction. */
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}/\\:*?"<>|]+/gu;

/**
 * A name that can be shown and saved anywhere: the last part of a path, without what is not a letter to all systems,
 * cut before its extension. Where nothing is left, the file has the name of what it is.
 */
export function cleanName(given: string, extension: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(unfit, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const stem = plain.toLowerCase().endsWith(`.${extension}`) ? plain.slice(0, -extension.length - 1) : plain;
  const short = Array.from(stem).slice(0, longest).join('').trim();
  return `${short || 'file'}.${extension}`;
}
