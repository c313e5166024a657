import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ulid } from 'ulid';
import { z } from 'zod';
import { Refusal, roles } from '@heli/sdk';
import { installation, knowsOf } from '../access/actor.js';
import { explain } from '../access/explain.js';
import { hashToken, newToken } from '../access/secret.js';
import { grantsOf } from '../access/token-actor.js';
import { parseInput } from '../command/parse.js';
import { accessQueries, manageAccounts } from '../contract/access-contract.js';
import { Kernel } from '../kernel.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { Documented } from './openapi/documented.js';

const organisation = z.string().min(2).max(20);
const linkSchema = z.strictObject({ organisation });
const tokenSchema = z.strictObject({
  organisation,
  label: z.string().max(100),
  roles: z.array(z.enum(roles)).optional(),
  limitedTo: organisation.optional(),
  days: z.number().int(),
});
const handedSchema = z.object({ tokenId: z.string(), token: z.string(), expiresAt: z.string() });
const explanationSchema = z.object({
  name: z.string(),
  kind: z.enum(['command', 'query']),
  permission: z.string(),
  allowed: z.boolean(),
  by: z
    .object({
      role: z.enum(roles),
      organisation: z.string(),
      unitId: z.string().nullable(),
      byPost: z.boolean(),
      scope: z.enum(['subtree', 'own-unit', 'own']),
    })
    .nullable(),
  whyNot: z.enum(['outOfReach', 'otherRole']).nullable(),
  holders: z.array(z.enum(roles)).readonly(),
});
type Explained = z.infer<typeof explanationSchema>;

/** A one-time link leads an owner to a password for a day. */
const linkMinutes = 24 * 60;

/**
 * What commands can't hand out: secrets, which are shown once and stored nowhere, not even as a command's answer. The
 * commands that they belong to leave the facts.
 */
@Controller('api/accounts')
export class AccountsController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  /** Ends the password so far, and answers the code of a link by which the owner sets a new one. */
  @Post(':id/link')
  @HttpCode(200)
  @Access(manageAccounts)
  @Documented({
    name: 'linkAccount',
    tag: 'access',
    body: linkSchema,
    answer: z.object({ code: z.string() }),
  })
  async link(
    @Req() request: FastifyRequest,
    @Param('id') accountId: string,
    @Body() body: unknown,
  ): Promise<{ code: string }> {
    const wish = parseInput(linkSchema, body);
    await this.#command(request, wish.organisation, 'core.resetPassword', { accountId });
    return { code: await this.kernel.codes.mint('setup', accountId, linkMinutes) };
  }

  @Post(':id/tokens')
  @HttpCode(200)
  @Access(manageAccounts)
  @Documented({ name: 'issueToken', tag: 'access', body: tokenSchema, answer: handedSchema })
  async token(
    @Req() request: FastifyRequest,
    @Param('id') accountId: string,
    @Body() body: unknown,
  ): Promise<z.infer<typeof handedSchema>> {
    const { organisation: at, limitedTo, ...wish } = parseInput(tokenSchema, body);
    const token = newToken();
    const input = {
      ...wish,
      accountId,
      hash: hashToken(token),
      ...(limitedTo !== undefined && { organisation: limitedTo }),
    };
    const output = await this.#command(request, at, 'core.issueToken', input);
    return { ...(output as { tokenId: string; expiresAt: string }), token };
  }

  /** What an account may do at an organisation and why; everybody may ask about themselves. */
  @Get(':id/permissions')
  @Access('authenticated')
  @Documented({
    name: 'explainPermissions',
    tag: 'access',
    query: { organisation: organisation.optional() },
    answer: z.array(explanationSchema),
  })
  async permissions(
    @Req() request: FastifyRequest,
    @Param('id') accountId: string,
    @Query('organisation') at: string = installation,
  ): Promise<Explained[]> {
    const caller = callerOf(request);
    const { tree, registry, database } = this.kernel;
    // One of another branch of the tree is as unknown as one that is not there.
    if (at !== installation && !knowsOf(caller, at, tree, this.kernel.today()))
      throw new Refusal(
        'not-found',
        'core.refusal.unknownOrganisation',
        { organisation: at },
        'organisation',
      );
    if (caller.id !== accountId) await this.#requireVisible(request, at, accountId);
    const grants = await grantsOf(database.sql.reader, accountId, this.kernel.today());
    const actor = { id: accountId, kind: 'account' as const, grants, audience: undefined };
    return explain(actor, at, registry, tree, this.kernel.today());
  }

  /** @throws Refusal unless the caller may see accounts there, and this is one of them */
  async #requireVisible(request: FastifyRequest, at: string, accountId: string): Promise<void> {
    const { name } = accessQueries.accounts;
    const known = await this.kernel.queries.ask(callerOf(request), at, name, {});
    if (!(known as { id: string }[]).some(({ id }) => id === accountId))
      throw new Refusal('not-found', 'core.refusal.unknownAccount');
  }

  async #command(request: FastifyRequest, at: string, name: string, input: unknown): Promise<unknown> {
    const reply = await this.kernel.bus.execute({
      actor: callerOf(request),
      organisation: at,
      name,
      input,
      idempotencyKey: ulid(),
      requestId: request.id,
    });
    return reply.output;
  }
}
