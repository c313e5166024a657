import { events, personnel } from '@heli/contracts/personnel';
import { handle, type WriteContext } from '@heli/sdk';
import { takeEvidence } from '@heli/sdk/kit';
import { Certificate, type CertificateItem } from '../entities/growth.entity.js';
import { Staff } from '../entities/post.entity.js';
import { find, follow, no, record, subjectOf } from '../kit.js';
import { certificateLife } from '../life-cycles.js';
import { settings } from '../settings.js';
import { around } from '../shared/around.js';
import { dayAfter } from '../shared/days.js';
import { notOneself } from '../shared/persons.js';
import { certify } from './certified.js';

const naming = ({ id, personId, kind }: CertificateItem) => ({ certificateId: id, personId, kind });
const answerOf = ({ id, state }: CertificateItem) => ({ certificateId: id, state });

/** All but the last four characters are hidden, and nothing else is kept. */
const masked = (number: string): string => `***${number.slice(-4)}`;

type Step = 'expiring' | 'expired';
const keyOf = ({ id }: CertificateItem, step: Step): string => `certificate:${id}:${step}`;

function watch(ctx: WriteContext, item: CertificateItem, step: Step, at: string): void {
  ctx.remind(keyOf(item, step), at, events.certificateFellDue, {
    data: { certificateId: item.id, step },
    organisation: item.organisation,
    subject: { type: 'personnel.certificate', id: item.id },
  });
}

export const enterCertificate = handle(personnel.commands.enterCertificate, async (ctx, input) => {
  const { personId, kind, issued, expires, number, files } = input;
  const today = ctx.clock.dayOf(ctx.now);
  if (issued > today) throw no('fromAhead', {}, 'issued', 'invalid');
  if (expires !== undefined && expires < today) throw no('expiredAlready', {}, 'expires', 'invalid');
  notOneself(ctx, personId);
  const [serving] = await ctx.em.find(Staff, { personId, state: 'serving' }, { orderBy: { id: 'asc' } });
  if (!serving) throw no('servesNot', {}, 'personId');
  const item = ctx.em.create(Certificate, {
    ...{ id: ctx.id(), facts: 0, organisation: serving.organisation, owner: ctx.actorId, personId, kind },
    ...{ number: number === undefined ? null : masked(number), issued, expires: expires ?? null },
    state: 'valid',
  });
  const subject = subjectOf('certificate', item);
  const evidence = await takeEvidence(ctx, subject, files, personnel.queries.certificateDetail);
  const data = { ...naming(item), issued, ...(expires !== undefined && { expires }), evidence };
  record(ctx, subject, events.certificateEntered, { data, detail: { number: item.number ?? undefined } });
  if (expires !== undefined) watchBoth(ctx, item, expires);
  await certify(ctx, personId);
  return answerOf(item);
});

function watchBoth(ctx: WriteContext, item: CertificateItem, expires: string): void {
  watch(ctx, item, 'expired', ctx.clock.startOf(dayAfter(expires)));
  const soon = ctx.clock.startOf(dayAfter(expires, -ctx.settings(settings).expiringDays));
  if (soon > ctx.now) watch(ctx, item, 'expiring', soon);
  else nearing(ctx, item, ctx.now);
}

function nearing(ctx: WriteContext, item: CertificateItem, at: string): void {
  item.state = follow(certificateLife, 'near', around(ctx, item));
  const data = { ...naming(item), expires: item.expires! };
  record(ctx, subjectOf('certificate', item), events.certificateExpiring, { data, at });
}

/** So many days before its last, and after it: whose it is, and whoever keeps the files, hear of it. */
export async function certificateDue(
  ctx: WriteContext,
  item: CertificateItem,
  step: Step,
  at: string,
): Promise<void> {
  if (step === 'expiring') {
    if (item.state !== 'valid') return;
    nearing(ctx, item, at);
    const about = {
      ...{ key: 'personnel.notice.certificateExpiring', params: { day: item.expires! } },
      ...{ subject: { type: 'personnel.certificate', id: item.id }, organisation: item.organisation },
    };
    await ctx.notify({ ...about, to: { persons: [item.personId] } });
    await ctx.notify({ ...about, to: { roles: ['personnelOfficer'] } });
    return;
  }
  if (item.state !== 'valid' && item.state !== 'expiring') return;
  item.state = follow(certificateLife, 'expire', around(ctx, item));
  const data = { ...naming(item), expires: item.expires! };
  record(ctx, subjectOf('certificate', item), events.certificateExpired, { data, at });
  await certify(ctx, item.personId);
}

export const revokeCertificate = handle(personnel.commands.revokeCertificate, async (ctx, input) => {
  const { certificateId, reason } = input;
  const item = await find(ctx, Certificate, certificateId, 'Certificate');
  const expiring = item.state === 'expiring';
  item.state = follow(certificateLife, 'revoke', around(ctx, item));
  for (const step of ['expiring', 'expired'] as const) ctx.forget(keyOf(item, step));
  const data = { ...naming(item), expiring };
  record(ctx, subjectOf('certificate', item), events.certificateRevoked, { data, detail: { reason } });
  await certify(ctx, item.personId);
  return answerOf(item);
});
