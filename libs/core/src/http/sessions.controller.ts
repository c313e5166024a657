import { Controller, Delete, Get, HttpCode, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SessionInfo } from '../access/sessions.js';
import { z } from 'zod';
import { Kernel } from '../kernel.js';
import { callerOf, sessionOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { Documented } from './openapi/documented.js';

const sessionSchema = z.object({
  id: z.string(),
  device: z.string(),
  createdAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  current: z.boolean(),
});

/** The browsers that one is signed in with: one's own, told and ended from one's own browser only. */
@Controller('api/sessions')
export class SessionsController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Get()
  @Access('authenticated')
  @Documented({ name: 'sessions', tag: 'access', answer: z.array(sessionSchema) })
  async list(@Req() request: FastifyRequest): Promise<SessionInfo[]> {
    sessionOf(request);
    const { id, tokenId } = callerOf(request);
    return this.kernel.sessions.list(id, tokenId);
  }

  /** Ends all but the one that asks. */
  @Delete()
  @HttpCode(204)
  @Access('authenticated')
  @Documented({ name: 'endOtherSessions', tag: 'access' })
  async endOthers(@Req() request: FastifyRequest): Promise<void> {
    sessionOf(request);
    const { id, tokenId } = callerOf(request);
    await this.kernel.sessions.endOthers(id, tokenId);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('authenticated')
  @Documented({ name: 'endSession', tag: 'access' })
  async end(@Req() request: FastifyRequest, @Param('id') id: string): Promise<void> {
    sessionOf(request);
    await this.kernel.sessions.end(callerOf(request).id, id);
  }
}
