/** A plain reference of what the cells must say: the list of facts and the dated tree, nothing clever. */
export interface ModelFact {
  readonly organisation: string;
  readonly day: string;
  readonly kind: 'noted' | 'settled';
  readonly key: string;
  readonly add: number;
  readonly value: number;
  readonly met: number;
}

export interface ModelMove {
  readonly code: string;
  readonly parent: string;
  readonly fromDay: string;
}

export class Model {
  readonly facts: ModelFact[] = [];
  readonly moves: ModelMove[] = [];

  constructor(private readonly roots: Readonly<Record<string, string | undefined>>) {}

  line(code: string, day: string): string[] {
    const line: string[] = [];
    for (let at: string | undefined = code; at !== undefined; at = this.#parent(at, day)) {
      if (line.includes(at)) throw new Error(`A circle on ${day}: ${[...line, at].join(' → ')}`);
      line.push(at);
    }
    return line;
  }

  /** Every day on which something in the tree changes. */
  days(): string[] {
    return [...new Set(this.moves.map((move) => move.fromDay))].sort();
  }

  flow(organisation: string, first: string, last: string): ModelFact[] {
    return this.facts.filter(
      ({ organisation: at, day }) => day >= first && day <= last && this.line(at, day).includes(organisation),
    );
  }

  /** A level is carried along when its organisation moves: what counts is where it stands on the last day. */
  level(organisation: string, last: string): ModelFact[] {
    return this.facts.filter(
      ({ organisation: at, day }) => day <= last && this.line(at, last).includes(organisation),
    );
  }

  #parent(code: string, day: string): string | undefined {
    const known = this.moves
      .filter((move) => move.code === code && move.fromDay <= day)
      .sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
    return known.length > 0 ? known.at(-1)!.parent : this.roots[code];
  }
}

export const sum = (facts: readonly ModelFact[], of: (fact: ModelFact) => number): number =>
  facts.reduce((total, fact) => total + of(fact), 0);

/** The observations that are left once reversals have taken theirs back, in order. */
export function observations(facts: readonly ModelFact[]): number[] {
  const left = new Map<number, number>();
  for (const { value, add } of facts) left.set(value, (left.get(value) ?? 0) + Math.sign(add));
  return [...left]
    .flatMap(([value, n]) => Array.from({ length: Math.max(0, n) }, () => value))
    .sort((a, b) => a - b);
}

export const half = (value: number): number =>
  (Math.sign(value) * Math.floor(Math.abs(value) * 10 + 0.5 + 1e-9)) / 10 + 0;
