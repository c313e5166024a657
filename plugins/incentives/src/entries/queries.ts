import { incentives } from '@heli/contracts/incentives';
import { answer, type ReadContext } from '@heli/sdk';
import { filesOf } from '@heli/sdk/kit';
import {
  Account,
  Entry,
  Notice,
  Posting,
  type EntryItem,
  type NoticeItem,
} from '../entities/entry.entity.js';
import { Reward } from '../entities/recognition.entity.js';
import { Rule } from '../entities/rule.entity.js';
import { Volunteer } from '../entities/service.entity.js';
import { historyOf } from '../kit.js';
import { columnsOf, holderNames, keyOf, ownHolder } from '../shared/holder.js';
import { accountsOf } from './ledger.js';
import { entryRows } from './rows.js';

export const entries = answer(incentives.queries.entries, async (ctx, input) => {
  const { state, code, unitId, flagged, offset, limit } = input;
  const where = {
    ...(state !== undefined && { state }),
    ...(code !== undefined && { code }),
    ...(unitId !== undefined && { unit: unitId }),
  };
  if (flagged === undefined) {
    const found = await ctx.em.find(Entry, where, { orderBy: { at: 'desc', id: 'desc' }, offset, limit });
    return entryRows(ctx, found);
  }
  // Lists within a row are not looked into by both databases alike: the newest are looked through here.
  const found = await ctx.em.find(Entry, where, { orderBy: { at: 'desc', id: 'desc' }, limit: 2000 });
  const wanted = found.filter(({ flags }) => flags.length > 0 === flagged);
  return entryRows(ctx, wanted.slice(offset, offset + limit));
});

async function cardOf(ctx: ReadContext, item: EntryItem) {
  const [row] = await entryRows(ctx, [item]);
  const rule = await ctx.em.findOne(Rule, { id: item.ruleId });
  const notice = item.noticeId ? await ctx.em.findOne(Notice, { id: item.noticeId }) : null;
  return {
    ...row!,
    ...{ rule: rule?.title ?? item.code, factId: item.factId, notice: notice?.until ?? null },
    files: await filesOf(ctx, 'incentives.entry', item.id),
    history: await historyOf(ctx, item.id),
  };
}

export const entryDetail = answer(incentives.queries.entryDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Entry, { id });
  return item && cardOf(ctx, item);
});

/** Whoever asks, and the units that they act for. */
const theirs = ({ actorPersonId, actorUnitIds }: ReadContext) => ({
  $or: [{ personId: actorPersonId ?? '' }, { personId: null, unit: { $in: [...actorUnitIds] } }],
});

export const ownEntries = answer(incentives.queries.ownEntries, async (ctx, { state, offset, limit }) => {
  const where = { ...theirs(ctx), ...(state !== undefined && { state }) };
  const order = { orderBy: { at: 'desc', id: 'desc' }, offset, limit } as const;
  return entryRows(ctx, await ctx.em.find(Entry, where, order));
});

export const ownEntryDetail = answer(incentives.queries.ownEntryDetail, async (ctx, { id }) => {
  const item = await ctx.em.findOne(Entry, { id, ...theirs(ctx) });
  return item && cardOf(ctx, item);
});

async function noticeRows(ctx: ReadContext, found: readonly NoticeItem[]) {
  const ids = found.map(({ id }) => id);
  const objected = await ctx.em.find(Entry, { noticeId: { $in: ids }, state: 'objected' });
  return found.map(({ id, organisation, opened, until, entries: sum, points, state }) => ({
    ...{ id, noticeId: id, organisation, from: opened, until, entries: sum, points, state },
    objections: objected.filter(({ noticeId }) => noticeId === id).length,
  }));
}

export const notices = answer(incentives.queries.notices, async (ctx, { state, offset, limit }) => {
  const where = state === undefined ? {} : { state };
  return noticeRows(ctx, await ctx.em.find(Notice, where, { orderBy: { id: 'desc' }, offset, limit }));
});

export const noticeDetail = answer(incentives.queries.noticeDetail, async (ctx, { id }) => {
  const notice = await ctx.em.findOne(Notice, { id });
  if (!notice) return null;
  const [row] = await noticeRows(ctx, [notice]);
  const items = await ctx.em.find(Entry, { noticeId: id }, { orderBy: { id: 'asc' } });
  return { ...row!, items: await entryRows(ctx, items), history: await historyOf(ctx, id) };
});

export const accounts = answer(incentives.queries.accounts, async (ctx, { offset, limit }) => {
  const where = { $or: [{ unit: { $ne: null } }, { personId: { $ne: null } }] };
  const found = await ctx.em.find(Account, where, { orderBy: { id: 'asc' }, offset, limit });
  const nameOf = await holderNames(ctx, found);
  return found.map((item) => ({
    ...{ id: item.id, holder: nameOf(item), unitId: item.unit ?? null, personId: item.personId ?? null },
    ...{ organisation: item.organisation, balance: item.balance },
  }));
});

/** What an account is called, whosever it is. */
async function accountNames(ctx: ReadContext, keys: readonly string[]): Promise<(key: string) => string> {
  const of = (kind: string): string[] => [
    ...new Set(keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1))),
  ];
  const [rules, rewards] = [
    await ctx.em.find(Rule, { id: { $in: of('rule') } }),
    await ctx.em.find(Reward, { id: { $in: of('reward') } }),
  ];
  const nameOf = await holderNames(ctx, [
    ...of('unit').map((unit) => ({ unit })),
    ...of('person').map((personId) => ({ personId })),
  ]);
  const titles = new Map<string, string>([
    ...rules.map(({ id, code }) => [`rule:${id}`, code] as const),
    ...rewards.map(({ id, title }) => [`reward:${id}`, title] as const),
  ]);
  return (key) => {
    const id = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('unit:')) return nameOf({ unit: id });
    return key.startsWith('person:') ? nameOf({ personId: id }) : (titles.get(key) ?? '—');
  };
}

export const postings = answer(incentives.queries.postings, async (ctx, input) => {
  const { unitId, personId, offset, limit } = input;
  const one = unitId !== undefined || personId !== undefined;
  const where = one ? { holder: keyOf({ unitId, personId }) } : {};
  const found = await ctx.em.find(Posting, where, { orderBy: { id: 'desc' }, offset, limit });
  const nameOf = await accountNames(
    ctx,
    found.flatMap(({ holder, against }) => [holder, against]),
  );
  return found.map(({ id, at, holder, against, amount, cause, organisation }) => ({
    ...{ id, at, account: nameOf(holder), amount, against: nameOf(against), cause, organisation },
  }));
});

/** Adds up every posting and holds the sums against the balances. */
export const ledgerProof = answer(incentives.queries.ledgerProof, async (ctx) => {
  const sums = new Map<string, number>();
  let [postingsSeen, sum] = [0, 0];
  const order = { orderBy: { id: 'asc' }, disableIdentityMap: true } as const;
  for (const { holder, organisation, amount } of await ctx.em.find(Posting, {}, order)) {
    const key = `${holder} ${organisation}`;
    sums.set(key, (sums.get(key) ?? 0) + amount);
    postingsSeen += 1;
    sum += amount;
  }
  const all = await ctx.em.find(Account, {});
  return {
    ...{ postings: postingsSeen, sum, balances: all.reduce((total, { balance }) => total + balance, 0) },
    unlike: all.filter(
      ({ holder, organisation, balance }) => balance !== (sums.get(`${holder} ${organisation}`) ?? 0),
    ).length,
  };
});

const onTheirWay = ['computed', 'approved', 'publicised', 'objected'] as const;

/** One's own ledger, or that of a unit that one acts for. */
export const ownPoints = answer(incentives.queries.ownPoints, async (ctx, { unitId }) => {
  const holder = ownHolder(ctx, unitId);
  const where = columnsOf(holder);
  const found = await ctx.em.find(Entry, where, { orderBy: { at: 'desc', id: 'desc' }, limit: 50 });
  const coming = await ctx.em.find(Entry, { ...where, state: { $in: [...onTheirWay] } });
  const roll = holder.personId
    ? await ctx.em.find(Volunteer, { personId: holder.personId, state: 'registered' })
    : [];
  return {
    balance: (await accountsOf(ctx, holder)).reduce((sum, { balance }) => sum + balance, 0),
    pending: coming.reduce((sum, { amount }) => sum + amount, 0),
    minutes: roll.reduce((sum, { minutes }) => sum + minutes, 0),
    stars: Math.max(0, ...roll.map(({ stars }) => stars)),
    entries: await entryRows(ctx, found),
  };
});
