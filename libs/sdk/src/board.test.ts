import { expect, it } from '@jest/globals';
import { z } from 'zod';
import { permission } from './access.js';
import { boardInput, boardOutput } from './board.js';
import { defineQueries, query } from './command.js';

const see = permission('lamps.board.see', { resident: 'subtree' });
const asked = (input: z.ZodType, output: z.ZodType, whenAbsent: unknown = []) => ({
  board: query({ permission: see, input, output, whenAbsent, board: true }),
});

it('lets a query stand on the board that has its shape', () => {
  expect(defineQueries('lamps', asked(boardInput, boardOutput)).board).toMatchObject({
    ...{ name: 'lamps.board', board: true, document: false },
  });
});

it.each([
  ['input', z.strictObject({}), boardOutput],
  ['output', boardInput, z.array(z.object({ id: z.number() }))],
])('refuses one with another %s, by its name', (_part, input, output) => {
  expect(() => defineQueries('lamps', asked(input, output))).toThrow(
    'Query "lamps.board" is for the board: its input is boardInput, its output boardOutput.',
  );
});
