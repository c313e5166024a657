/** What a secret ballot is about, fixed when it opens. */
export interface BallotOpening {
  /** Ids of the persons who may cast, each once; at least three, or nothing could be secret. */
  readonly roll: readonly string[];
  /** What stands on the slip: 2 to 256 options. Ids of one length keep requests of one length. */
  readonly options: readonly string[];
  /** How many options a valid slip names; one if left out. Zero to zero is no ballot; `least: 0` allows blank slips. */
  readonly rules?: { readonly least: number; readonly most: number };
}

/** What a counted ballot came to. */
export interface BallotCount {
  readonly state: 'counted';
  readonly entitled: number;
  readonly cast: number;
  /** Slips that somebody altered in the database: cast, but counted for no option. */
  readonly unreadable: number;
  readonly counts: Readonly<Record<string, number>>;
  /** What the numbers alone give away: with fewer than three voters, or one opinion, everybody's choice is known. */
  readonly secrecy: 'kept' | 'fewVoters' | 'unanimous';
}

/** A ballot that can't be counted: its key is lost, or the box holds another number of slips than the roll has voters. */
export interface BallotVoid {
  readonly state: 'void';
  readonly reason: 'keyLost' | 'boxAltered';
}

/** What may be known of a secret ballot while it runs. */
export interface BallotView {
  /** How many may cast and how many have; the second is null until three have, and moves every 5 s at most. */
  turnout(id: string): Promise<{ readonly entitled: number; readonly cast: number | null }>;
  /** Whether the person who acts is on the roll, and has cast already. */
  standing(id: string): Promise<'absent' | 'entitled' | 'cast'>;
}

/**
 * Secret ballots (无记名表决), kept by the kernel so that nobody can tell who chose what. Ids are the mechanism's own;
 * mechanisms don't see each other's ballots.
 */
export interface Ballots extends BallotView {
  /** @throws Refusal invalid | conflict */
  open(id: string, opening: BallotOpening): Promise<void>;
  /**
   * Puts the slip of the person who acts into the box; only a command that is declared `secret` may.
   * @throws Refusal invalid | not-found | forbidden | conflict, also when the person has cast before
   */
  cast(id: string, choices: readonly string[]): Promise<void>;
  /** Counts, and destroys slips, roll and key; the caller records the counts as its own fact. Once only. */
  close(id: string): Promise<BallotCount | BallotVoid>;
}
