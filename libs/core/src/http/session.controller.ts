import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '@heli/sdk';
import { parseInput } from '../command/parse.js';
import { Kernel } from '../kernel.js';
import { fewTries } from './few-tries.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { Unauthenticated } from './authenticate.js';

const signInSchema = z.strictObject({
  name: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});
const setUpSchema = z.strictObject({
  code: z.string().min(1).max(100),
  password: z.string().min(10).max(200),
});
const sessionHours = 12;

/** Signing in and out of an account. */
@Controller('api/session')
export class SessionController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Post()
  @HttpCode(200)
  @Access('public', fewTries)
  async signIn(@Body() body: unknown): Promise<{ token: string; expiresAt: string }> {
    const { name, password } = parseInput(signInSchema, body);
    const accountId = await this.kernel.accounts.signIn(name, password);
    if (accountId === undefined) throw new Unauthenticated('core.refusal.signInFailed');
    return this.#begin(accountId);
  }

  /** Sets the first password by the one-time link that was printed at the start. */
  @Post('setup')
  @HttpCode(200)
  @Access('public', fewTries)
  async setUp(@Body() body: unknown): Promise<{ token: string; expiresAt: string }> {
    const { code, password } = parseInput(setUpSchema, body);
    const accountId = await this.kernel.codes.redeem('setup', code);
    if (accountId === undefined) throw new Refusal('invalid', 'core.refusal.badCode', {}, 'code');
    await this.kernel.accounts.setPassword(accountId, password);
    return this.#begin(accountId);
  }

  /** Who is signed in, and where their roles hold. */
  @Get()
  @Access('authenticated')
  who(@Req() request: FastifyRequest): {
    id: string;
    name: string;
    grants: readonly { role: string; organisation: string }[];
    demonstration: boolean;
  } {
    const actor = callerOf(request);
    return {
      id: actor.id,
      name: this.kernel.accounts.nameOf(actor.id) ?? actor.id,
      grants: actor.grants.map(({ role, organisation }) => ({ role, organisation })),
      demonstration: this.kernel.config.demonstration,
    };
  }

  @Delete()
  @HttpCode(204)
  @Access('authenticated')
  async signOut(@Req() request: FastifyRequest): Promise<void> {
    const actor = callerOf(request);
    if (actor.tokenId !== undefined) await this.kernel.accounts.revoke({ tokenId: actor.tokenId });
  }

  async #begin(accountId: string): Promise<{ token: string; expiresAt: string }> {
    const expiresAt = new Date(Date.parse(this.kernel.clock.now()) + sessionHours * 3_600_000).toISOString();
    const { token } = await this.kernel.accounts.issueToken({
      kind: 'session',
      label: 'session',
      accountId,
      expiresAt,
    });
    return { token, expiresAt };
  }
}
