import { events, type Cause } from '@heli/contracts/incentives';
import type { ReadContext, WriteContext } from '@heli/sdk';
import type { Subject } from '@heli/sdk/kit';
import { Account, Posting, type AccountItem } from '../entities/entry.entity.js';
import { no, record } from '../kit.js';
import { columnsOf, holderOf, keyOf, type Holder } from '../shared/holder.js';

/** One movement: what the holder's account gains, the other loses. */
export interface Movement {
  readonly holder: Holder;
  /** `rule:<series>` or `reward:<id>`. */
  readonly against: string;
  readonly amount: number;
  readonly cause: Cause;
  /** Where the points lie; the subject's organisation if left out. */
  readonly organisation?: string;
}

/** The account of a holder, a rule or a reward at an organisation, opened when it is first needed. */
async function accountAt(ctx: WriteContext, holder: string, organisation: string): Promise<AccountItem> {
  const known = await ctx.em.findOne(Account, { holder, organisation });
  if (known) return known;
  const of = /^(unit|person):/.test(holder) ? columnsOf(holderOf(holder)) : columnsOf({});
  const fresh = { id: ctx.id(), organisation, owner: ctx.actorId, ...of, holder, balance: 0 };
  const account = ctx.em.create(Account, fresh);
  // The next movement of the same command looks for it.
  await ctx.em.flush();
  return account;
}

/** Moves points: two postings that sum to zero, both balances, and the fact; nothing on the ledger is ever changed. */
export async function movePoints(ctx: WriteContext, subject: Subject, movement: Movement): Promise<void> {
  const { holder, against, amount, cause, organisation = subject.organisation } = movement;
  const movementId = ctx.id();
  const key = keyOf(holder);
  for (const [account, other, sum] of [
    [key, against, amount],
    [against, key, -amount],
  ] as const) {
    const { unit, personId, ...row } = await accountAt(ctx, account, organisation).then((found) => {
      found.balance += sum;
      return found;
    });
    ctx.em.create(Posting, {
      ...{ id: ctx.id(), organisation, unit, personId, owner: ctx.actorId, movementId },
      ...{ holder: row.holder, against: other, amount: sum, cause, sourceId: subject.id, at: ctx.now },
    });
  }
  record(ctx, subject, events.pointsMoved, {
    data: { movementId, cause, amount, ...holder, against, sourceId: subject.id, at: ctx.now },
  });
}

/** What a holder has at the addressed organisation and below it. */
export const accountsOf = (ctx: ReadContext, holder: Holder): Promise<AccountItem[]> =>
  ctx.em.find(Account, { holder: keyOf(holder) }, { orderBy: { organisation: 'asc' } });

/**
 * Spends a holder's points, from wherever they lie within reach.
 * @throws Refusal `tooFewPoints`
 */
export async function spend(
  ctx: WriteContext,
  subject: Subject,
  { holder, against, amount }: Pick<Movement, 'holder' | 'against' | 'amount'>,
): Promise<void> {
  const accounts = await accountsOf(ctx, holder);
  const balance = accounts.reduce((sum, one) => sum + one.balance, 0);
  if (balance < amount) throw no('tooFewPoints', { balance, price: amount });
  let left = amount;
  for (const { balance: held, organisation } of accounts) {
    const taken = Math.min(left, Math.max(0, held));
    if (taken === 0) continue;
    left -= taken;
    await movePoints(ctx, subject, { holder, against, amount: -taken, cause: 'redeemed', organisation });
  }
}

/** Gives back what was spent on something, to where it was taken from. */
export async function refund(
  ctx: WriteContext,
  subject: Subject,
  holder: Holder,
  against: string,
): Promise<void> {
  const where = { sourceId: subject.id, holder: keyOf(holder), cause: 'redeemed' as const };
  for (const { amount, organisation } of await ctx.em.find(Posting, where, { orderBy: { id: 'asc' } }))
    await movePoints(ctx, subject, { holder, against, amount: -amount, cause: 'refunded', organisation });
}
