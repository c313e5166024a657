/** Which numbers a handler wants to read, and where. */
export interface FigureWish {
  /** Full names of metrics: `coordination.onTimeClosureRate`. */
  readonly metrics: readonly string[];
  /** As `GET …/cells` takes it: `total`, `2026`, `2026-Q3`, `2026-11`, `2026-11-22`, `P90D`. */
  readonly period: string;
  /** In the addressed organisation's subtree; the addressed one if left out. */
  readonly organisation?: string;
}

/** A number as the council's audience reads it, with all that evidence has to quote. */
export interface Figure {
  readonly metric: string;
  readonly organisation: string;
  readonly period: string;
  /** Empty where the metric is not split. */
  readonly key: string;
  readonly n: number | null;
  readonly d: number | null;
  readonly base: number | null;
  /** Null where there is no base, or where it is masked. */
  readonly value: number | null;
  /** `live`, `masked`, `paused` …, as on the wall. */
  readonly state: string;
  readonly asOf: string;
  /** Sequence number of the last fact it counts. */
  readonly seq: number;
  /** Version of the metric's definition. */
  readonly definition: number;
  /** Fewer observations than this are a small base. */
  readonly minBase: number;
  readonly direction: 'up' | 'down' | 'band' | 'context';
}

/** What a contract holds out by its `suggests`, as it stands in the log. */
export interface Suggested {
  /** Id of the fact that gives rise to it: lasting, so that whoever takes it up can say so. */
  readonly id: string;
  readonly contract: string;
  /** Locale key of the proposed title. */
  readonly title: string;
  /** The fact's numbers, enums and ids, for the title's places. */
  readonly params: Readonly<Record<string, string | number | boolean>>;
  /** Id of what it is about. */
  readonly subject: string;
  readonly organisation: string;
  readonly at: string;
}

/** What a handler may read of the house beyond its own rows. */
export interface Outlook {
  /**
   * Numbers as they stand, masked as for the council's audience, or for whoever asks if that is a narrower one.
   * @throws Refusal not-found for a metric that nobody has or that the council may not see
   */
  figures(wish: FigureWish): Promise<readonly Figure[]>;
  /** Suggestions at the addressed organisation and below it, the newest first, 200 at most. */
  suggestions(wanted: 'agendaItem' | 'points'): Promise<readonly Suggested[]>;
  /** The log's last fact that is stored, and its hash: what signed papers name. */
  readonly logHead: { readonly seq: number; readonly hash: string };
  /** SHA-256 of a text, in hex. */
  digest(text: string): string;
}
