import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { displayThemes } from '@heli/protocol';
import { audiences, languages } from '@heli/sdk';
import { permit } from '../access/actor.js';
import { parseInput } from '../command/parse.js';
import type { Begun, Polled } from '../display/pairings.js';
import { manageDisplays } from '../display/display-permissions.js';
import { Kernel } from '../kernel.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { fewTries } from './few-tries.js';
import { Documented } from './openapi/documented.js';

const pollSchema = z.strictObject({ deviceCode: z.string().min(1).max(100) });
/** As it is read off the wall: small letters, gaps and dashes are nobody's fault. */
const userCode = z
  .string()
  .max(20)
  .transform((text) => text.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  .pipe(z.string().length(6));
const approveSchema = z.union([
  z.strictObject({ userCode, displayId: z.string().min(1).max(30) }),
  z.strictObject({
    userCode,
    name: z.string().trim().min(1).max(50),
    organisation: z.string().max(20),
    audience: z.enum(audiences),
    language: z.enum(languages).default('zh-CN'),
    theme: z.enum(displayThemes).default('night'),
  }),
]);
const begunSchema = z.object({
  deviceCode: z.string(),
  userCode: z.string(),
  expiresAt: z.string(),
  intervalSeconds: z.number(),
});
const polledSchema = z.union([
  z.object({ state: z.enum(['pending', 'expired']) }),
  z.object({ state: z.literal('approved'), token: z.string() }),
]);
/** A screen that waits asks every three seconds. */
const polling = { rateLimit: { max: 60, timeWindow: 60_000 } };

/** Pairing a wall by the code it shows, after RFC 8628. */
@Controller('api')
export class PairingController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  /** A screen that nobody knows asks for a code to show. */
  @Post('displays/pairings')
  @HttpCode(200)
  @Access('public', fewTries)
  @Documented({ name: 'beginPairing', audited: false, tag: 'display', answer: begunSchema })
  async begin(): Promise<Begun> {
    return this.kernel.displays.pairings.begin();
  }

  /** The screen asks whether somebody has let it in. */
  @Post('displays/pairings/token')
  @HttpCode(200)
  @Access('public', polling)
  @Documented({
    name: 'pollPairing',
    audited: false,
    tag: 'display',
    body: pollSchema,
    answer: polledSchema,
  })
  async poll(@Body() body: unknown): Promise<Polled> {
    return this.kernel.displays.pairings.poll(parseInput(pollSchema, body).deviceCode);
  }

  /** Lets in the screen that shows the code, as a new wall or in the place of one that exists. */
  @Post('displays/pairings/approve')
  @HttpCode(200)
  @Access(manageDisplays)
  @Documented({
    name: 'approvePairing',
    tag: 'display',
    body: approveSchema,
    answer: z.object({ id: z.string() }),
  })
  async approve(@Req() request: FastifyRequest, @Body() body: unknown): Promise<{ id: string }> {
    const { tree, displays } = this.kernel;
    const actor = callerOf(request);
    const { userCode: code, ...as } = parseInput(approveSchema, body);
    const asked = 'displayId' in as ? await displays.get(as.displayId) : as;
    permit(actor, manageDisplays, asked.organisation, tree, this.kernel.today());
    return { id: await displays.pairings.approve(code, actor.id, asked) };
  }
}
