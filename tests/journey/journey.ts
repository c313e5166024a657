import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import council from '@heli/council';
import type { Role } from '@heli/sdk';
import { createHouse, street, type House } from '@heli/testing';

export const hour = 3_600_000;
export const day = 24 * hour;

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}
export type Ids = Readonly<Record<string, string>>;

/** Stories told through HTTP alone, by people with accounts; only time is turned by hand. */
export function journeyWith(mechanisms: readonly unknown[]) {
  const tokens = new Map<string, string>();
  /** Persons of the register, by the names of their accounts. */
  const persons = new Map<string, string>();
  let house: House;
  let url: string;

  async function ask(
    who: string,
    path: string,
    init: RequestInit = {},
    at: string = street,
  ): Promise<Answer> {
    const headers = { Authorization: `Bearer ${tokens.get(who)!}`, 'Accept-Language': 'en' };
    const answer = await fetch(`${url}/api/${at}/${path}`, {
      ...init,
      headers: { ...headers, ...(init.headers as Ids) },
    });
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  }
  const sendAt = (at: string, who: string, name: string, input: unknown): Promise<Answer> => {
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
    return ask(who, `commands/${name}`, { method: 'POST', headers, body: JSON.stringify(input) }, at);
  };
  const send = (who: string, name: string, input: unknown): Promise<Answer> =>
    sendAt(street, who, name, input);
  async function settled(): Promise<void> {
    const { kernel } = house;
    await kernel.writer.wake();
    for (let head = -1; head !== kernel.log.head.seq;) {
      head = kernel.log.head.seq;
      await kernel.reactions.idle();
      await kernel.writer.wake();
    }
    await kernel.follower.caughtUp();
  }
  /** Sends what has to be carried out, lets what follows follow, and answers its output. */
  async function doneAt<T = Ids>(at: string, who: string, name: string, input: unknown): Promise<T> {
    const { status, body } = await sendAt(at, who, name, input);
    expect([name, status, body['key'], body['params']]).toEqual([name, 200, undefined, undefined]);
    await settled();
    return body['output'] as T;
  }
  const done = <T = Ids>(who: string, name: string, input: unknown): Promise<T> =>
    doneAt<T>(street, who, name, input);
  /** Key of the refusal that a command meets. */
  async function refusedAt(at: string, who: string, name: string, input: unknown): Promise<unknown> {
    const { status, body } = await sendAt(at, who, name, input);
    expect([name, status >= 400 && status < 500]).toEqual([name, true]);
    return (body['key'] as string).split('.').at(-1);
  }
  const refused = (who: string, name: string, input: unknown): Promise<unknown> =>
    refusedAt(street, who, name, input);
  async function queryAt<T>(at: string, who: string, name: string, input: unknown = {}): Promise<T> {
    const path = `queries/${name}?input=${encodeURIComponent(JSON.stringify(input))}`;
    const { status, body } = await ask(who, path, {}, at);
    expect([name, status]).toEqual([name, 200]);
    return body as T;
  }
  const query = <T>(who: string, name: string, input: unknown = {}): Promise<T> =>
    queryAt<T>(street, who, name, input);
  /** Numerator and denominator of a metric over all time, as the office reads them. */
  async function cell(metric: string): Promise<unknown[]> {
    const { body } = await ask('office', `cells?metrics=${metric}&period=total`);
    const [first] = body as unknown as { n: number; d: number | null }[];
    return [first!.n, first!.d];
  }
  const later = (ms: number): string => new Date(Date.parse(house.clock.now()) + ms).toISOString();
  async function wait(ms: number): Promise<void> {
    house.clock.moveTo(later(ms));
    await settled();
  }

  const token = async (name: string, accountId: string): Promise<void> =>
    void tokens.set(
      name,
      (await house.kernel.accounts.issueToken({ kind: 'api', label: name, accountId })).token,
    );
  async function letIn(
    name: string,
    role: Role,
    unitId?: string,
    organisation: string = street,
  ): Promise<void> {
    const held = [{ role, organisation, unitId }];
    await token(name, await house.kernel.accounts.create(name, undefined, held));
  }
  /** A resident with an account that is theirs. */
  async function letResidentIn(name: string): Promise<void> {
    const { personId } = await done('office', 'core.registerPerson', { name });
    const { accountId } = await done('administrator', 'core.createAccount', { name });
    await done('administrator', 'core.tieAccount', { accountId, personId });
    const grant = { role: 'resident', organisation: street };
    await done('administrator', 'core.changeGrants', { accountId, add: [grant], reason: 'lives here' });
    persons.set(name, personId!);
    await token(name, accountId!);
  }

  return {
    ask,
    send,
    done,
    doneAt,
    refused,
    refusedAt,
    query,
    queryAt,
    cell,
    later,
    wait,
    settled,
    letIn,
    letResidentIn,
    persons,
    get house(): House {
      return house;
    },
    get url(): string {
      return url;
    },
    open: async (roles: readonly Role[]): Promise<void> => {
      house = await createHouse({ builtIn: [council], mechanisms });
      ({ url } = await house.listen());
      for (const role of roles) await letIn(role, role);
    },
    close: (): Promise<void> => house.close(),
  };
}
