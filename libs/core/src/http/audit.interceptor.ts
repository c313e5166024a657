import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, tap, throwError, type Observable } from 'rxjs';
import { installation } from '../access/actor.js';
import { unknownActor } from '../audit/audit.js';
import { Kernel } from '../kernel.js';
import { ruleOf } from './access-rule.js';
import { descriptionOf } from './openapi/documented.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The account that somebody unknown turned out to own, by signing in. */
    becameId?: string;
  }
}

/** Writes down what is changed, opened or taken away by doors of their own; commands are written down with the log. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(@Inject(Kernel) private readonly kernel: Kernel) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const handler = context.getHandler();
    const name = context.getType() === 'http' ? descriptionOf(handler)?.name : undefined;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (name === undefined || !isAudited(request.method, handler)) return next.handle();
    const note = (error?: unknown): void =>
      this.kernel.audit.note({
        actorId: request.becameId ?? request.caller?.id ?? unknownActor,
        action: `core.route.${name}`,
        organisation: organisationOf(request),
        error,
        requestId: request.id,
      });
    return next.handle().pipe(
      tap({ complete: () => note() }),
      catchError((error: unknown) => {
        note(error);
        return throwError(() => error);
      }),
    );
  }
}

/** What a wall says of itself is no person's doing. */
const isAudited = (method: string, handler: object): boolean =>
  descriptionOf(handler)?.audited ?? (method !== 'GET' && ruleOf(handler) !== 'display');

function organisationOf({ params }: FastifyRequest): string {
  const named = (params as Readonly<Record<string, string>>)['organisation'];
  return named ?? installation;
}
