import type { Caps, OccasionItem, RuleItem } from '../entities/rule.entity.js';
import { paysOf, type Pays } from './expression.js';
import { triggers } from './triggers.js';

/** What of a rule's versions decides what is due. */
export type Version = Pick<
  RuleItem,
  'id' | 'series' | 'version' | 'trigger' | 'holder' | 'kind' | 'condition' | 'amount' | 'caps'
> & { readonly firstDay: string; readonly lastDay: string | null };
type Occurred = Pick<OccasionItem, 'id' | 'day' | 'trigger' | 'data' | 'units' | 'persons'>;

export interface Due {
  readonly factId: string;
  /** `unit:<id>` or `person:<id>`. */
  readonly holder: string;
  readonly day: string;
  /** Signed points. */
  readonly due: number;
  readonly capped: boolean;
  readonly version: Version;
}

/** The version that holds on a day: the newest that has begun, if it has not ended. */
export function versionOn(versions: readonly Version[], day: string): Version | undefined {
  const begun = versions.filter(({ firstDay }) => firstDay <= day);
  const newest = begun.reduce<Version | undefined>(
    (best, one) => (best && best.version > one.version ? best : one),
    undefined,
  );
  return newest && (newest.lastDay === null || day <= newest.lastDay) ? newest : undefined;
}

/** Points paid to holders, by day, month and year of the installation's zone: what caps look at. */
export class Used {
  readonly #sums = new Map<string, number>();

  add(holder: string, day: string, due: number): void {
    for (const span of spansOf(day)) {
      const key = `${holder} ${span}`;
      this.#sums.set(key, (this.#sums.get(key) ?? 0) + Math.abs(due));
    }
  }
  /** What the caps leave of an amount. */
  within(holder: string, day: string, wanted: number, caps: Caps): number {
    const [ofDay, ofMonth, ofYear] = spansOf(day);
    const left = ([cap, span]: readonly [number | undefined, string]): number =>
      cap === undefined ? Infinity : Math.max(0, cap - (this.#sums.get(`${holder} ${span}`) ?? 0));
    const room = Math.min(
      ...(
        [
          [caps.day, ofDay],
          [caps.month, ofMonth],
          [caps.year, ofYear],
        ] as const
      ).map(left),
    );
    return Math.sign(wanted) * Math.min(Math.abs(wanted), room);
  }
}
const spansOf = (day: string): [string, string, string] => [day, day.slice(0, 7), day.slice(0, 4)];

/**
 * What the versions of one rule owe for facts, in the order in which these came: the same facts, versions and sums always
 * give the same, so that a preview is what publishing does.
 */
export class Assessor {
  readonly #pays = new Map<string, Pays>();
  /** Facts over which an expression failed. */
  failed = 0;

  constructor(
    private readonly versions: readonly Version[],
    private readonly used: Used,
  ) {}

  duesOf(occasion: Occurred): Due[] {
    const version = versionOn(this.versions, occasion.day);
    if (version?.trigger !== occasion.trigger) return [];
    const wanted = this.#paysOf(version)(occasion.data);
    if (wanted === undefined) this.failed += 1;
    if (!wanted) return [];
    const ids = version.holder === 'unit' ? occasion.units : occasion.persons;
    return [...new Set(ids)].map((id): Due => {
      const holder = `${version.holder}:${id}`;
      const due = this.used.within(holder, occasion.day, wanted, version.caps);
      this.used.add(holder, occasion.day, due);
      return { factId: occasion.id, holder, day: occasion.day, due, capped: due !== wanted, version };
    });
  }

  #paysOf(version: Version): Pays {
    const known = this.#pays.get(version.id);
    if (known) return known;
    const pays = paysOf(triggers.get(version.trigger)!, version);
    this.#pays.set(version.id, pays);
    return pays;
  }
}
