import { personsIn, type EventType } from '@heli/sdk';
import type { Sql } from '../database/sql.js';
import type { Draft, Entry } from '../log/entry.js';

type Find = (draft: Draft) => readonly string[];

const nobody: Find = () => [];

/** Keeps which facts' details name which person, from what their contracts declare: an erasure asks it. */
export class PersonIndex {
  readonly #finders = new Map<string, Find>();

  constructor(private readonly eventOf: (type: string) => EventType | undefined) {}

  /** Inside the transaction that appends; `entries` are what became of `drafts`, in order. */
  async keep(sql: Sql, drafts: readonly Draft[], entries: readonly Entry[]): Promise<void> {
    const rows = drafts.flatMap((draft, i) => {
      if (draft.detail === undefined) return [];
      const persons = new Set(this.#finderOf(draft.type)(draft));
      if (draft.subject?.type === 'core.person') persons.add(draft.subject.id);
      return [...persons].map((person) => [person, entries[i]!.seq]);
    });
    await sql.insertMany('core_event_person', ['person', 'seq'], rows, 'ON CONFLICT DO NOTHING');
  }

  #finderOf(type: string): Find {
    const known = this.#finders.get(type);
    if (known) return known;
    const event = this.eventOf(type);
    const data = event && personsIn(event.data);
    const detail = event?.detail && personsIn(event.detail);
    const find: Find =
      data || detail ? (draft) => [...(data?.(draft.data) ?? []), ...(detail?.(draft.detail) ?? [])] : nobody;
    this.#finders.set(type, find);
    return find;
  }
}
