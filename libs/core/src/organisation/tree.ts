/** An edge of the dated tree: from `fromDay` on, `code` stands below `parent`; known since event `seq`. */
export interface Edge {
  readonly code: string;
  readonly fromDay: string;
  readonly parent: string | undefined;
  readonly seq: number;
}

/** A stretch of days in which an organisation's ancestors stay the same. */
export interface Stretch {
  readonly fromDay: string;
  readonly ancestors: readonly string[];
}

/** Before every business day: where the first edge of an organisation begins. */
export const firstDay = '0000-01-01';

/** The one tree of organisations, dated by business day and by what the log knew at a sequence number. */
export class OrganisationTree {
  readonly #edges = new Map<string, Edge[]>();
  readonly #children = new Map<string, Set<string>>();
  readonly #reaches = new Map<string, readonly string[] | undefined>();

  add(edge: Edge): void {
    this.#reaches.clear();
    const edges = this.#edges.get(edge.code) ?? [];
    edges.push(edge);
    edges.sort((a, b) => (a.fromDay === b.fromDay ? a.seq - b.seq : a.fromDay < b.fromDay ? -1 : 1));
    this.#edges.set(edge.code, edges);
    if (edge.parent !== undefined) {
      const children = this.#children.get(edge.parent) ?? new Set();
      this.#children.set(edge.parent, children.add(edge.code));
    }
  }

  has(code: string): boolean {
    return this.#edges.has(code);
  }

  /** All codes, in order of registration. */
  codes(): string[] {
    return [...this.#edges.keys()];
  }

  /** The day from which the organisation stands where it stands last. */
  lastMoveOf(code: string): string {
    return this.#edges.get(code)?.at(-1)?.fromDay ?? firstDay;
  }

  parentOf(code: string, day: string, seq = Infinity): string | undefined {
    const edges = this.#edges.get(code) ?? [];
    for (let i = edges.length - 1; i >= 0; i--) {
      const edge = edges[i]!;
      if (edge.seq <= seq && edge.fromDay <= day) return edge.parent;
    }
    return undefined;
  }

  /** The organisation itself and all above it, nearest first. */
  lineOf(code: string, day: string, seq = Infinity): string[] {
    const line = [code];
    for (
      let above = this.parentOf(code, day, seq);
      above !== undefined;
      above = this.parentOf(above, day, seq)
    ) {
      if (line.includes(above)) break;
      line.push(above);
    }
    return line;
  }

  /** How the line above an organisation changes from a day on: the first stretch begins at `day`. */
  stretchesOf(code: string, day: string, seq = Infinity): Stretch[] {
    const stretches: Stretch[] = [{ fromDay: day, ancestors: this.lineOf(code, day, seq) }];
    for (
      let next = this.#nextChange(stretches.at(-1)!, seq);
      next;
      next = this.#nextChange(stretches.at(-1)!, seq)
    ) {
      stretches.push({ fromDay: next, ancestors: this.lineOf(code, next, seq) });
    }
    return stretches;
  }

  /** Whether `code` is `above` or stands somewhere below it on that day. */
  isWithin(code: string, above: string, day: string): boolean {
    return this.has(code) && this.lineOf(code, day).includes(above);
  }

  childrenOf(code: string, day: string): string[] {
    return [...(this.#children.get(code) ?? [])].filter((child) => this.parentOf(child, day) === code);
  }

  /** The organisation and everything below it on that day. */
  subtreeOf(code: string, day: string): string[] {
    const found = new Set([code]);
    // A set is walked in the order of entry, those included that enter meanwhile.
    for (const each of found) for (const child of this.childrenOf(each, day)) found.add(child);
    return [...found];
  }

  /** The codes that whoever reaches an organisation may see on that day; undefined where that is all there are. */
  reachOf(code: string, day: string): readonly string[] | undefined {
    if (!this.has(code)) return undefined;
    const name = `${code} ${day}`;
    if (this.#reaches.size > 5000) this.#reaches.clear();
    if (!this.#reaches.has(name)) {
      const subtree = this.subtreeOf(code, day);
      this.#reaches.set(name, subtree.length === this.#edges.size ? undefined : subtree);
    }
    return this.#reaches.get(name);
  }

  #nextChange(stretch: Stretch, seq: number): string | undefined {
    let next: string | undefined;
    for (const code of stretch.ancestors) {
      for (const edge of this.#edges.get(code) ?? []) {
        if (edge.seq <= seq && edge.fromDay > stretch.fromDay && (next === undefined || edge.fromDay < next))
          next = edge.fromDay;
      }
    }
    return next;
  }
}
