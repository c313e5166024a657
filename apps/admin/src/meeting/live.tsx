import { CellStore, LiveRoom, ServerClock, type RoomStatus } from '@heli/client';
import { useQueryClient, type Query } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { dayIn } from '../parts/times.js';
import { usePlace } from '../place.js';
import type { Answer } from './council.js';

/** Bursts of changes ask again once. */
const calmMs = 400;
const clock = new ServerClock();

const LiveContext = createContext<RoomStatus>('offline');
export const useLiveStatus = (): RoomStatus => use(LiveContext);

/** The board of votes, while one is open. */
const isOpenVote = ({ queryKey, state: { data } }: Query): boolean =>
  queryKey[2] === 'council.voteBoard' &&
  (data as Answer<'voteBoard'> | undefined)?.some(({ state }) => state === 'open') === true;

/** Asks the council's questions anew whenever the live connection says that something has happened. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const { organisation, zone } = usePlace();
  const client = useQueryClient();
  const [status, setStatus] = useState<RoomStatus>('offline');
  useEffect(() => {
    const store = new CellStore((run) => setTimeout(run, 16));
    let heard = { seq: -1, asOf: 0, status: 'offline' };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askAgain = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries({ queryKey: ['ask', organisation] });
      }, calmMs);
    };
    const leave = store.subscribeMeta(() => {
      const { seq, asOf, status: now } = store.meta();
      setStatus(now);
      if (seq !== heard.seq || (now === 'live' && heard.status !== 'live')) askAgain();
      // A slip in a box is no fact: only the beat of the room brings the turnout on.
      else if (asOf !== heard.asOf) void client.invalidateQueries({ predicate: isOpenVote });
      heard = { seq, asOf, status: now };
    });
    const room = new LiveRoom({
      organisations: [organisation],
      store,
      clock,
      dayOf: (moment) => dayIn(zone, new Date(moment)),
      // The next question is answered 401 and leads to signing in.
      onRefused: askAgain,
    });
    return () => {
      leave();
      clearTimeout(timer);
      room.close();
    };
  }, [organisation, zone, client]);
  return <LiveContext value={status}>{children}</LiveContext>;
}

/** The server's time when it is asked: for a deadline that begins now. */
export const useServerClock = (): (() => number) => () => clock.now();

/** The server's time, each second. */
export function useNow(): number {
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
