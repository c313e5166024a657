import { events, socialWork, type CertificateKind } from '@heli/contracts/personnel';
import type { ReadContext, WriteContext } from '@heli/sdk';
import { later } from '@heli/sdk/kit';
import { Certificate } from '../entities/growth.entity.js';
import { Staff, type StaffItem } from '../entities/post.entity.js';
import { record, subjectOf } from '../kit.js';
import { heldCertificates } from '../life-cycles.js';

/** What every fact about somebody's service names. */
export const namingStaff = ({ id, postId, kind, personId }: StaffItem) => ({
  ...{ staffId: id, postId, kind, personId },
});

async function hasCertificate(ctx: ReadContext, personId: string): Promise<boolean> {
  const where = { personId, kind: { $in: [...socialWork] as CertificateKind[] } };
  return (await ctx.em.count(Certificate, { ...where, state: { $in: [...heldCertificates] } })) > 0;
}

/** Who serves full-time counts as certified while they hold a valid social-work certificate; called when that may change. */
export async function certify(ctx: WriteContext, personId: string): Promise<void> {
  // What was entered in this very transaction counts too.
  await ctx.em.flush();
  const holds = await hasCertificate(ctx, personId);
  const serving = await ctx.em.find(Staff, { personId, state: 'serving', employment: 'fullTime' });
  for (const item of serving) {
    if (holds && item.certifiedAt == null) {
      item.certifiedAt = ctx.now;
      record(ctx, subjectOf('staff', item), events.workerCertified, { data: namingStaff(item) });
    }
    if (!holds) uncertify(ctx, item, ctx.now);
  }
}

/** Takes back that somebody counts as certified, never from before they did. */
export function uncertify(ctx: WriteContext, item: StaffItem, at: string): void {
  if (item.certifiedAt == null) return;
  const since = later(at, item.certifiedAt);
  item.certifiedAt = null;
  record(ctx, subjectOf('staff', item), events.workerUncertified, { data: namingStaff(item), at: since });
}
