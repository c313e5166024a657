import { parentPort, workerData } from 'node:worker_threads';
import { MikroORM, type EntityManager } from '@mikro-orm/core';
import type { AnyMechanism, WriteContext } from '@heli/sdk';
import { ChineseWorkClock } from '../clock/work-clock.js';
import { plain } from '../command/plain.js';
import { BindingDriver } from '../database/binding-driver.js';
import { optionsFor } from '../database/orm-options.js';
import { retire } from '../database/own-manager.js';
import { applyScope } from '../database/row-filter.js';
import type { OrmOptions } from '../database/store.js';
import { sentenceOf } from '../fault/faults.js';
import { frozen } from '../fault/freeze.js';
import { carry } from './carried.js';
import { farContext } from './far-context.js';
import { farDialect } from './far-dialect.js';
import type { HandlerName, ThreadSetUp, ToHouse, ToThread } from './messages.js';
import { answered, during, openCalls, type FarRun } from './thread-calls.js';

/** Where a mechanism's handlers run that was given a thread of its own. */
const setUp = workerData as ThreadSetUp;
const post = (message: ToHouse): void => parentPort!.postMessage(message);
openCalls(post);
// The house has told of years without holidays already.
const { forHandlers: clock } = new ChineseWorkClock(setUp.zone, () => undefined);

type Handler = (context: WriteContext, given: never) => Promise<unknown>;
type Order = Extract<ToThread, { kind: 'run' }>;

function handlerOf(mechanism: AnyMechanism, handler: HandlerName): Handler | undefined {
  switch (handler.kind) {
    case 'command':
      return mechanism.commands[handler.name]?.handle;
    case 'query':
      return mechanism.queries[handler.name]?.answer;
    case 'reaction':
      return mechanism.reactions[handler.place]?.react;
    case 'takeover':
      return mechanism.takesOver[handler.place]?.take;
  }
}

async function connect({ entities, seenWith, common, inherited }: AnyMechanism): Promise<MikroORM> {
  const driver =
    setUp.dialect === 'sqlite' ? BindingDriver : (await import('@mikro-orm/postgresql')).PostgreSqlDriver;
  const far: OrmOptions = { driver, dbName: 'house', driverOptions: farDialect(setUp.dialect) };
  return MikroORM.init({
    ...far,
    ...optionsFor(entities, { seenWith, common, inherited }),
    // Its statements are in the transaction of its command.
    implicitTransactions: false,
  });
}

async function perform(mechanism: AnyMechanism, orm: MikroORM, order: Order): Promise<void> {
  const run: FarRun = { run: order.run, open: true };
  const em: EntityManager = orm.em.fork({ disableContextResolution: true });
  applyScope(em, order.circumstances.rows ?? {});
  const { context, wishes } = farContext(run, order.circumstances, em, clock);
  try {
    const output = await during(run, async () => {
      const handler = handlerOf(mechanism, order.handler);
      if (!handler) throw new Error('There is no such handler.');
      const answer: unknown = await handler(context, frozen(order.given) as never);
      if (order.handler.kind !== 'query') await em.flush();
      return plain(answer);
    });
    post({ kind: 'done', run: order.run, output, wishes });
  } catch (error) {
    post({ kind: 'failed', run: order.run, error: carry(error) });
  } finally {
    run.open = false;
    retire(em);
  }
}

async function open(): Promise<void> {
  const { default: mechanism } = (await import(setUp.entry)) as { default: AnyMechanism };
  const orm = await connect(mechanism);
  parentPort!.on('message', (message: ToThread) => {
    if (message.kind === 'run') void perform(mechanism, orm, message);
    else if (message.kind === 'ping') post({ kind: 'pong', bufferBytes: process.memoryUsage().arrayBuffers });
    else answered(message);
  });
  post({ kind: 'ready' });
}

open().catch((error: unknown) => {
  post({ kind: 'unfit', reason: sentenceOf(error) });
  parentPort!.close();
});
