import { expect, test } from '@jest/globals';
import type { CellName, Frame, Watched, WireCell } from '@heli/protocol';
import fc from 'fast-check';
import { RoomContent } from './room-content.js';

type Step = Readonly<{ cell: number; value: number | null; fate: 'kept' | 'lost' | 'doubled' | 'later' }>;

/** A server in a few lines: every step sets or removes one cell; it can tell what changed since a version. */
class Server {
  version = 0;
  readonly cells = new Map<number, { value: number | null; version: number }>();
  readonly name = (id: number): CellName => [id, 'a.b', '1', 'total', `k${id}`];

  step({ cell, value }: Step): Frame {
    const from = this.version;
    this.version += 1 + (cell % 3);
    this.cells.set(cell, { value, version: this.version });
    return this.since(from);
  }

  since(from: number): Frame {
    const changed = [...this.cells].filter(([, held]) => held.version > from);
    const cells = changed.map(([id, held]): WireCell =>
      held.value === null ? [id] : [id, this.version - held.version, held.value, null, held.value, 0, 0],
    );
    const names = changed.map(([id]) => this.name(id));
    return {
      scope: 's',
      from,
      to: this.version,
      asOf: '2026-11-20T01:00:00.000Z',
      seq: this.version,
      names,
      cells,
    };
  }

  watch(since: { scope: string; version: number } | undefined): Watched {
    const known = since?.scope === 's';
    return { ...this.since(known ? since.version : 0), snapshot: !known, today: '2026-11-20', build: 'b' };
  }

  state(): Record<string, number> {
    const held = [...this.cells].filter(([, cell]) => cell.value !== null);
    return Object.fromEntries(held.map(([id, cell]) => [`k${id}`, cell.value ?? 0] as const).sort());
  }
}

const stateOf = (content: RoomContent): Record<string, number> =>
  Object.fromEntries([...content.cells.values()].map((cell) => [cell.key, cell.value ?? 0] as const).sort());

const watchAgain = (content: RoomContent, server: Server): void => {
  const since = content.scope === undefined ? undefined : { scope: content.scope, version: content.version };
  content.applyWatched(server.watch(since));
};

const receive = (content: RoomContent, server: Server, frame: Frame): void => {
  const applied = content.applyFrame(frame);
  if (applied === 'gap' || applied === 'foreign') watchAgain(content, server);
};

const steps = fc.array(
  fc.record({
    cell: fc.integer({ min: 1, max: 5 }),
    value: fc.option(fc.integer({ min: 0, max: 9 }), { freq: 4 }),
    fate: fc.constantFrom('kept', 'lost', 'doubled', 'later'),
  }) satisfies fc.Arbitrary<Step>,
  { maxLength: 40 },
);

test('whatever order, doubles and losses the network makes, the client ends with what the server has', () => {
  fc.assert(
    fc.property(steps, (script) => {
      const server = new Server();
      const content = new RoomContent();
      watchAgain(content, server);
      const late: Frame[] = [];
      for (const step of script) {
        const frame = server.step(step);
        if (step.fate === 'later') late.push(frame);
        if (step.fate === 'kept' || step.fate === 'doubled') receive(content, server, frame);
        if (step.fate === 'doubled') receive(content, server, frame);
        if (late.length > 2) for (const old of late.splice(0).reverse()) receive(content, server, old);
      }
      for (const old of late) receive(content, server, old);
      // The empty frame that comes every 5 s.
      receive(content, server, server.since(server.version));
      expect(stateOf(content)).toEqual(server.state());
    }),
    { numRuns: 500 },
  );
});
