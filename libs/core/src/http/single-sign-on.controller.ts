import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '@heli/sdk';
import { deviceOf } from '../access/device.js';
import { accountOf } from '../access/identities.js';
import { SingleSignOn } from '../access/single-sign-on.js';
import { Kernel } from '../kernel.js';
import { Access } from './access-rule.js';
import { fewTries } from './few-tries.js';
import { Documented } from './openapi/documented.js';
import { cookieIn, handOut } from './session-cookie.js';

const cookie = '__Host-heli-sign-on';
/** It has to come along when the provider sends somebody back: Lax, unlike the session's own. */
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

const waysSchema = z.object({ oidc: z.object({ name: z.string() }).nullable() });

/** Signing in by the word of a provider of OpenID Connect, where one is set. */
@Controller('api/session')
export class SingleSignOnController {
  readonly #signOn: SingleSignOn | undefined;

  constructor(@Inject(Kernel) private readonly kernel: Kernel) {
    this.#signOn = kernel.config.oidc && new SingleSignOn(kernel.config.oidc);
  }

  /** How one can sign in, beside the password. */
  @Get('ways')
  @Access('public')
  @Documented({ name: 'signInWays', tag: 'access', answer: waysSchema })
  ways(): z.infer<typeof waysSchema> {
    return { oidc: this.#signOn ? { name: this.#signOn.name } : null };
  }

  @Get('oidc')
  @Access('public', fewTries)
  @Documented({ name: 'beginSignOn', tag: 'access' })
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { url, secret } = await this.#required().begin(
      `${this.#originOf(request)}/api/session/oidc/callback`,
    );
    await reply.header('Set-Cookie', `${cookie}=${secret}; Max-Age=600; ${attributes}`).redirect(url, 302);
  }

  @Get('oidc/callback')
  @Access('public', fewTries)
  @Documented({ name: 'endSignOn', tag: 'access', audited: true })
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const query = request.url.split('?')[1] ?? '';
    const claimed = await this.#required().end(cookieIn(request.headers.cookie, cookie), query);
    const accountId = await accountOf(this.kernel.database, claimed);
    if (accountId === undefined) throw new Refusal('forbidden', 'core.refusal.signOnUnknown');
    request.becameId = accountId;
    const { token, expiresAt } = await this.kernel.sessions.begin(
      accountId,
      deviceOf(request.headers['user-agent']),
      undefined,
    );
    handOut(reply, token, expiresAt);
    await reply.redirect('/admin', 302);
  }

  #required(): SingleSignOn {
    if (!this.#signOn) throw new Refusal('conflict', 'core.refusal.noSignOn');
    return this.#signOn;
  }

  #originOf({ protocol, host }: FastifyRequest): string {
    return this.kernel.config.origin ?? `${protocol}://${host}`;
  }
}
