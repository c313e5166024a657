import type { Http } from '@heli/client';

let mine: string | undefined;
const guard = 'heli.reloaded';

/**
 * The page belongs to the build it was loaded from. Once the server answers as ready with another one the page is
 * loaded anew, once per build: until then it keeps its picture.
 */
export async function reloadIfNewer(http: Http, build: string): Promise<void> {
  mine ??= build;
  if (build === mine || sessionStorage.getItem(guard) === build) return;
  await http.get<unknown>('/api/health/ready');
  sessionStorage.setItem(guard, build);
  location.reload();
}
