import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Refusal } from '@heli/sdk';
import { Kernel } from '../kernel.js';
import { operations } from '../operation/operations.js';
import { Access } from './access-rule.js';

/** What an operator on this machine does through the CLI while the server runs. Absent for everybody else. */
@Controller('api/operations')
export class OperationController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  @Post(':name')
  @HttpCode(200)
  @Access('operator')
  async run(@Param('name') name: string, @Body() input: unknown): Promise<unknown> {
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (!operation) throw new Refusal('not-found', 'core.refusal.unknownPath');
    return (await operation(this.kernel, input)) ?? {};
  }
}
