import type { Problem } from '@heli/protocol';

/** The server said no, or could not be reached: one typed error for both. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title);
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Status of a problem that the client itself reports: nothing answered. */
export const unreachable = 0;

const problemOf = (status: number, key: string, detail: string): Problem => ({
  type: 'about:blank',
  title: detail,
  status,
  detail,
  key,
  params: {},
  instance: '',
});

/** By hand: the schema would bring all of zod to the wall for this one question. */
function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { status, key, detail } = body as Partial<Record<keyof Problem, unknown>>;
  return typeof status === 'number' && typeof key === 'string' && typeof detail === 'string';
}

/** Reads an answer's problem; whatever isn't RFC 9457 (a proxy's page) becomes one by its status. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => undefined);
  return new ProblemError(
    isProblem(body) ? body : problemOf(response.status, 'core.http', response.statusText),
  );
}

/** The network failed before anything answered. */
export const unreachableError = (cause: unknown): ProblemError =>
  new ProblemError(
    problemOf(unreachable, 'core.unreachable', cause instanceof Error ? cause.message : 'unreachable'),
  );
