import { readdirSync, readFileSync } from 'node:fs';
import { personnel } from '@heli/contracts/personnel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { House, today } from '../test/house.js';

let house: House;
let staffId: string;
beforeAll(async () => {
  house = await House.open();
  const postId = await house.post(3);
  staffId = await house.serve(postId, 'anna');
  await house.serve(postId, 'bela');
});
afterAll(() => house.close());

describe('who may do what', () => {
  it('lets nobody keep, judge or decide on their own file', async () => {
    const personId = house.persons.anna;
    const [post] = await house.ask('posts', {});
    const { postId } = post!;
    for (const [name, input] of [
      ['startService', { postId, personId, employment: 'fullTime' }],
      ['changeGrade', { staffId, grade: '三岗五级' }],
      ['enterCertificate', { personId, kind: 'worker', issued: '2024-01-01' }],
    ] as const)
      expect([name, await house.refused('annaInOffice', name, input)]).toEqual([name, 'ownFile']);
    const { recruitmentId } = await house.send('officer', 'planRecruitment', {
      ...{ postId, title: 'x', places: 1 },
    });
    for (let i = 0; i < 2; i++) await house.send('officer', 'advanceRecruitment', { recruitmentId });
    const { candidateId } = await house.send('anna', 'applyFor', { recruitmentId });
    expect(await house.refused('annaInOffice', 'advanceRecruitment', { recruitmentId })).toBe('ownFile');
    await house.send('officer', 'advanceRecruitment', { recruitmentId });
    expect(await house.refused('annaInOffice', 'passCandidate', { candidateId })).toBe('ownFile');
    expect(await house.refused('bela', 'withdrawCandidate', { candidateId })).toBe('notYourOwn');
  });

  it('keeps apart who nominates and who approves, who decides and who hears the objection', async () => {
    const member = {
      ...{ personId: house.persons.cora, unitId: house.school, from: today, to: '2026-12-31', basis: 'x' },
    };
    const { memberId } = await house.send('office', 'nominateMember', member);
    await expect(house.send('office', 'approveMember', { memberId })).rejects.toMatchObject({
      key: 'core.refusal.notPermitted',
    });
    const roundId = await house.ballots('anna', 'bela', 'dina');
    expect(
      await house.refused('annaAsSecretary', 'decideGrade', {
        ...{ gradingId: (await house.ask('gradings', {}))[0]!.gradingId, grade: 'best', reason: 'x' },
      }),
    ).toBe('illegalTransition');
    await house.count(roundId);
    const own = (await house.ask('gradings', {})).find(({ name }) => name === 'anna')!;
    const decide = { gradingId: own.gradingId, grade: 'best', reason: 'x' } as const;
    expect(await house.refused('annaAsSecretary', 'decideGrade', decide)).toBe('appraisedActs');
    expect(await house.refused('annaInOffice', 'dropRound', { roundId, note: 'x' })).toBe(
      'illegalTransition',
    );
  });

  it('shows everybody their own file, and nobody else’s', async () => {
    expect(await house.ask('ownFile', {}, 'anna')).not.toEqual([]);
    expect(await house.ask('ownFile', {}, 'gina')).toEqual([]);
    expect(await house.ask('ownFile', {}, 'gridWorker')).toEqual([]);
    const [line] = (await house.ask('ownFile', {}, 'anna')).filter(
      ({ about }) => about === 'personnel.record.staff',
    );
    expect(await house.ask('ownFileDetail', { id: line!.id }, 'anna')).toMatchObject({ id: line!.id });
    expect(await house.ask('ownFileDetail', { id: line!.id }, 'bela')).toBeNull();
  });

  it.each([
    ['office', 'definePost'],
    ['gridWorker', 'startService'],
    ['liaison', 'enterCandidate'],
    ['office', 'hireCandidates'],
    ['chair', 'approveMember'],
    ['branch', 'listReserve'],
    ['gridWorker', 'recordTraining'],
    ['chair', 'planRound'],
    ['officer', 'decideGrade'],
    ['office', 'publishRound'],
    ['officer', 'upholdObjection'],
    ['anna', 'verifyLog'],
    ['administrator', 'planRound'],
  ] as const)('does not let %s: %s', async (who, name) => {
    await expect(house.send(who, name, {} as never)).rejects.toMatchObject({
      key: 'core.refusal.notPermitted',
    });
  });

  it.each([
    ['anna', 'staff'],
    ['gridWorker', 'candidates'],
    ['chair', 'gradings'],
    ['supervisor', 'gradings'],
    ['office', 'reserves'],
    ['administrator', 'staff'],
  ] as const)('does not show %s: %s', async (who, name) => {
    await expect(house.ask(name, {}, who)).rejects.toMatchObject({ key: 'core.refusal.notPermitted' });
  });
});

describe('what walls and the public board show', () => {
  it('is no person, and no word that anybody wrote', () => {
    for (const { live } of Object.values(personnel.queries).filter((query) => query.live))
      for (const field of ['name', 'title', 'pledge', 'text', 'grade'])
        expect(live?.fields.confidential ?? []).not.toContain(field);
  });
});

it('has words for every no it says', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8'));
  const said = sources.flatMap((text) => [
    ...[...text.matchAll(/\bno\(\s*'(\w+)'/g)].map(([, name]) => name!),
    ...[...text.matchAll(/\bfind\(\s*ctx,\s*\w+,\s*[\w.]+,\s*'(\w+)'/g)].map(([, what]) => `unknown${what!}`),
  ]);
  expect(said.length).toBeGreaterThan(50);
  const words: Readonly<Record<string, string>> = personnel.locales.en;
  expect(said.filter((name) => !(`personnel.refusal.${name}` in words))).toEqual([]);
  const spoken = Object.keys(words)
    .filter((key) => key.startsWith('personnel.refusal.'))
    .map((key) => key.slice('personnel.refusal.'.length));
  const byTheKit = ['illegalTransition', 'unknownUnit', 'unknownMetric', 'tooMuchBehind'];
  expect(spoken.filter((name) => !said.includes(name) && !byTheKit.includes(name))).toEqual([]);
});
