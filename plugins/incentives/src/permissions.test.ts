import { readdirSync, readFileSync } from 'node:fs';
import { incentives } from '@heli/contracts/incentives';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hours, House } from '../test/house.js';

let house: House;
beforeAll(async () => {
  house = await House.open();
  await house.rule({});
  for (const name of ['anna', 'bela'] as const)
    await house.send('branch', 'registerVolunteer', { personId: house.persons[name], kind: 'volunteer' });
  await house.serve('anna', hours(2));
});
afterAll(() => house.close());

describe('who may do what', () => {
  it('keeps duties apart: who entered, who told, and whose it is do not decide', async () => {
    const draft = {
      code: 'extra',
      title: 'x',
      trigger: 'incentives.hoursCounted',
      holder: 'person',
      amount: '1',
    } as const;
    const { ruleId } = await house.send('administrator', 'draftRule', draft);
    expect(await house.refused('office', 'draftRule', draft)).toBe('draftedAlready');
    await house.send('secretary', 'publishRule', { ruleId, from: '2026-11-02' });
    const found = await house.ask('entries', { code: 'hours' });
    const { entryId } = found[0]!;
    // The branch counted the hours; Anna's own account is a branch secretary's.
    expect(await house.refused('branch', 'approveEntry', { entryId })).toBe('tellerApproves');
    expect(await house.refused('annaOfBranch', 'approveEntry', { entryId })).toBe('holderDecides');
    expect(await house.refused('office', 'approveEntry', { entryId })).toBeUndefined();
    await house.send('office', 'publicise', { entryIds: [entryId] });
    const about = { subjectKind: 'entry', subjectId: entryId, reason: 'x' } as const;
    const { appealId } = await house.send('inspector', 'fileAppeal', about);
    expect(await house.refused('inspector', 'acceptAppeal', { appealId })).toBe('authorDecides');
    expect(await house.ask('appeals', {}, 'bela')).toEqual([]);
    const shift = { title: 'x', from: house.ahead(hours(1)), to: house.ahead(hours(2)), capacity: 1 };
    const { shiftId } = await house.send('clerk', 'planShift', shift);
    const { hoursId } = await house.send('anna', 'signUp', { shiftId });
    await house.wait(hours(1));
    expect(await house.refused('bela', 'checkIn', { hoursId })).toBe('notYourOwn');
    expect(await house.refused('school', 'signIn', { hoursId })).toBe('notYourUnit');
    await house.send('anna', 'checkIn', { hoursId });
    await house.wait(hours(1));
    await house.send('anna', 'checkOut', { hoursId });
    expect(await house.refused('annaOfBranch', 'countHours', { hoursId })).toBe('holderDecides');
  });

  it('refuses what would make a rule unfair or unreadable', async () => {
    const draft = {
      code: 'other',
      title: 'x',
      trigger: 'incentives.hoursCounted',
      holder: 'person',
      amount: '1',
    } as const;
    for (const [more, key] of [
      [{ kind: 'deduction' }, 'deductionOfPersons'],
      [{ trigger: 'core.personRegistered' }, 'unknownTrigger'],
      [{ trigger: 'cobuilding.claimKept' }, 'notEntitled'],
      [{ condition: 'fact.age > 60' }, 'expressionWrong'],
    ] as const)
      expect(await house.refused('office', 'draftRule', { ...draft, ...more })).toBe(key);
    const { ruleId } = await house.send('office', 'draftRule', draft);
    const publish = { ruleId, from: '2026-11-02' };
    expect(await house.refused('secretary', 'publishRule', { ...publish, from: '2026-01-01' })).toBe(
      'tooFarBack',
    );
    expect(await house.refused('secretary', 'publishRule', { ...publish, to: '2026-11-01' })).toBe(
      'endsBefore',
    );
    expect(await house.refused('secretary', 'publishRule', { ...publish, resolutionId: 'x' })).toBe(
      'unknownResolution',
    );
  });

  it('shows everybody their own points, and units theirs', async () => {
    expect(await house.ask('ownPoints', {}, 'anna')).toMatchObject({ minutes: 120 });
    expect(await house.ask('ownPoints', {}, 'bela')).toMatchObject({ minutes: 0, entries: [] });
    const own = await house.ask('ownEntries', {}, 'anna');
    expect(own.length).toBeGreaterThan(0);
    expect(await house.ask('ownEntryDetail', { id: own[0]!.id }, 'anna')).toMatchObject({ id: own[0]!.id });
    expect(await house.ask('ownEntryDetail', { id: own[0]!.id }, 'bela')).toBeNull();
    for (const who of ['bela', 'gridWorker', 'school'])
      expect([await house.ask('ownEntries', {}, who), await house.ask('ownHours', {}, who)]).toEqual([
        [],
        [],
      ]);
    expect((await house.ask('ownHours', {}, 'anna')).map(({ name }) => name)).toContain('anna');
    await expect(house.ask('ownPoints', {}, 'gridWorker')).rejects.toMatchObject({
      key: 'incentives.refusal.noPerson',
    });
    await expect(house.ask('ownPoints', { unitId: house.units.clinic }, 'school')).rejects.toMatchObject({
      key: 'incentives.refusal.notYourUnit',
    });
    expect(await house.ask('entries', {}, 'school')).toEqual([]);
    // A notice is for everybody; whose the points are is not.
    const [notice] = await house.ask('notices', {}, 'bela');
    const items = (await house.ask('noticeDetail', { id: notice!.id }, 'bela'))!.items;
    expect(items.map(({ holder }) => holder)).toEqual(['—']);
  });

  it.each([
    ['bela', 'draftRule'],
    ['office', 'publishRule'],
    ['administrator', 'publishRule'],
    ['school', 'approveEntry'],
    ['branch', 'publicise'],
    ['office', 'acceptAppeal'],
    ['bela', 'countHours'],
    ['bela', 'redeemFor'],
    ['school', 'offerReward'],
    ['office', 'awardHonour'],
    ['school', 'scoreAssessment'],
  ] as const)('does not let %s: %s', async (who, name) => {
    await expect(house.send(who, name, {})).rejects.toMatchObject({
      key: 'core.refusal.notPermitted',
    });
  });
});

describe('what everybody sees', () => {
  it('is no name of a person, and of units on no public wall', async () => {
    const [page] = await house.ask('publicNotices', {}, 'bela');
    expect(page!.content).toContain('志愿者 1 人');
    expect(page!.content).not.toContain('anna');
    for (const { live } of Object.values(incentives.queries).filter((query) => query.live))
      for (const field of ['holder', 'points', 'title', 'unit', 'name'])
        expect(live?.fields.public ?? []).not.toContain(field);
  });
});

it('has words for every no it says', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8'));
  const said = sources.flatMap((text) => [
    ...[...text.matchAll(/\bno\(\s*'(\w+)'/g)].map(([, name]) => name!),
    ...[...text.matchAll(/\bfind\(ctx, \w+, [\w.]+, '(\w+)'/g)].map(([, what]) => `unknown${what!}`),
  ]);
  expect(said.length).toBeGreaterThan(50);
  const words: Readonly<Record<string, string>> = incentives.locales.en;
  expect(said.filter((name) => !(`incentives.refusal.${name}` in words))).toEqual([]);
  const spoken = Object.keys(words)
    .filter((key) => key.startsWith('incentives.refusal.'))
    .map((key) => key.slice('incentives.refusal.'.length));
  const byTheKit = ['illegalTransition', 'unknownUnit', 'unknownMetric', 'tooMuchBehind'];
  expect(spoken.filter((name) => !said.includes(name) && !byTheKit.includes(name))).toEqual([]);
});
