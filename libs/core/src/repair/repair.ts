/** What somebody can do about it: a command to send, a door to knock at, or a page to look at. */
export type Remedy =
  | { readonly kind: 'command'; readonly name: string; readonly input: Readonly<Record<string, string>> }
  | { readonly kind: 'backup' }
  | { readonly kind: 'page'; readonly path: string }
  /** Nothing here: its sentence says what to wait for. */
  | { readonly kind: 'none' };

/** A problem that a person can act on. */
export interface Repair {
  /** The same for the same problem, each time it is asked. */
  readonly id: string;
  /** Worded by `core.repair.<kind>`. */
  readonly kind:
    | 'pluginFailed'
    | 'workPaused'
    | 'wallLost'
    | 'wallFaulty'
    | 'holidaysUnknown'
    | 'backupTooOld'
    | 'backupMissing'
    | 'deliveriesFailed'
    | 'ruleEnds';
  readonly severity: 'bad' | 'warn';
  readonly params: Readonly<Record<string, string | number>>;
  /** Since when; null where nobody knows. */
  readonly since: string | null;
  readonly remedy: Remedy;
}
