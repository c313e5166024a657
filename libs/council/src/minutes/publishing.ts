import { council, events } from '@heli/contracts/council';
import { handle, type Audience, type ReadContext } from '@heli/sdk';
import { AgendaItem } from '../entities/agenda-item.entity.js';
import { Publication } from '../entities/minutes.entity.js';
import { Resolution } from '../entities/resolution.entity.js';
import { meetingOf } from '../meeting/meetings.js';
import { find } from '../shared/find.js';
import { no } from '../shared/no.js';
import { record } from '../shared/record.js';
import { minutesOf } from './minutes.js';
import { htmlOf } from './paper.js';
import { write } from './writing.js';

type Subject = 'minutes' | 'resolution' | 'meeting';

/** What is published of a record: without the names of persons. */
async function contentOf(ctx: ReadContext, type: Subject, id: string, audience: Audience): Promise<string> {
  if (type === 'resolution') {
    const resolution = await find(ctx, Resolution, id, 'Resolution', 'subjectId');
    const item = await ctx.em.findOne(AgendaItem, { id: resolution.itemId });
    if (audience === 'public' && item?.visibility !== 'common') throw no('itemNotCommon', {}, 'subjectId');
    return htmlOf({
      language: 'zh-CN',
      blocks: [
        { kind: 'title', text: `${resolution.number} ${resolution.title}` },
        { kind: 'line', text: resolution.text },
      ],
    });
  }
  const meeting = await meetingOf(ctx, id);
  if (type === 'meeting')
    return htmlOf({
      language: 'zh-CN',
      blocks: [
        { kind: 'title', text: meeting.title },
        { kind: 'line', text: `${ctx.clock.dayOf(meeting.plannedStart)} ${meeting.place ?? ''}` },
      ],
    });
  const minutes = await minutesOf(ctx, id);
  if (!minutes?.signedAt) throw no('minutesUnsigned', {}, 'subjectId');
  return htmlOf(
    await write(
      { ctx, meeting, language: 'zh-CN', withNames: false, onlyCommon: audience === 'public' },
      minutes,
    ),
  );
}

/** 公开: from now on, until it is withdrawn or its time is over. */
export const publish = handle(council.commands.publish, async (ctx, input) => {
  const { subjectType, subjectId, title, audience } = input;
  const to = input.to === undefined ? undefined : new Date(input.to).toISOString();
  if (to !== undefined && to <= ctx.now) throw no('endsBeforeStart', {}, 'to', 'invalid');
  const publication = ctx.em.create(Publication, {
    ...{ id: ctx.id(), organisation: ctx.organisation, subjectType, subjectId, title, audience },
    content: await contentOf(ctx, subjectType, subjectId, audience),
    ...{ visibleFrom: ctx.now, visibleTo: to ?? null, state: 'published' },
  });
  record(
    ctx,
    { type: 'council.publication', id: publication.id, organisation: ctx.organisation },
    events.publicationMade,
    {
      data: {
        ...{ publicationId: publication.id, subjectType, subjectId, audience, from: ctx.now },
        ...(to !== undefined && { to }),
      },
      detail: { title },
    },
  );
  return { publicationId: publication.id };
});

export const withdrawPublication = handle(council.commands.withdrawPublication, async (ctx, input) => {
  const { publicationId } = input;
  const publication = await find(ctx, Publication, publicationId, 'Publication');
  if (publication.state !== 'published') throw no('publicationGone', {}, 'publicationId');
  publication.state = 'withdrawn';
  record(
    ctx,
    { type: 'council.publication', id: publicationId, organisation: publication.organisation },
    events.publicationWithdrawn,
    { data: { publicationId } },
  );
  return {};
});
