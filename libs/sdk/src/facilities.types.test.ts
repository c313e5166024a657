import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  command,
  defineCommands,
  defineEvents,
  defineQueries,
  documentNumber,
  event,
  handle,
  permission,
  query,
} from './index.js';

const held = permission('lamps.lamp.report', { office: 'subtree' });
const fileId = z.string().max(50);
const commands = defineCommands('lamps', {
  report: command({
    permission: held,
    input: z.strictObject({ files: z.array(fileId).max(5).default([]) }),
    output: z.object({ lampId: z.string() }),
  }),
  resolve: command({ permission: held, input: z.strictObject({}), output: z.object({ number: z.string() }) }),
  assign: command({ permission: held, input: z.strictObject({ unitId: z.string() }), output: z.object({}) }),
});
const queries = defineQueries('lamps', {
  lamp: query({
    permission: held,
    input: z.strictObject({ lampId: z.string() }),
    output: z.json(),
    whenAbsent: null,
  }),
});
const events = defineEvents('lamps', {
  lampBroke: event({
    data: z.object({ lampId: z.string(), evidence: z.array(z.string()) }),
    detail: z.object({ files: z.string() }),
  }),
});
const lamps = { commands, queries, events };

/** As the guide has them; the compiler is the test. */
const inGuide = () => [
  // guide: files
  handle(lamps.commands.report, async (ctx, { files }) => {
    const lampId = ctx.id();
    const evidence = await ctx.files.attach(files, {
      subject: { type: 'lamps.lamp', id: lampId },
      shownBy: lamps.queries.lamp,
      with: { lampId },
    });
    ctx.emit(lamps.events.lampBroke, {
      data: { lampId, evidence: evidence.map(({ hash }) => hash) },
      detail: { files: evidence.map(({ name }) => name).join(', ') },
    });
    return { lampId };
  }),
  // guide: notify
  handle(lamps.commands.assign, async (ctx, { unitId }) => {
    await ctx.notify({
      key: 'lamps.notice.assigned',
      params: { day: ctx.clock.dayOf(ctx.now) },
      to: { units: [unitId], roles: ['chair'] },
      urgency: 'urgent',
    });
    return {};
  }),
  // guide: number
  handle(lamps.commands.resolve, async (ctx) => ({ number: documentNumber(await ctx.number('resolution')) })),
  // guide: end
];

test('the guide shows the facilities as they compile', () => {
  expect(inGuide()).toHaveLength(3);
  const guide = readFileSync(new URL('../../../docs/guides/write-a-mechanism.md', import.meta.url), 'utf8');
  const source = readFileSync(new URL('facilities.types.test.ts', import.meta.url), 'utf8');
  const pieces = [...source.matchAll(/\/\/ guide: \w+\n {2}(handle[\s\S]*?),\n(?= {2}\/\/ guide)/g)];
  expect(pieces).toHaveLength(3);
  for (const [, code] of pieces) expect(guide).toContain(code!.replaceAll('\n  ', '\n'));
});

test('what a facility does not have does not compile', () => {
  handle(commands.report, async (ctx) => {
    // @ts-expect-error a file is shown by a query, not by a name
    await ctx.files.attach([], { subject: { type: 'a', id: 'b' }, shownBy: 'lamps.lamp', with: {} });
    // @ts-expect-error the query wants `lampId`
    await ctx.files.attach([], { subject: { type: 'a', id: 'b' }, shownBy: queries.lamp, with: {} });
    // @ts-expect-error nobody is told
    await ctx.notify({ key: 'lamps.notice.assigned' });
    return { lampId: '' };
  });
  expect(documentNumber({ year: 2026, number: 3 })).toBe('〔2026〕3号');
});
