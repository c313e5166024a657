import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Kernel } from '../kernel.js';
import { Access } from './access-rule.js';

/** How far the numbers may fall behind the log before the server calls itself not ready. */
const mostLag = 10_000;

@Controller('api/health')
export class HealthController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  /** The process answers. */
  @Get('live')
  @Access('public')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The log can be read and the numbers are near its head; a mechanism that is paused is named and stops nobody else. */
  @Get('ready')
  @Access('public')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{
    status: string;
    build: string;
    seq: number;
    lag: number;
    paused: string[];
  }> {
    const { log, follower, build, database, guard } = this.kernel;
    await database.sql.reader.get('SELECT 1');
    const lag = log.head.seq - follower.seq;
    const paused = [...new Set(guard.breakers.list().map(({ mechanism }) => mechanism))];
    const ready = lag <= mostLag;
    if (!ready) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: ready ? 'ready' : 'catching-up', build, seq: log.head.seq, lag, paused };
  }
}
