import type { Kernel, SteppedClock } from '@heli/core';
import { ulid } from 'ulid';
import { chanceOf } from '../../lib/chance.ts';
import { communities, street } from '../../lib/street.ts';
import { CaseBook } from './case-book.ts';
import { factsPerCase, storyOf, type Chapter } from './case-story.ts';

/** Days of a busy street: a log grows by age, so twice the events are twice the days and as many open cases. */
export const eventsPerDay = 1000;
const factsPerAppend = 500;
const dayMs = 86_400_000;

type Draft = Parameters<Kernel['log']['append']>[0][number];

interface Told {
  readonly id: string;
  readonly organisation: string;
  readonly chapter: Chapter;
}

/** Where the story is told. */
interface Stage {
  readonly kernel: Kernel;
  readonly clock: SteppedClock;
  readonly units: readonly string[];
  /** Moments of its beginning and its end. */
  readonly begin: number;
  readonly end: number;
}

/** Tells cases day by day into the log and into the mechanism's tables. */
export class Author {
  readonly #chance = chanceOf(20_261_124);
  readonly #book = new CaseBook();
  #ahead: Told[] = [];
  #cases = 0;

  readonly #kernel: Kernel;
  readonly #clock: SteppedClock;
  readonly #units: readonly string[];
  readonly #begins: number;
  readonly #ends: number;

  constructor({ kernel, clock, units, begin, end }: Stage) {
    this.#kernel = kernel;
    this.#clock = clock;
    this.#units = units;
    this.#begins = begin;
    this.#ends = end;
  }

  async tellAll(days: number): Promise<void> {
    const perDay = Math.ceil(eventsPerDay / factsPerCase);
    for (let day = 0; day < days; day++) {
      const from = this.#begins + day * dayMs;
      for (let i = 0; i < perDay; i++)
        this.#begin(Math.round(from + ((i + this.#chance()) / perDay) * dayMs));
      await this.#tellUntil(Math.min(from + dayMs, this.#ends));
    }
    await this.#kernel.database.transaction((sql) => this.#book.close(sql, this.#ahead));
  }

  #begin(reportedAt: number): void {
    this.#cases += 1;
    const id = ulid(reportedAt, this.#chance);
    const organisation = communities[this.#cases % communities.length]!;
    const unit = this.#units[this.#cases % this.#units.length]!;
    const number = `${street}-${String(this.#cases).padStart(7, '0')}`;
    const chapters = storyOf(this.#chance, { id, number, organisation, unit, reportedAt });
    for (const chapter of chapters) this.#ahead.push({ id, organisation, chapter });
  }

  /** Appends what has happened by then, in order, after the day that begins meanwhile has begun. */
  async #tellUntil(until: number): Promise<void> {
    const moment = new Date(until).toISOString();
    const due = this.#ahead.filter(({ chapter }) => chapter.at <= moment);
    this.#ahead = this.#ahead.filter(({ chapter }) => chapter.at > moment);
    due.sort((a, b) => (a.chapter.at < b.chapter.at ? -1 : a.chapter.at > b.chapter.at ? 1 : 0));
    const midnight = due.findIndex(({ chapter }) => this.#dayOf(chapter.at) > this.#dayOf(this.#clock.now()));
    await this.#append(midnight < 0 ? due : due.slice(0, midnight));
    this.#clock.moveTo(moment);
    await this.#kernel.writer.wake();
    if (midnight >= 0) await this.#append(due.slice(midnight));
  }

  #dayOf(instant: string): string {
    return this.#kernel.workClock.dayOf(instant);
  }

  async #append(told: readonly Told[]): Promise<void> {
    const { database, log } = this.#kernel;
    for (let from = 0; from < told.length; from += factsPerAppend) {
      const part = told.slice(from, from + factsPerAppend);
      const drafts = part.map((each) => this.#draftOf(each));
      const appended = await database.transaction(async (sql) => {
        const result = await log.append(drafts, part.at(-1)!.chapter.at);
        part.forEach(({ id, chapter }, i) => this.#book.note(id, chapter, drafts[i]!.id));
        await this.#book.write(sql);
        return result;
      }, 'derived');
      appended.commit();
    }
  }

  #draftOf({ id, organisation, chapter: { at, event, data, detail, key } }: Told): Draft {
    const timed = key !== undefined;
    return {
      ...{ id: ulid(Date.parse(at), this.#chance), type: event.type, version: event.version, organisation },
      ...{
        occurredAt: at,
        actorId: timed ? 'system:coordination' : 'office',
        actorRole: timed ? 'system' : 'office',
      },
      ...{ subject: { type: 'coordination.case', id }, causationId: undefined, correlationId: id, depth: 0 },
      ...{ imported: false, data, detail },
    };
  }
}
