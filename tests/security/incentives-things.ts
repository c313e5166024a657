type Ids = Readonly<Record<string, string>>;
type Say = (name: string, input: unknown) => Promise<Ids>;

/** What only a second person's decision gives an id. */
const later = '01KA0000000000000000000001';

/** One of each of the records of incentives at a street, by what an input calls it. */
export async function furnishIncentives(say: Say, unit: string, personId: string): Promise<Ids> {
  const { ruleId } = await say('incentives.draftRule', {
    ...{ code: 'hours', title: 'x', trigger: 'incentives.hoursCounted', holder: 'person', amount: '1' },
  });
  const { volunteerId } = await say('incentives.registerVolunteer', { personId, kind: 'volunteer' });
  const { shiftId } = await say('incentives.planShift', {
    ...{ title: 'x', from: '2026-12-24T00:00:00.000Z', to: '2026-12-24T02:00:00.000Z', capacity: 9 },
  });
  const { hoursId } = await say('incentives.enrol', { shiftId, personId });
  const { rewardId } = await say('incentives.offerReward', { title: 'x', price: 1, stock: 1 });
  const { honourId } = await say('incentives.nominateHonour', {
    ...{ title: 'x', year: 2026, unitId: unit, basis: 'x' },
  });
  const { assessmentId } = await say('incentives.openAssessment', {
    kind: 'unit',
    term: '2026',
    unitId: unit,
  });
  return {
    ...{ rule: ruleId!, volunteer: volunteerId!, shift: shiftId!, hours: hoursId!, reward: rewardId! },
    ...{ honour: honourId!, assessment: assessmentId! },
    ...{ entry: later, appeal: later, redemption: later },
  };
}
