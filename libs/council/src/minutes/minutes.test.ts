import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ICAL from 'ical.js';
import mammoth from 'mammoth';
import { CouncilHouse, days, hours, units } from '../../test/house.js';
import { htmlOf } from './paper.js';

let house: CouncilHouse;
let meetingId: string;
beforeEach(async () => {
  house = await CouncilHouse.open();
  meetingId = await house.opened('chair', ...units.slice(0, 4));
});
afterEach(() => house.close());

const held = async (): Promise<void> => {
  const itemId = await house.called(meetingId, {
    title: '<b>飞线</b> & 充电',
    metrics: ['council.attendanceRate'],
  });
  const { speechId } = await house.send('school', 'askToSpeak', { itemId });
  await house.send('chair', 'giveFloor', { speechId });
  await house.wait(60_000);
  await house.send('chair', 'endSpeech', { speechId });
  const { voteId } = await house.send('chair', 'openVote', { itemId, question: '同意？', method: 'show' });
  await house.send('chair', 'recordShow', { voteId, yes: 4, no: 1, abstain: 0 });
  const duty = { title: '选址', leadUnitId: house.unitIds.get('works')!, due: house.later(days(14)) };
  await house.send('chair', 'adoptResolution', {
    itemId,
    title: '决议一',
    text: '按方案实施。',
    actions: [duty],
  });
  await house.send('chair', 'endItem', { itemId, outcome: 'decided' });
  await house.send('chair', 'closeMeeting', { meetingId });
};

it('freezes the numbers of an item when it is called', async () => {
  await held();
  const [fact] = await house.told('evidenceFrozen');
  const figures = fact!.data['figures'] as { metric: string; period: string; state: string }[];
  expect(figures.map(({ metric, period }) => [metric, period])).toEqual([
    ['council.attendanceRate', '2026-11'],
    ['council.attendanceRate', 'total'],
  ]);
  expect(await house.ask('evidence', { meetingId })).toMatchObject([
    { period: '2026-11' },
    { period: 'total' },
  ]);
});

it('writes down what happened, the same for a browser and for a word processor', async () => {
  await held();
  await house.send('clerk', 'draftMinutes', { meetingId, remarks: '下次会议另行通知' });
  const html = await house.ask('minutesDocument', { meetingId });
  const word = await house.ask('minutesWord', { meetingId });
  const read = await mammoth.convertToHtml({ buffer: Buffer.from(word!.content, 'base64') });
  const cellsOf = (text: string): string[] =>
    [
      ...text.replaceAll(/<\/?(p|strong|a)[^>]*>/g, '').matchAll(/<(?:td|th)(?: [^>]*)?>(.*?)<\/(?:td|th)>/g),
    ].map(([, cell]) => cell!.replaceAll('&quot;', '"'));
  expect(cellsOf(read.value)).toEqual(cellsOf(html!.content));
  for (const said of [
    '会议纪要: 月度例会',
    '&lt;b&gt;飞线&lt;/b&gt; &amp; 充电',
    '〔2026〕1号 决议一',
    '选址',
    '通过',
    'school',
  ])
    expect(html!.content).toContain(said);
  expect(html!.content).not.toMatch(/<script|<b>|style=/);
  const english = await house.ask('minutesDocument', { meetingId, language: 'en' });
  expect(english!.content).toContain('Seats present: 5 / 7 (quorum 4)');
});

it('is circulated, corrected, signed by the chair with its hash and the log’s head, and published', async () => {
  await held();
  await house.send('clerk', 'draftMinutes', { meetingId });
  const first = await house.send('clerk', 'circulateMinutes', { meetingId });
  const { correctionId } = await house.send('school', 'askCorrection', { meetingId, text: '发言时间有误' });
  await expect(house.send('chair', 'signMinutes', { meetingId })).rejects.toMatchObject({
    key: 'council.refusal.correctionsWait',
  });
  await house.send('clerk', 'answerCorrection', { correctionId, accepted: true, answer: '已改' });
  await expect(house.send('chair', 'signMinutes', { meetingId })).rejects.toMatchObject({
    key: 'council.refusal.correctionsAccepted',
  });
  await house.send('clerk', 'draftMinutes', { meetingId, remarks: '已更正发言时间' });
  const second = await house.send('clerk', 'circulateMinutes', { meetingId });
  expect([first.version, second.version, first.hash === second.hash]).toEqual([1, 2, false]);
  const head = house.house.kernel.log.head;
  await house.send('chair', 'signMinutes', { meetingId });
  expect((await house.told('minutesSigned'))[0]?.data).toEqual({
    ...{ meetingId, version: 2, hash: second.hash, logSeq: head.seq, logHash: head.hash },
  });
  await house.send('office', 'publishMinutes', { meetingId });
  const publish = {
    subjectType: 'minutes',
    subjectId: meetingId,
    title: '十一月例会',
    audience: 'public',
  } as const;
  await house.send('office', 'publish', publish);
  const [shown] = await house.ask('publicBoard', {}, 'resident');
  expect(shown?.content).toContain('决议一');
  expect(shown?.content).not.toContain('姓名');
  const [publication] = await house.ask('publications', {});
  const publicationId = publication!.id;
  await house.send('office', 'withdrawPublication', { publicationId });
  expect(await house.ask('publicBoard', {}, 'resident')).toEqual([]);
});

it('tells calendars of meetings, changes and cancellations by one lasting id', async () => {
  const { meetingId: other } = await house.send('office', 'draftMeeting', {
    ...{ bodyId: house.bodyId, kind: 'plenary', title: '全体会议; 第一次, 春季', place: '一楼\n礼堂' },
    ...{ plannedStart: house.later(days(9)), plannedEnd: house.later(days(9) + hours(2)) },
    chairPostId: house.postOf('chair'),
  });
  const eventOf = async () => {
    const { content } = (await house.ask('calendar', {}))!;
    const calendar = new ICAL.Component(ICAL.parse(content) as never);
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    return events.find(({ uid }) => uid === `${other}@heli`);
  };
  expect(await eventOf()).toBeUndefined();
  await house.send('office', 'convene', { meetingId: other });
  const first = (await eventOf())!;
  expect([first.summary, first.location, first.sequence]).toEqual([
    '全体会议; 第一次, 春季',
    '一楼\n礼堂',
    0,
  ]);
  expect(first.startDate.toJSDate().toISOString()).toBe('2026-11-11T01:00:00.000Z');
  const times = { plannedStart: house.later(days(10)), plannedEnd: house.later(days(10) + hours(2)) };
  await house.send('office', 'reschedule', { meetingId: other, ...times });
  expect((await eventOf())!.sequence).toBe(1);
  await house.send('office', 'cancelMeeting', { meetingId: other, reason: '改为书面' });
  const last = (await eventOf())!;
  expect([last.sequence, last.component.getFirstPropertyValue('status')]).toEqual([2, 'CANCELLED']);
});

it('lets no word of anybody’s become markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '/', 'a', '字') }), (text) => {
      const html = htmlOf({ language: 'en', blocks: [{ kind: 'table', head: [text], rows: [[text]] }] });
      expect([...html.matchAll(/<\/?([a-z!0-9]+)/g)].map(([, tag]) => tag)).toEqual([
        ...[
          '!doctype',
          'html',
          'head',
          'meta',
          'title',
          'title',
          'head',
          'body',
          'table',
          'thead',
          'tr',
          'th',
          'th',
        ],
        ...['tr', 'thead', 'tbody', 'tr', 'td', 'td', 'tr', 'tbody', 'table', 'body', 'html'],
      ]);
    }),
    { numRuns: 50 },
  );
});
