import { randomUUID } from 'node:crypto';
import type { Answer, Door, Reply } from '../lib/door.ts';
import { communities, reportOf, street } from '../lib/street.ts';

/** One command of a storm and what is known of it. */
export interface Sent {
  readonly key: string;
  readonly organisation: string;
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Set once it was answered; a command without an answer is in doubt. */
  answer?: Answer;
}

const places = [street, ...communities];

/** Clients that report cases and take them further until the connection breaks, remembering all they sent. */
export class Storm {
  readonly sent: Sent[] = [];
  readonly #chance: () => number;
  /** Commands that may come next for cases that are known. */
  readonly #next: Sent[] = [];
  #titles = 0;

  constructor(chance: () => number) {
    this.#chance = chance;
  }

  get inDoubt(): Sent[] {
    return this.sent.filter(({ answer }) => answer === undefined);
  }

  get acknowledged(): Sent[] {
    return this.sent.filter(({ answer }) => answer?.status === 200);
  }

  get refused(): Sent[] {
    return this.sent.filter(({ answer }) => answer !== undefined && answer.status !== 200);
  }

  /** Sends from many clients at once until each has lost its server; tells of every answer. */
  async rage(door: Door, clients: number, answered: () => void): Promise<void> {
    const client = async (): Promise<void> => {
      for (;;) {
        const command = this.#choose();
        this.sent.push(command);
        if (!(await this.deliver(door, command))) return;
        answered();
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
  }

  /** Sends one command, as often as that may be; false if no answer came. */
  async deliver(door: Door, command: Sent): Promise<boolean> {
    try {
      const answer = await door.send(command.organisation, command.name, command.input, command.key);
      const isNew = command.answer === undefined;
      command.answer = answer;
      if (isNew && answer.status === 200) this.#follow(command, answer.body as Reply);
      return true;
    } catch (error) {
      // Node's own errors come from outside Jest's realm, so they are told by their code.
      if (typeof error === 'object' && error && 'code' in error) return false;
      throw error;
    }
  }

  #choose(): Sent {
    const drawn = this.#chance();
    const next = drawn < 0.4 ? this.#next.shift() : undefined;
    if (next) return next;
    const organisation = places[Math.floor(this.#chance() * places.length)]!;
    const report = reportOf(this.#titles++);
    // No such category: the mechanism refuses it after the core has let it in.
    const input = drawn < 0.9 ? report : { ...report, category: 'no-such-category' };
    return { key: randomUUID(), organisation, name: 'coordination.report', input };
  }

  #follow({ name, organisation }: Sent, { output }: Reply): void {
    const following = {
      'coordination.report': 'coordination.verify',
      'coordination.verify': 'coordination.file',
    };
    const next = (following as Record<string, string | undefined>)[name];
    if (next)
      this.#next.push({ key: randomUUID(), organisation, name: next, input: { caseId: output['caseId'] } });
  }
}
