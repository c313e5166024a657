import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { PointKind } from '../contract/index.js';

/** 党群服务中心, 服务站: where residents are served. */
export const Point = defineEntity({
  name: 'services.Point',
  tableName: 'services_point',
  properties: {
    id: p.text().primary(),
    organisation: p.text(),
    name: p.text(),
    kind: p.text().$type<PointKind>(),
    hours: p.text(),
    open: p.boolean(),
  },
});
export type PointItem = InferEntity<typeof Point>;
