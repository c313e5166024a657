import { useEffect, useMemo, useState } from 'react';
import { CellStore, Http, LiveRoom, ServerClock, wordsOf } from '@heli/client';
import { previewMessages, type Catalogue, type DisplayInfo, type PreviewShow } from '@heli/protocol';
import { dayIn, makeTicker, RoomProvider, uiWords, Wall, type Room } from '@heli/ui';
import '../fonts.js';

const isShow = (data: unknown): data is PreviewShow =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === previewMessages.show;

/** What the page around this frame wants shown; nobody else is listened to. */
function useWanted(): PreviewShow | undefined {
  const [wanted, setWanted] = useState<PreviewShow>();
  useEffect(() => {
    const listen = ({ origin, source, data }: MessageEvent<unknown>): void => {
      if (origin === location.origin && source === parent && isShow(data)) setWanted(data);
    };
    addEventListener('message', listen);
    parent.postMessage({ type: previewMessages.ready }, location.origin);
    return () => removeEventListener('message', listen);
  }, []);
  return wanted;
}

function useCatalogue(): Catalogue | undefined {
  const [catalogue, setCatalogue] = useState<Catalogue>();
  useEffect(() => {
    void new Http().get<Catalogue>('/api/mechanisms?part=wall').then(setCatalogue);
  }, []);
  return catalogue;
}

/** What nobody has published, on the wall it is meant for, by the session of whoever tries it. */
export function Preview() {
  const catalogue = useCatalogue();
  const wanted = useWanted();
  if (!catalogue || !wanted) return null;
  return <Shown catalogue={catalogue} wanted={wanted} />;
}

interface ShownProps {
  readonly catalogue: Catalogue;
  readonly wanted: PreviewShow;
}

function Shown({ catalogue, wanted: { display, scene, draft } }: ShownProps) {
  const { store, clock, ticker } = useMemo(() => {
    const made = new ServerClock();
    return { store: new CellStore(), clock: made, ticker: makeTicker(() => made.now()) };
  }, []);
  const { organisation, audience, language, zone, scenes = [] } = display;
  // Where a tile stands is no matter for its numbers: moving one about asks for nothing anew.
  const tiles = scenes
    .flatMap((scene) => scene.tiles)
    .map((tile) => ({ ...tile, at: { x: 0, y: 0, w: 1, h: 1 } }));
  const asked = JSON.stringify([organisation.code, audience, zone, tiles, draft ?? null]);
  useEffect(() => {
    const [code, reader, at, shown, tried] = JSON.parse(asked) as [
      string,
      DisplayInfo['audience'],
      string,
      typeof tiles,
      PreviewShow['draft'] | null,
    ];
    const room = new LiveRoom({
      ...{ organisations: [code], audience: reader, tiles: shown, store, clock },
      ...(tried && { draft: tried }),
      dayOf: (moment) => dayIn(moment, at),
      onRefused: () => undefined,
    });
    return () => room.close();
  }, [asked, store, clock]);
  const room = useMemo<Room>(
    () => ({
      ...{ store, ticker, catalogue, audience, zone },
      words: wordsOf(catalogue, language, uiWords),
      organisation: organisation.code,
      origin: location.origin,
    }),
    [store, ticker, catalogue, language, organisation.code, audience, zone],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <RoomProvider value={room}>
      <Wall display={display} only={scene} alone />
    </RoomProvider>
  );
}
