import { Controller, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { bareOrm } from './bare-orm.ts';

/** What every application on these frameworks starts as: one POST, and with a file named, MikroORM on it with one entity. */
const file = process.argv[2];

class Bare {
  post(): { ok: true } {
    return { ok: true };
  }
}
// Node runs TypeScript without decorators, so they are applied as the functions that they are.
Controller()(Bare);
Post()(Bare.prototype, 'post', Object.getOwnPropertyDescriptor(Bare.prototype, 'post')!);

if (file !== undefined) await bareOrm(file);
const app = await NestFactory.create<NestFastifyApplication>(
  { module: Bare, controllers: [Bare] },
  new FastifyAdapter(),
  {
    logger: false,
  },
);
await app.listen(0, '127.0.0.1');
const address = app.getHttpServer().address();
if (typeof address === 'object' && address) process.send!({ port: address.port });
