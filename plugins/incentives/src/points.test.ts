import fc from 'fast-check';
import { expect, it } from '@jest/globals';
import { Refusal } from '@heli/sdk';
import { communities, days, hours, House, street } from '../test/house.js';

type Who = 'anna' | 'bela';
interface Live {
  readonly holder: string;
  readonly amount: number;
  readonly key: string;
}

const attempt = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('serve'), who: fc.nat(1), span: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('approve'), nth: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject'), nth: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('publicise') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait'), span: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('revise'),
      worth: fc.integer({ min: 0, max: 3 }),
      cap: fc.integer({ min: 1, max: 9 }),
      ...{ per: fc.constantFrom('Day', 'Month', 'Year'), back: fc.integer({ min: 0, max: 30 }) },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('appeal'),
      nth: fc.nat(9),
      amount: fc.option(fc.integer({ min: -3, max: 9 }), { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redeem'), who: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel') }) },
);
type Attempt = Record<string, unknown> & { readonly do: string };

/** Tries what is told, through the commands that people have. */
class Points {
  done = 0;
  refused = 0;
  reward = '';

  constructor(readonly house: House) {}

  async try(one: Attempt): Promise<void> {
    try {
      await this.#do(one);
      this.done += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refused += 1;
    }
  }

  async #do(one: Attempt): Promise<void> {
    const { house } = this;
    const who: Who = one['who'] === 1 ? 'bela' : 'anna';
    if (one.do === 'serve') await house.serve(who, hours(Number(one['span'])));
    if (one.do === 'approve') await house.send('office', 'approveEntry', { entryId: await this.#entry(one) });
    if (one.do === 'reject')
      await house.send('office', 'rejectEntry', { entryId: await this.#entry(one), reason: 'no' });
    if (one.do === 'publicise') await house.send('office', 'publicise', {});
    if (one.do === 'wait') await house.wait(days(Number(one['span'])));
    if (one.do === 'redeem') await house.send(who, 'redeem', { rewardId: this.reward });
    if (one.do === 'cancel') {
      const [first] = await house.ask('redemptions', { state: 'reserved' });
      const redemptionId = first?.redemptionId ?? 'none';
      await house.send('office', 'cancelRedemption', { redemptionId, reason: 'no' });
    }
    if (one.do === 'revise') await this.#revise(one);
    if (one.do === 'appeal') await this.#appeal(one);
  }

  async #entry({ nth }: Attempt): Promise<string> {
    const found = await this.house.ask('entries', {});
    return found[Number(nth) % Math.max(1, found.length)]?.entryId ?? 'none';
  }

  /** A new version, held against what its preview said it would change. */
  async #revise({ worth, cap, per, back }: Attempt): Promise<void> {
    const { house } = this;
    const from = new Date(Date.parse(house.now) - days(Number(back)) + hours(8)).toISOString().slice(0, 10);
    const draft = {
      code: 'hours',
      title: 'x',
      trigger: 'incentives.hoursCounted',
      holder: 'person',
    } as const;
    const { ruleId } = await house.send('office', 'draftRule', {
      ...{ ...draft, amount: `fact.minutes / 60 * ${Number(worth)}`, [`cap${String(per)}`]: Number(cap) },
    });
    const preview = await house.ask('previewRule', { ruleId, from });
    const before = sumsOf(await this.live());
    await house.send('secretary', 'publishRule', { ruleId, from });
    const after = sumsOf(await this.live());
    const changed = [...new Set([...before.keys(), ...after.keys()])]
      .map((holder) => [holder, (after.get(holder) ?? 0) - (before.get(holder) ?? 0)] as const)
      .filter(([, difference]) => difference !== 0);
    const said = preview!.changes.filter(({ difference }) => difference !== 0);
    expect(changed.sort()).toEqual(said.map(({ id, difference }) => [id, difference] as const).sort());
  }

  async #appeal(one: Attempt): Promise<void> {
    const { house } = this;
    const subjectId = await this.#entry(one);
    const about = { subjectKind: 'entry', subjectId, reason: 'x' } as const;
    const { appealId } = await house.send('anna', 'fileAppeal', about);
    await house.send('supervisor', 'acceptAppeal', { appealId });
    await house.send('supervisor', 'hearAppeal', { appealId, hearing: 'x' });
    const amount = one['amount'] as number | undefined;
    if (amount !== undefined && amount < 0)
      await house.send('supervisor', 'dismissAppeal', { appealId, reason: 'x' });
    else await house.send('supervisor', 'upholdAppeal', { appealId, reason: 'x', amount });
  }

  /** Entries that are worth their points, or on their way to be. */
  async live(): Promise<Live[]> {
    const rows = await this.house.house.kernel.database.sql.reader.all<{
      person_id: string;
      amount: number;
      payment_id: string;
    }>(
      `SELECT person_id, amount, payment_id FROM incentives_entry WHERE state NOT IN ('rejected', 'reversed')`,
    );
    return rows.map(({ person_id: person, amount, payment_id: key }) => ({
      holder: `person:${person}`,
      amount,
      key,
    }));
  }
}

function sumsOf(live: readonly Live[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { holder, amount } of live) sums.set(holder, (sums.get(holder) ?? 0) + amount);
  return sums;
}

async function check(points: Points): Promise<void> {
  const { house } = points;
  expect(await house.ask('ledgerProof', {})).toMatchObject({ sum: 0, balances: 0, unlike: 0 });
  const live = await points.live();
  // No fact is paid twice: a payment has one entry that counts, whatever versions and appeals there were.
  expect(new Set(live.map(({ key }) => key)).size).toBe(live.length);
  for (const metric of [
    'issued',
    'redeemed',
    'outstanding',
    'publicityOnTime',
    'anomaly',
    'appealUpheld',
  ] as const) {
    const { n, d } = await house.ask('recordsBehind', { metric, period: { last: '2099-01-01' } });
    expect([metric, n, d]).toEqual([metric, ...Object.values(await house.cell(metric))]);
  }
  expect(house.house.faults.filter((fault) => !fault.startsWith('core.warning'))).toEqual([]);
}

it('keeps the ledger at zero and pays no fact twice, whatever is tried in whatever order', async () => {
  const total = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(attempt, { minLength: 40, maxLength: 60, size: 'max' }), async (plan) => {
      const house = await House.open();
      try {
        const points = new Points(house);
        for (const who of ['anna', 'bela'] as const)
          await house.send('branch', 'registerVolunteer', {
            personId: house.persons[who],
            kind: 'volunteer',
          });
        await house.rule({ capDay: 4 });
        points.reward = (
          await house.send('office', 'offerReward', { title: 'x', price: 2, stock: 3 })
        ).rewardId;
        for (const one of plan) await points.try(one);
        await check(points);
        await house.wait(days(40));
        await check(points);
        total.done += points.done;
        total.refused += points.refused;
      } finally {
        await house.close();
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
  expect(total.done).toBeGreaterThan(40);
  expect(total.refused).toBeGreaterThan(5);
});

it('begins caps anew at midnight of the installation’s zone, at the end of a day, a month and a year', async () => {
  // 23:00 on the last of December in Shanghai.
  const house = await House.open({ now: '2026-12-31T13:00:00.000Z' });
  try {
    await house.send('branch', 'registerVolunteer', { personId: house.persons.anna, kind: 'volunteer' });
    await house.rule({ amount: '3', capDay: 4, capMonth: 4, capYear: 4 }, '2026-12-31');
    const paid: number[] = [];
    for (let i = 0; i < 4; i++) {
      // They count for the day on which they were counted: 22:30 and 23:45 in the old year, 1:00 and 2:15 in the new.
      await house.serve('anna', hours(i === 0 ? 0.5 : 0.25));
      paid.push((await house.ask('entries', {})).reduce((sum, { amount }) => sum + amount, 0));
    }
    expect(paid).toEqual([3, 4, 7, 8]);
    const local = (await house.ask('entries', {})).map(({ at }) => at).sort();
    expect(local.map((at) => at < '2026-12-31T16:00:00.000Z')).toEqual([true, true, false, false]);
  } finally {
    await house.close();
  }
});

it('pays by the rules of the sub-district below it, and by a community’s own only there', async () => {
  const house = await House.open();
  const here = communities[0];
  try {
    await house.rule({ amount: '2' });
    await house.rule({ code: 'extra', amount: '1', kind: 'bonus' }, '2026-11-02', here);
    const { personId } = (await house.house.kernel.command(here, 'core.registerPerson', {
      name: 'dora',
    })) as {
      personId: string;
    };
    await house.send('branch', 'registerVolunteer', { personId, kind: 'volunteer' }, here);
    await house.send('branch', 'registerVolunteer', { personId: house.persons.anna, kind: 'volunteer' });
    expect((await house.ask('rules', {}, 'branch', here)).map(({ code }) => code)).toEqual([
      'extra',
      'hours',
    ]);
    const seen = (await house.ask('rules', {}, 'branch', here)).find(({ code }) => code === 'hours');
    const ending = { ruleId: seen!.ruleId, to: '2027-01-01', reason: 'x' };
    expect(await house.refused('secretary', 'endRule', ending, here)).toBe('ruleElsewhere');
    const shift = { title: 'x', from: house.ahead(hours(1)), to: house.ahead(hours(3)), capacity: 5 };
    const { shiftId } = await house.send('clerk', 'planShift', shift);
    const places: string[] = [];
    for (const id of [personId, house.persons.anna])
      places.push((await house.send('clerk', 'enrol', { shiftId, personId: id })).hoursId);
    await house.wait(hours(1));
    for (const hoursId of places) await house.send('clerk', 'signIn', { hoursId });
    await house.wait(hours(2));
    for (const hoursId of places) {
      await house.send('clerk', 'signOut', { hoursId });
      await house.send('branch', 'countHours', { hoursId });
    }
    const entries = await house.ask('entries', {});
    expect(entries.map(({ organisation, code }) => [organisation, code]).sort()).toEqual(
      [
        [street, 'hours'],
        [here, 'extra'],
        [here, 'hours'],
      ].sort(),
    );
  } finally {
    await house.close();
  }
});
