import { coordination } from '@heli/contracts/coordination';
import type { WriteContext } from '@heli/sdk';

/**
 * Keeps pictures and papers with a case, for whoever is shown it in full.
 * @returns what a fact can vouch for, or nothing where nothing was sent in
 */
export async function takeEvidence(
  ctx: WriteContext,
  caseId: string,
  files: readonly string[],
): Promise<{ fileId: string; hash: string }[] | undefined> {
  if (files.length === 0) return undefined;
  const kept = await ctx.files.attach(files, {
    subject: { type: 'coordination.case', id: caseId },
    shownBy: coordination.queries.caseDetail,
    with: { id: caseId },
  });
  return kept.map(({ id, hash }) => ({ fileId: id, hash }));
}
