import { init, parse } from 'es-module-lexer';

/** What walls bring for the scripts of plugins, and where they find it. */
const shared: ReadonlyMap<string, string> = new Map([
  ['react', '/wall/shared/react.js'],
  ['react/jsx-runtime', '/wall/shared/jsx-runtime.js'],
]);

/** A script with the names of what walls bring made addresses: a page can have a map of names only by an exception to its policy. */
export async function adaptScript(source: string): Promise<string> {
  await init;
  const [imports] = parse(source);
  return imports.reduceRight((text, { n: name, s: start, e: end, d: dynamic }) => {
    const address = name === undefined ? undefined : shared.get(name);
    if (address === undefined) return text;
    // Of a dynamic import the quotes are part of what was found.
    const named = dynamic > -1 ? JSON.stringify(address) : address;
    return text.slice(0, start) + named + text.slice(end);
  }, source);
}
