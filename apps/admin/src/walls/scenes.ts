import { scenesOf } from '@heli/protocol';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import type { SceneRow } from '../scenes/scene-types.js';
import { useAsk, useCatalogue } from '../server/queries.js';

interface SceneChoice {
  /** The scene's id. */
  readonly value: string;
  readonly label: string;
}

/** The scenes of the house by their names: a further scene of a mechanism after the mechanism's own name, own ones last. */
export function useSceneChoices(): readonly SceneChoice[] {
  const { t, language } = useWords();
  const { data } = useCatalogue();
  const { organisation } = usePlace();
  const { data: rows = [] } = useAsk<readonly SceneRow[]>(organisation, 'core.scenes');
  const brought = scenesOf(data?.mechanisms ?? []).map(({ id, title, mechanism }) => {
    const own = mechanism && `${mechanism.contract}.name`;
    return { value: id, label: own === undefined || own === title ? t(title) : `${t(own)} – ${t(title)}` };
  });
  const own = rows.flatMap(({ sceneId, published }) =>
    published ? [{ value: sceneId, label: (language === 'en' && published.nameEn) || published.name }] : [],
  );
  return [...brought, ...own];
}

/** What a scene is called; its id where no mechanism brings it now. */
export function useSceneName(): (id: string) => string {
  const choices = useSceneChoices();
  return (id) => choices.find(({ value }) => value === id)?.label ?? id;
}

/** What is called what a wall tells that it shows: a scene, or a part of a meeting. */
export function useShownName(): (shows: string) => string {
  const { find } = useWords();
  const sceneName = useSceneName();
  return (shows) => find(`admin.wall.shows.${shows}`) ?? sceneName(shows);
}
