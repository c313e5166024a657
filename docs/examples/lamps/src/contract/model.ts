import { z } from 'zod';

export const lampStates = ['open', 'closed'] as const;
export type LampState = (typeof lampStates)[number];

export const id = z.string().min(1).max(64);
export const title = z.string().trim().min(1).max(200);
