/** A one-time code of a link, `#setup=CODE`; takes it out of the address bar and the history at once. */
export function takeCode(name: string, location: Location, history: History): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get(name) ?? undefined;
  if (code !== undefined) history.replaceState(null, '', `${location.pathname}${location.search}`);
  return code === '' ? undefined : code;
}
