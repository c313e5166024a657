type Ids = Readonly<Record<string, string>>;
type Say = (name: string, input: unknown) => Promise<Ids>;

const due = '2026-12-24T00:00:00.000Z';

/** One of each of co-building's records at a street, by what an input calls it. */
export async function furnishCobuilding(say: Say, unit: string): Promise<Ids> {
  const offered = { unitId: unit, kind: 'venue', title: 'hall' };
  const { resourceId } = await say('cobuilding.offerResource', offered);
  await say('cobuilding.setOpeningHours', {
    resourceId,
    hours: [{ days: 'FREQ=DAILY', opens: '00:00', closes: '24:00' }],
  });
  const { needId } = await say('cobuilding.draftNeed', { kind: 'venue', title: 'need', wantedBy: due });
  await say('cobuilding.publishNeed', { needId });
  const { claimId } = await say('cobuilding.offerClaim', { needId, unitId: unit, offer: 'x' });
  const { projectId } = await say('cobuilding.proposeProject', {
    ...{ title: 'x', goal: 'x', leadUnitId: unit, start: '2026-12-01T00:00:00.000Z', due },
  });
  const term = { from: '2026-01-01', to: '2027-12-31' };
  const { agreementId } = await say('cobuilding.draftAgreement', { unitId: unit, title: 'x', ...term });
  const { commitmentId } = await say('cobuilding.addCommitment', { agreementId, text: 'x', due });
  const { registrationId } = await say('cobuilding.expectRegistration', { unitId: unit });
  const { stationId } = await say('cobuilding.openStation', { kind: 'station', title: 'x' });
  const { activityId } = await say('cobuilding.planActivity', {
    ...{ kind: 'culture', title: 'x', unitIds: [unit], at: due },
  });
  return {
    ...{ resource: resourceId!, need: needId!, claim: claimId!, project: projectId! },
    ...{ agreement: agreementId!, commitment: commitmentId!, registration: registrationId! },
    ...{ station: stationId!, activity: activityId! },
    // What only a resource opened by a second person, or a plan's own answer, gives an id.
    ...{ booking: '01KA0000000000000000000001', milestone: '01KA0000000000000000000001' },
  };
}
