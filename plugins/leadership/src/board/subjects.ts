import type { ReadContext } from '@heli/sdk';
import { unitNames } from '@heli/sdk/kit';
import { targetNames } from '../contact/targets.js';
import { ContactPoint } from '../entities/contact-point.entity.js';
import { Coverage } from '../entities/coverage.entity.js';
import { Item } from '../entities/list.entity.js';
import { Problem } from '../entities/problem.entity.js';
import { Request } from '../entities/request.entity.js';

interface Described {
  readonly kind: string;
  readonly title: string;
  readonly unit: string;
}

/** What records are and what they are called, whatever they are. */
export async function describe(ctx: ReadContext, ids: readonly string[]): Promise<(id: string) => Described> {
  const where = { id: { $in: [...ids] } };
  const points = await ctx.em.find(ContactPoint, where);
  const targetOf = await targetNames(ctx, points);
  const found = [
    ...(await ctx.em.find(Item, where)).map(({ id, unit, text }) => ({
      id,
      unit,
      title: text,
      kind: 'item',
    })),
    ...(await ctx.em.find(Coverage, where)).map(({ id, unit }) => ({
      id,
      unit,
      title: '',
      kind: 'coverage',
    })),
    ...points.map((point) => ({
      id: point.id,
      unit: point.unit,
      title: targetOf(point),
      kind: 'contactPoint',
    })),
    ...(await ctx.em.find(Problem, where)).map(({ id, unit, text }) => ({
      id,
      unit,
      title: text,
      kind: 'problem',
    })),
    ...(await ctx.em.find(Request, where)).map(({ id, unit, title }) => ({
      id,
      unit,
      title,
      kind: 'request',
    })),
  ];
  const nameOf = await unitNames(
    ctx,
    found.map(({ unit }) => unit),
  );
  const byId = new Map(found.map((one) => [one.id, one]));
  return (id) => {
    const one = byId.get(id);
    const unit = nameOf(one?.unit);
    const title = one?.title === '' ? unit : (one?.title ?? '—');
    return { kind: one ? `leadership.record.${one.kind}` : '—', title, unit };
  };
}
