type Ids = Readonly<Record<string, string>>;
type Say = (name: string, input: unknown) => Promise<Ids>;

/** What only a second person's decision gives an id. */
const later = '01KA0000000000000000000001';

/** One of each of the affairs of coordination at a street, by what an input calls it. */
export async function furnishAffairs(say: Say, caseId: string): Promise<Ids> {
  const { disputeId } = await say('coordination.registerDispute', { kind: 'neighbours', title: 'x' });
  const due = '2099-12-24T00:00:00.000Z';
  const { hazardId } = await say('coordination.reportHazard', { kind: 'fire', title: 'x', due });
  const { patrolId } = await say('coordination.startPatrol', {});
  const { threadId } = await say('coordination.openThread', { title: 'x', caseIds: [caseId] });
  const { hearingId } = await say('coordination.proposeHearing', { topic: 'x' });
  const meeting = { kind: 'residents', title: 'x', entitled: 9, at: due };
  const { assemblyId } = await say('coordination.callAssembly', meeting);
  const { opennessId } = await say('coordination.draftOpenness', {
    ...{ catalogueNo: '1', title: 'x', content: 'x', due },
  });
  const { requestId } = await say('coordination.askOpenness', { title: 'x' });
  return {
    ...{ dispute: disputeId!, hazard: hazardId!, patrol: patrolId!, thread: threadId!, hearing: hearingId! },
    ...{ assembly: assemblyId!, openness: opennessId!, opennessRequest: requestId!, opinion: later },
  };
}
