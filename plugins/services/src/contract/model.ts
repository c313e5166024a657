import { z } from 'zod';

/** 党群服务中心 of the street, 服务站 in a community. */
export const pointKinds = ['centre', 'station'] as const;
export type PointKind = (typeof pointKinds)[number];
/** 便民, 文化. */
export const activityKinds = ['convenience', 'culture'] as const;
export type ActivityKind = (typeof activityKinds)[number];
export const activityStates = ['planned', 'held', 'cancelled'] as const;
export type ActivityState = (typeof activityStates)[number];
export const signUpStates = ['signedUp', 'attended', 'absent', 'withdrawn'] as const;
export type SignUpState = (typeof signUpStates)[number];

export const id = z.string().min(1).max(64);
export const line = z.string().trim().min(1).max(200);
export const reason = z.string().trim().min(1).max(400);
export const instant = z.iso.datetime().max(40);
/** Marks out of five; four and five are satisfied. */
export const score = z.number().int().min(1).max(5);
export const satisfiedFrom = 4;
export const page = {
  offset: z.number().int().min(0).max(100_000).default(0),
  limit: z.number().int().min(1).max(100).default(50),
};
