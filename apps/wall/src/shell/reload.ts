import type { Http } from '@heli/client';

let mine: string | undefined;
const guard = 'heli.reloaded';
const lookMs = 1_000;
/** Scenes that never turn are not waited for. */
const patienceMs = 60_000;
const meetings = new Set(['lobby', 'item', 'summary', 'message', 'countdown', 'blank', 'emergency']);

/**
 * The page belongs to the build it was loaded from. Once the server answers as ready with another one the page is
 * loaded anew between two scenes, once per build: until then it keeps its picture.
 */
export async function reloadIfNewer(http: Http, build: string): Promise<void> {
  mine ??= build;
  if (build === mine || sessionStorage.getItem(guard) === build) return;
  await http.get<unknown>('/api/health/ready');
  sessionStorage.setItem(guard, build);
  await betweenScenes();
  location.reload();
}

/** Loads the page anew as somebody ordered, but not before the server has answered that it is ready. */
export async function reloadWhenReady(http: Http): Promise<void> {
  await http.get<unknown>('/api/health/ready');
  location.reload();
}

/** When the scene turns, or at once where only one has its turn; never while a meeting stands on the wall. */
async function betweenScenes(): Promise<void> {
  const shown = (): { readonly shows: string; readonly scenes: number } => {
    const { shows = '', scenes = '1' } = document.querySelector<HTMLElement>('.wall')?.dataset ?? {};
    return { shows, scenes: Number(scenes) };
  };
  const [first, since] = [shown(), Date.now()];
  for (let now = first; ; now = shown()) {
    const isFree = now.scenes < 2 || now.shows !== first.shows || Date.now() - since > patienceMs;
    if (isFree && !meetings.has(now.shows)) return;
    await new Promise((done) => setTimeout(done, lookMs));
  }
}
