import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '@heli/sdk';
import { Kernel } from '../kernel.js';
import { operations } from '../operation/operations.js';
import { actorOf } from './authenticate.js';

/** What an operator on this machine does through the CLI while the server runs. Absent for everybody else. */
@Controller('api/operations')
export class OperationController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Post(':name')
  @HttpCode(200)
  async run(
    @Req() request: FastifyRequest,
    @Param('name') name: string,
    @Body() input: unknown,
  ): Promise<unknown> {
    const actor = actorOf(request, this.kernel.accounts);
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (actor.kind !== 'system' || !operation) throw new Refusal('not-found', 'core.refusal.unknownPath');
    return (await operation(this.kernel, input)) ?? {};
  }
}
