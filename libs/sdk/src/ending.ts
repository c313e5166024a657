import { z } from 'zod';
import type { QueryType } from './command.js';

/** What ends by itself on a day to come, and nothing takes its place: a rule, a certificate, an agreement. */
export const endingOutput = z.array(
  z.object({
    id: z.string().min(1).max(64),
    /** What it is called. */
    title: z.string().max(200),
    /** The last business day on which it holds, `YYYY-MM-DD`. */
    lastDay: z.iso.date(),
    /** Page of the contract where it is renewed. */
    page: z.string().min(1).max(50),
  }),
);

const sample = { id: 'x', title: 'x', lastDay: '2026-01-01', page: 'x' };

/** Whether a query answers what ends, and asks for nothing. */
export const isEnding = ({ input, output }: QueryType): boolean =>
  input.safeParse({}).success && output.safeParse([sample]).success;
