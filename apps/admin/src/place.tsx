import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { useAsk } from './server/queries.js';
import type { OrganisationRow, Who } from './server/types.js';

/** Stands for everything there is; grants of the first administrator are held there. */
export const installation = 'installation';
const keptAt = 'heli.admin.organisation';

interface Place {
  /** Code of the organisation all pages speak of. */
  readonly organisation: string;
  readonly organisations: readonly OrganisationRow[];
  readonly select: (code: string) => void;
  /** The widest organisation one's roles hold at: accounts are looked after from there. */
  readonly reach: string;
  /** The zone of the house: its days and hours are told in it, wherever the reader sits. */
  readonly zone: string;
  /** What links begin with: where people find the house, which need not be where this page was opened. */
  readonly origin: string;
}

const PlaceContext = createContext<Place>({
  organisation: installation,
  organisations: [],
  select: () => undefined,
  reach: installation,
  zone: 'UTC',
  origin: '',
});

export const usePlace = (): Place => use(PlaceContext);

/** The roots among these: rows whose parent is not among them. */
export function rootsOf(rows: readonly OrganisationRow[]): OrganisationRow[] {
  const codes = new Set(rows.map((row) => row.code));
  return rows.filter((row) => row.parentCode === null || !codes.has(row.parentCode));
}

/** Where someone's roles hold: the whole installation before any part of it. */
const reachOf = (who: Who): string =>
  who.grants.some((grant) => grant.organisation === installation)
    ? installation
    : (who.grants[0]?.organisation ?? installation);

/** The same place, seen from the whole installation: for what is the same everywhere. */
export function WholeHouse({ children }: { readonly children: ReactNode }) {
  const place = usePlace();
  const whole = useMemo(() => ({ ...place, organisation: installation }), [place]);
  return <PlaceContext value={whole}>{children}</PlaceContext>;
}

interface ProviderProps {
  readonly who: Who;
  readonly children: (answer: { readonly waiting: boolean; readonly error: Error | null }) => ReactNode;
}

/** The organisation chosen last on this computer, or the first root within reach. */
export function PlaceProvider({ who, children }: ProviderProps) {
  const [wanted, setWanted] = useState(() => localStorage.getItem(keptAt));
  const reach = reachOf(who);
  const { data, isPending, error } = useAsk<OrganisationRow[]>(reach, 'core.organisations');
  const place = useMemo(() => {
    const organisations = data ?? [];
    const known = organisations.find((row) => row.code === wanted) ?? rootsOf(organisations)[0];
    const select = (code: string): void => {
      localStorage.setItem(keptAt, code);
      setWanted(code);
    };
    const origin = who.origin ?? location.origin;
    return { organisation: known?.code ?? reach, organisations, select, reach, zone: who.zone, origin };
  }, [data, wanted, reach, who.zone, who.origin]);
  return <PlaceContext value={place}>{children({ waiting: isPending, error })}</PlaceContext>;
}
