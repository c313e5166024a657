import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Http, wordsOf, type CellStore } from '@heli/client';
import { RoomProvider, Wall, uiWords, type Room } from '@heli/ui';
import { claim, demonstrationCode, isUnreachable, pause, takeCode } from './claim.js';
import { Instruction, type Why } from './instruction.js';
import { forget, recall, remember } from './memory.js';
import type { Overrides } from './overrides.js';
import { Session, type Told } from './session.js';
import { keepShell } from './shell/shell.js';

// Needed once in a wall's life.
const Pairing = lazy(async () => import('./pairing/pairing.js'));

/** A device token: from the address's code, from memory, or from a demonstration server. */
async function tokenOf(code: string | undefined, onWhy: (why: Why) => void): Promise<string | undefined> {
  const known = recall(localStorage)?.token;
  if (code === undefined && known !== undefined) return known;
  for (;;) {
    try {
      const token = await claim(new Http(), code ?? demonstrationCode);
      if (token !== undefined) remember(localStorage, { token });
      return token ?? known;
    } catch (cause) {
      if (!isUnreachable(cause)) return known;
      if (known !== undefined) return known;
      onWhy('unreachable');
      await pause();
    }
  }
}

interface Shown {
  readonly session: Session;
  readonly told: Told;
}

/** From a bare screen to a wall, and back to the instruction when the device's token is withdrawn. */
export function App({ asked }: { readonly asked: Overrides }) {
  const [why, setWhy] = useState<Why>();
  const [shown, setShown] = useState<Shown>();
  const begin = useRef<() => void>(() => undefined);
  const paired = useCallback((token: string) => {
    remember(localStorage, { token });
    begin.current();
  }, []);
  useEffect(() => {
    let session: Session | undefined;
    let closed = false;
    const start = async (): Promise<void> => {
      const code = takeCode();
      const token = await tokenOf(code, setWhy);
      if (closed) return;
      if (token === undefined) {
        setWhy(code === undefined ? 'new' : 'code');
        return;
      }
      session?.close();
      const begun = new Session(recall(localStorage) ?? { token }, {
        onTold: (told) => setShown({ session: begun, told }),
        onRefused: () => {
          forget(localStorage);
          setShown(undefined);
          setWhy('revoked');
        },
      });
      session = begun;
      begun.start();
    };
    const again = (): void => void start();
    begin.current = again;
    // A tick later: strict effects run twice, and a one-time code can be taken only once.
    const first = setTimeout(again, 0);
    addEventListener('hashchange', again);
    return () => {
      closed = true;
      clearTimeout(first);
      removeEventListener('hashchange', again);
      session?.close();
    };
  }, []);
  if (shown) return <Picture {...shown} asked={asked} />;
  if (!why) return null;
  if (why === 'unreachable') return <Instruction />;
  return (
    <Suspense fallback={null}>
      <Pairing why={why} onToken={paired} />
    </Suspense>
  );
}

/** Fonts and what is kept for a reboot weigh as much as the first picture: they come after its numbers have been painted. */
function whenFilled(store: CellStore, then: () => void): () => void {
  let waiting: number | undefined;
  const look = (): void => {
    if (!store.meta().filled || waiting !== undefined) return;
    waiting = requestAnimationFrame(() => setTimeout(then));
    stop();
  };
  const stop = store.subscribeMeta(look);
  look();
  return () => {
    stop();
    if (waiting !== undefined) cancelAnimationFrame(waiting);
  };
}

function Picture({ session, told, asked }: Shown & { readonly asked: Overrides }) {
  const { display, catalogue } = told;
  const language = asked.language ?? display.language;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(
    () =>
      whenFilled(session.store, () => {
        session.save();
        void Promise.all([import('./fonts.js'), keepShell()]);
      }),
    [session],
  );
  const room = useMemo<Room>(
    () => ({
      store: session.store,
      ticker: session.ticker,
      catalogue,
      words: wordsOf(catalogue, language, uiWords),
      organisation: display.organisation.code,
      audience: display.audience,
      zone: display.zone,
      origin: display.origin ?? location.origin,
    }),
    [session, catalogue, display, language],
  );
  return (
    <RoomProvider value={room}>
      <Wall display={display} only={asked.scene} theme={asked.theme} />
    </RoomProvider>
  );
}
