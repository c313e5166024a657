type Ids = Readonly<Record<string, string>>;
type Say = (name: string, input: unknown) => Promise<Ids>;

/** What only a second person's decision gives an id. */
const later = '01KA0000000000000000000001';

/** One of each of the records of personnel at a street, by what an input calls it. */
export async function furnishPersonnel(say: Say, unitId: string, personId: string): Promise<Ids> {
  const { postId } = await say('personnel.definePost', { kind: 'socialWorker', title: 'x', norm: 2 });
  const { staffId } = await say('personnel.startService', { postId, personId, employment: 'fullTime' });
  const plan = { postId, title: 'x', places: 1 };
  const { recruitmentId } = await say('personnel.planRecruitment', plan);
  for (let step = 0; step < 2; step++) await say('personnel.advanceRecruitment', { recruitmentId });
  const { candidateId } = await say('personnel.enterCandidate', { recruitmentId, personId });
  const { memberId } = await say('personnel.nominateMember', {
    ...{ personId, unitId, from: '2026-11-02', to: '2099-12-31', basis: 'x' },
  });
  const { reserveId } = await say('personnel.listReserve', { personId, kind: 'secretary', plan: 'x' });
  const training = { title: 'x', kind: 'skills', minutes: 60, day: '2026-11-02' };
  const { trainingId } = await say('personnel.planTraining', training);
  const certificate = { personId, kind: 'worker', issued: '2024-01-01' };
  const { certificateId } = await say('personnel.enterCertificate', certificate);
  const { roundId } = await say('personnel.planRound', { kind: 'staff', year: 2026, personIds: [personId] });
  const { pioneerId } = await say('personnel.definePioneer', { title: 'x', duties: 'x', slots: 1 });
  const team = { title: 'x', kind: 'emergency', leaderId: personId };
  const { teamId } = await say('personnel.formTeam', team);
  return {
    ...{ establishment: postId!, staff: staffId!, recruitment: recruitmentId!, candidate: candidateId! },
    ...{ member: memberId!, reserve: reserveId!, training: trainingId!, certificate: certificateId! },
    ...{ round: roundId!, pioneer: pioneerId!, team: teamId!, record: later, grading: later },
    ...{ evidence: later, objection: later, ballot: later, assignment: later, log: later },
  };
}
