import { readdirSync, readFileSync } from 'node:fs';
import { cobuilding } from '@heli/contracts/cobuilding';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { communities, days, House, street } from '../test/house.js';

let house: House;
beforeAll(async () => void (house = await House.open()));
afterAll(() => house.close());

describe('who may do what', () => {
  it('lets whoever acts for a unit act for that one only', async () => {
    const { units } = house;
    const offer = { unitId: units.clinic, kind: 'venue', title: 'x' } as const;
    expect(await house.refused('school', 'offerResource', offer)).toBe('notYourUnit');
    const resourceId = await house.openResource('clinic');
    expect(await house.refused('school', 'pauseResource', { resourceId })).toBe('notYourUnit');
    const need = { kind: 'venue', title: 'x', wantedBy: house.ahead(days(9)) } as const;
    expect(await house.refused('school', 'draftNeed', need)).toBe('notYourUnit');
    expect(await house.refused('school', 'draftNeed', { ...need, unitId: units.school })).toBeUndefined();
  });

  it('shows a unit its own claims and agreements, and nobody else’s', async () => {
    const needId = await house.publishedNeed();
    for (const unit of ['school', 'clinic'] as const)
      await house.send(unit, 'offerClaim', { needId, unitId: house.units[unit], offer: 'x' });
    expect(await house.ask('claims', {}, 'school')).toMatchObject([{ unitId: house.units.school }]);
    expect(await house.ask('claims', {}, 'office')).toHaveLength(2);
    const draft = { unitId: house.units.school, title: 'x', from: '2026-11-01', to: '2027-10-31' };
    const { agreementId } = await house.send('branch', 'draftAgreement', draft);
    expect(await house.ask('agreementDetail', { id: agreementId }, 'clinic')).toBeNull();
    expect(await house.ask('agreementDetail', { id: agreementId }, 'school')).toMatchObject({ title: 'x' });
  });

  it('keeps duties apart: nobody decides on what they entered, or on their own unit', async () => {
    const offer = { unitId: house.units.school, kind: 'venue', title: 'x' } as const;
    const { resourceId } = await house.send('branch', 'offerResource', offer);
    expect(await house.refused('branch', 'verifyResource', { resourceId })).toBe('authorDecides');
    expect(await house.refused('deputy', 'verifyResource', { resourceId })).toBeUndefined();
    const registered = await house.send('branch', 'registerUnit', { unitId: house.units.school });
    expect(await house.refused('branch', 'confirmRegistration', registered as never)).toBeDefined();
    const { registrationId } = registered;
    expect(await house.refused('branch', 'confirmRegistration', { registrationId })).toBe('authorDecides');
    expect(await house.refused('deputy', 'confirmRegistration', { registrationId })).toBeUndefined();
  });

  it.each([
    ['resident', 'offerResource'],
    ['resident', 'requestBooking'],
    ['school', 'verifyResource'],
    ['school', 'publishNeed'],
    ['representative', 'acceptClaim'],
    ['school', 'agreeProject'],
    ['works', 'acceptProject'],
    ['office', 'signAgreement'],
    ['school', 'keepCommitment'],
    ['representative', 'confirmRegistration'],
    ['supervisor', 'openStation'],
  ] as const)('does not let %s: %s', async (who, name) => {
    await expect(house.send(who, name, {} as never)).rejects.toMatchObject({
      key: 'core.refusal.notPermitted',
    });
  });

  it('leaves no way to what stands elsewhere in the tree', async () => {
    const needId = await house.publishedNeed({}, street);
    await expect(
      house.send('branch', 'withdrawNeed', { needId, reason: 'x' }, communities[0]),
    ).rejects.toMatchObject({ key: 'cobuilding.refusal.unknownNeed' });
  });
});

describe('what walls see', () => {
  it('is no word that anybody wrote, and no unit on a public wall', async () => {
    await house.openResource('works', { title: 'SECRET' });
    await house.publishedNeed({ title: 'SECRET' });
    for (const name of [
      'resourceBoard',
      'needBoard',
      'projectBoard',
      'bookingBoard',
      'participation',
    ] as const)
      expect(JSON.stringify(await house.ask(name, {}))).not.toContain('SECRET');
    for (const { live } of Object.values(cobuilding.queries).filter((query) => query.live))
      for (const field of ['holder', 'title', 'unit', 'row', 'rowLabel'])
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
  const words: Readonly<Record<string, string>> = cobuilding.locales.en;
  expect(said.filter((name) => !(`cobuilding.refusal.${name}` in words))).toEqual([]);
});
