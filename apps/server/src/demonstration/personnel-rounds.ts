import type { Actor } from '@heli/core';
import { day, hour, iso } from './calendar.js';
import type { Telling } from './cobuilding-telling.js';
import type { House } from './personnel-story.js';

/** 公开招聘, as far as the story reaches: stage by stage, with an objection while the notice is open. */
export async function tellRecruitment(telling: Telling, house: House, at: number): Promise<void> {
  const { council, chance, end } = telling;
  const { stage, cast } = council;
  const [office, clerk] = cast.office as [Actor, Actor];
  const { community } = house;
  const tell = <T>(actor: Actor, name: string, input: object): Promise<T> =>
    stage.tell<T>(actor, `personnel.${name}`, input, community);
  await stage.timeline.until(iso(at));
  if (house.workers === '') return;
  const plan = { postId: house.workers, title: '公开招聘专职社工', places: 1, plan: '面向社会公开招聘' };
  const { recruitmentId } = await tell<{ recruitmentId: string }>(office, 'planRecruitment', plan);
  const advance = (): Promise<unknown> => tell(office, 'advanceRecruitment', { recruitmentId });
  for (let i = 0; i < 2; i++) await advance();
  const candidates: string[] = [];
  for (const name of ['闻一鸣', '解语花', '端木青', '南宫雪'].slice(0, Math.floor(chance.between(2, 5)))) {
    const { personId } = await stage.tell<{ personId: string }>(
      office,
      'core.registerPerson',
      { name },
      community,
    );
    candidates.push(
      (await tell<{ candidateId: string }>(office, 'enterCandidate', { recruitmentId, personId }))
        .candidateId,
    );
  }
  for (let stageOf = 0; stageOf < 5; stageOf++) {
    const when = at + (4 + 4 * stageOf) * day;
    if (when > end) return;
    await stage.timeline.until(iso(when));
    await advance();
    while (candidates.length > Math.max(1, 4 - stageOf))
      await tell(office, 'excludeCandidate', { candidateId: candidates.pop()!, reason: '成绩未达到' });
    for (const candidateId of candidates)
      await tell(office, 'passCandidate', { candidateId, result: '合格' });
  }
  while (candidates.length > 1)
    await tell(office, 'excludeCandidate', { candidateId: candidates.pop()!, reason: '考察后择优' });
  await advance();
  const [subjectId] = candidates as [string];
  const object = { subjectKind: 'candidate', subjectId, reason: '请核实工作年限' };
  const { objectionId } = await tell<{ objectionId: string }>(clerk, 'fileObjection', object);
  if (at + 40 * day > end) return;
  await stage.timeline.until(iso(at + 30 * day));
  await tell(cast.supervisor, 'dismissObjection', { objectionId, reason: '经核实，工作年限属实' });
  await stage.timeline.until(iso(at + 40 * day));
  await tell(cast.secretary, 'hireCandidates', { recruitmentId });
}

/** 民主评议, as far as the story reaches: the boxes, two tellers, grades with reasons, feedback, numbers in public. */
export async function tellAppraisal(telling: Telling, house: House, year: number, at: number): Promise<void> {
  const { council, chance, end } = telling;
  const { stage, cast } = council;
  const [office] = cast.office as [Actor];
  const { community, staff } = house;
  const tell = <T>(actor: Actor, name: string, input: object): Promise<T> =>
    stage.tell<T>(actor, `personnel.${name}`, input, community);
  await stage.timeline.until(iso(at));
  const personIds = staff.map(({ personId }) => personId);
  if (personIds.length < 4) return;
  const { roundId } = await tell<{ roundId: string }>(office, 'planRound', {
    kind: 'staff',
    year,
    personIds,
  });
  for (let step = 1; step <= 2; step++) {
    await stage.timeline.until(iso(at + 2 * step * day));
    await tell(office, 'advanceRound', { roundId });
  }
  if (at + 6 * day > end) return;
  await stage.timeline.until(iso(at + 6 * day));
  await tell(office, 'openBallots', { roundId, roll: personIds });
  for (const { self } of staff.slice(0, Math.max(3, Math.floor(chance.between(0.7, 1) * staff.length)))) {
    const slips = await stage.ask<{ ballotId: string }[]>(self, 'personnel.gradeBallots', {}, community);
    for (const { ballotId } of slips) {
      const grade = chance.weighted({ best: 40, good: 50, fair: 9, poor: 1 });
      await tell(self, 'castGrade', { ballotId, grade });
    }
  }
  if (at + 20 * day > end) return;
  await stage.timeline.until(iso(at + 8 * day));
  await tell(cast.supervisor, 'attestCount', { roundId });
  await tell(office, 'countBallots', { roundId });
  const found = await stage.ask<{ gradingId: string; bestVotes: number }[]>(
    ...([cast.secretary, 'personnel.gradings', { roundId }, community] as const),
  );
  const most = Math.floor(found.length / 3);
  const ranked = [...found].sort((a, b) => b.bestVotes - a.bestVotes);
  for (const [i, { gradingId }] of ranked.entries())
    await tell(cast.secretary, 'decideGrade', {
      ...{ gradingId, grade: i < most ? 'best' : 'good', reason: '结合平时表现与民主测评综合评定' },
    });
  await tell(cast.secretary, 'giveFeedback', { roundId });
  await stage.timeline.until(iso(at + 18 * day + hour));
  await tell(cast.secretary, 'publishRound', { roundId });
}
