import { scenesOf } from '@heli/protocol';
import { useWords } from '../language.js';
import { useCatalogue } from '../server/queries.js';

interface SceneChoice {
  /** The scene's id. */
  readonly value: string;
  readonly label: string;
}

/** The scenes of the house by their names: a further scene of a mechanism after the mechanism's own name. */
export function useSceneChoices(): readonly SceneChoice[] {
  const { t } = useWords();
  const { data } = useCatalogue();
  return scenesOf(data?.mechanisms ?? []).map(({ id, title, mechanism }) => {
    const own = mechanism && `${mechanism.contract}.name`;
    return { value: id, label: own === undefined || own === title ? t(title) : `${t(own)} – ${t(title)}` };
  });
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
