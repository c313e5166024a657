import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { installation, permit } from '../access/actor.js';
import { seeRepairs } from '../contract/repair-contract.js';
import { Kernel } from '../kernel.js';
import { operations } from '../operation/operations.js';
import { diagnosticsOf } from '../repair/diagnostics.js';
import { callerOf } from './access-gate.js';
import { Access } from './access-rule.js';
import { Documented } from './openapi/documented.js';

const checkedSchema = z.object({
  events: z.int(),
  brokenAt: z.int().nullable(),
  integrity: z.array(z.string()),
  differing: z.record(z.string(), z.int()),
  files: z.unknown(),
  lag: z.int(),
});

/** What an administrator of the whole house does about it, and what is sent to whoever helps. */
@Controller('api')
export class RepairController {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  /** Copies the log and its files into the data folder, while all goes on. */
  @Post('backups')
  @HttpCode(200)
  @Access(seeRepairs)
  @Documented({ name: 'backUp', tag: 'system', answer: z.object({ file: z.string(), lacking: z.unknown() }) })
  async backUp(@Req() request: FastifyRequest): Promise<{ file: string; lacking: unknown }> {
    this.#ofTheHouse(request);
    const stamp = this.kernel.clock.now().replaceAll(/[-:]|\.\d+/g, '');
    const file = `${this.kernel.database.folder}/backups/heli-${stamp}.sqlite`;
    return (await operations['backUp']!(this.kernel, { file })) as { file: string; lacking: unknown };
  }

  /** Looks whether the log's chain, the numbers and the files are whole. */
  @Post('checks')
  @HttpCode(200)
  @Access(seeRepairs)
  @Documented({ name: 'check', tag: 'system', answer: checkedSchema })
  async check(@Req() request: FastifyRequest): Promise<z.infer<typeof checkedSchema>> {
    this.#ofTheHouse(request);
    return (await operations['check']!(this.kernel, {})) as z.infer<typeof checkedSchema>;
  }

  /** Versions, sizes, states and redacted faults. */
  @Get('diagnostics')
  @Access(seeRepairs)
  @Documented({ name: 'diagnostics', tag: 'system', audited: true, answer: z.unknown() })
  async diagnostics(@Req() request: FastifyRequest): Promise<unknown> {
    this.#ofTheHouse(request);
    return diagnosticsOf(this.kernel);
  }

  #ofTheHouse(request: FastifyRequest): void {
    permit(callerOf(request), seeRepairs, installation, this.kernel.tree, this.kernel.today());
  }
}
