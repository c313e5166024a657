/** The one-time code of the link `/admin#setup=CODE`; takes it out of the address bar and the history at once. */
export function takeSetupCode(location: Location, history: History): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('setup') ?? undefined;
  if (code !== undefined) history.replaceState(null, '', `${location.pathname}${location.search}`);
  return code === '' ? undefined : code;
}
