import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal, roles } from '@heli/sdk';
import { deviceOf } from '../access/device.js';
import { SignInTries } from '../access/sign-in-tries.js';
import { parseInput } from '../command/parse.js';
import { isLoopback } from '../config/address.js';
import { Kernel } from '../kernel.js';
import { callerOf, sessionOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { requireOwnPage, Unauthenticated } from './authenticate.js';
import { fewTries } from './few-tries.js';
import { networkOf, refuseTooMany } from './limits.js';
import { Documented } from './openapi/documented.js';
import { PublicAddress } from './public-address.js';
import { csrfTokenOf, handOut, sessionTokenIn, takeBack } from './session-cookie.js';

const passwordSchema = z.string().min(10).max(200);
const signInSchema = z.strictObject({
  name: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});
const setUpSchema = z.strictObject({ code: z.string().min(1).max(100), password: passwordSchema });
const changeSchema = z.strictObject({ current: z.string().min(1).max(200), password: passwordSchema });

/** What a page needs to make changes, once it is signed in. */
const begunSchema = z.object({ csrf: z.string(), expiresAt: z.iso.datetime() });
type Begun = z.infer<typeof begunSchema>;

/** Who is signed in, and where the house stands. */
const whoSchema = z.object({
  id: z.string(),
  name: z.string(),
  grants: z.array(z.object({ role: z.enum(roles), organisation: z.string(), unitId: z.string().optional() })),
  zone: z.string(),
  demonstration: z.boolean(),
  /** Where people find the house, for links; left out where nobody said. */
  origin: z.url().optional(),
  /** For a browser's session only: a script's changes need none. */
  csrf: z.string().optional(),
});
type Who = z.infer<typeof whoSchema>;

/** Signing in and out of an account at a browser. */
@Controller('api/session')
export class SessionController {
  readonly #tries = new SignInTries();

  constructor(
    @Inject(Kernel) private readonly kernel: Kernel,
    @Inject(PublicAddress) private readonly address: PublicAddress,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('public', fewTries)
  @Documented({ name: 'signIn', tag: 'access', body: signInSchema, answer: begunSchema })
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<Begun> {
    this.#requireSafeDoor(request);
    const { name, password } = parseInput(signInSchema, body);
    const network = networkOf(request.ip);
    refuseTooMany(this.#tries.spend(name, network));
    const accountId = await this.kernel.accounts.signIn(name, password);
    if (accountId === undefined) throw new Unauthenticated('core.refusal.signInFailed');
    this.#tries.succeeded(name, network);
    return this.#begin(request, reply, accountId);
  }

  /** Sets a password by a one-time link: the one printed at the start, or one from an administrator. */
  @Post('setup')
  @HttpCode(200)
  @Access('public', fewTries)
  @Documented({ name: 'setUp', tag: 'access', body: setUpSchema, answer: begunSchema })
  async setUp(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<Begun> {
    this.#requireSafeDoor(request);
    const { code, password } = parseInput(setUpSchema, body);
    const accountId = await this.kernel.codes.redeem('setup', code);
    if (accountId === undefined) throw new Refusal('invalid', 'core.refusal.badCode', {}, 'code');
    await this.kernel.accounts.setPassword(accountId, password);
    return this.#begin(request, reply, accountId);
  }

  @Get()
  @Access('authenticated')
  @Documented({ name: 'who', tag: 'access', answer: whoSchema })
  async who(@Req() request: FastifyRequest): Promise<Who> {
    const { id, grants } = callerOf(request);
    const { config, accounts } = this.kernel;
    return {
      id,
      name: (await accounts.nameOf(id)) ?? id,
      grants: grants.map(({ role, organisation, unitId }) => ({
        role,
        organisation,
        ...(unitId !== undefined && { unitId }),
      })),
      zone: config.zone,
      demonstration: config.demonstration,
      ...(config.origin !== undefined && { origin: config.origin }),
      ...(request.session !== undefined && { csrf: csrfTokenOf(request.session) }),
    };
  }

  @Delete()
  @HttpCode(204)
  @Access('authenticated')
  @Documented({ name: 'signOut', tag: 'access' })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { tokenId } = callerOf(request);
    if (tokenId !== undefined) await this.kernel.accounts.revoke({ tokenId });
    takeBack(reply);
  }

  /** A new password ends all sessions; the one that asked begins anew. */
  @Post('password')
  @HttpCode(200)
  @Access('authenticated', fewTries)
  @Documented({ name: 'changePassword', tag: 'access', body: changeSchema, answer: begunSchema })
  async changePassword(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<Begun> {
    sessionOf(request);
    const { id } = callerOf(request);
    const { current, password } = parseInput(changeSchema, body);
    const network = networkOf(request.ip);
    refuseTooMany(this.#tries.spend(id, network));
    if (!(await this.kernel.accounts.isPasswordOf(id, current)))
      throw new Refusal('invalid', 'core.refusal.wrongPassword', {}, 'current');
    this.#tries.succeeded(id, network);
    await this.kernel.accounts.setPassword(id, password);
    return this.#begin(request, reply, id);
  }

  /** A password over the open network is nobody's secret, and a browser would not keep the cookie. */
  #requireSafeDoor(request: FastifyRequest): void {
    const isSafe = this.address.isSecure || request.protocol === 'https' || isLoopback(request.hostname);
    if (!isSafe) throw new Refusal('forbidden', 'core.refusal.httpsNeeded');
    if (request.headers.origin !== undefined) requireOwnPage(request, this.address);
  }

  async #begin(request: FastifyRequest, reply: FastifyReply, accountId: string): Promise<Begun> {
    const { sessions, accounts } = this.kernel;
    const old = sessionTokenIn(request.headers.cookie);
    const before = old === undefined ? undefined : await accounts.actorOf(old, ['session']);
    const device = deviceOf(request.headers['user-agent']);
    request.becameId = accountId;
    const { token, expiresAt } = await sessions.begin(accountId, device, before?.tokenId);
    handOut(reply, token, expiresAt);
    return { csrf: csrfTokenOf(token), expiresAt };
  }
}
