import type { Actor } from '@heli/core';
import { day, iso } from './calendar.js';
import type { Telling } from './cobuilding-telling.js';

const topics = ['老楼加装电梯', '夜市摊位规范', '小区停车管理', '社区食堂选址', '口袋公园改造'] as const;
const opinions = [
  { stance: 'for', text: '方便居民，支持' },
  { stance: 'against', text: '担心噪声，请再论证' },
  { stance: 'neutral', text: '建议先试行三个月' },
] as const;

/** 听证: from its notice to its closing, as far as the story reaches. */
export async function tellHearing(telling: Telling, at: number, i: number): Promise<void> {
  const { council, chance, end } = telling;
  const { stage, cast } = council;
  const [office, clerk] = cast.office as [Actor, Actor];
  const act = <T = unknown>(who: Actor, name: string, input: object): Promise<T> =>
    stage.tell<T>(who, `coordination.${name}`, input);
  await stage.timeline.until(iso(at));
  const topic = { topic: topics[i % topics.length]!, basis: '居民代表提议' };
  const { hearingId } = await act<{ hearingId: string }>(office, 'proposeHearing', topic);
  await act(office, 'acceptHearing', { hearingId });
  const held = stage.calendar.startOfDay(at + 13 * day) + 15 * 3_600_000;
  await act(office, 'noticeHearing', { hearingId, at: iso(held), place: '街道议事厅', seats: 30 });
  for (const name of ['闵听雨', '计无遗', '盛夏荷', '窦晓风']) {
    const { personId } = await stage.tell<{ personId: string }>(office, 'core.registerPerson', { name });
    await act(office, 'inviteToHearing', {
      hearingId,
      personId,
      group: chance.pick(['affected', 'representative']),
    });
  }
  if (held > end) return;
  await stage.timeline.until(iso(held));
  await act(office, 'closeRegistration', { hearingId });
  await act(office, 'holdHearing', { hearingId, present: 4 });
  const recorded: string[] = [];
  for (const opinion of opinions)
    recorded.push(
      (
        await act<{ opinionId: string }>(office, 'recordOpinion', {
          hearingId,
          group: 'affected',
          ...opinion,
        })
      ).opinionId,
    );
  await act(office, 'signRecord', { hearingId, signatures: 5 });
  const concluded = held + chance.between(2, 6) * day;
  if (concluded > end) return;
  await stage.timeline.until(iso(concluded));
  await act(office, 'concludeHearing', { hearingId, conclusion: '吸收意见后分步实施' });
  for (const opinionId of recorded) {
    const adoption = chance.weighted({ adopted: 5, adoptedPartly: 3, notAdopted: 2 });
    await act(clerk, 'answerOpinion', { opinionId, adoption, reason: '经研究答复' });
  }
  await act(office, 'replyHearing', { hearingId });
  await act(office, 'closeHearing', { hearingId });
}

const items = [
  { catalogueNo: '2.1', title: '社区经费收支情况' },
  { catalogueNo: '2.3', title: '低保与救助公示' },
  { catalogueNo: '3.2', title: '物业服务考核情况' },
  { catalogueNo: '4.1', title: '党费收缴使用情况' },
] as const;

/** 公开: proposed by one, reviewed by another, approved by the secretary; nearly always in time. */
export async function tellOpenness({ council, chance, end }: Telling, at: number, i: number): Promise<void> {
  const { stage, cast } = council;
  const [office, clerk] = cast.office as [Actor, Actor];
  await stage.timeline.until(iso(at));
  const due = iso(at + 10 * day);
  const draft = { ...items[i % items.length]!, content: '详见公开栏。', form: 'regular', due };
  const { opennessId } = await stage.tell<{ opennessId: string }>(
    office,
    'coordination.draftOpenness',
    draft,
  );
  await stage.timeline.until(iso(at + 2 * day));
  await stage.tell(clerk, 'coordination.reviewOpenness', { opennessId, secrecy: '不涉及秘密和个人隐私' });
  await stage.timeline.until(iso(at + 3 * day));
  await stage.tell(cast.secretary, 'coordination.approveOpenness', { opennessId });
  const published = at + chance.between(4, chance.happens(0.92) ? 9 : 14) * day;
  if (published > end) return;
  await stage.timeline.until(iso(published));
  await stage.tell(office, 'coordination.publishOpenness', { opennessId });
}
