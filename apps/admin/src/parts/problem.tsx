import { ProblemError, unreachable } from '@heli/client';
import { Alert, Button } from 'antd';
import type { Words } from '@heli/client';
import { useWords } from '../language.js';

/** What went wrong, in a sentence for a person. */
export function sentenceOf(error: unknown, { t }: Words): string {
  if (!(error instanceof ProblemError)) return t('admin.problem.page');
  if (error.status === unreachable) return t('admin.problem.unreachable');
  return error.problem.detail || t('admin.problem.server', { status: error.status });
}

interface ProblemProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** An error where it happened, with its sentence and, where it helps, a second try. */
export function Problem({ error, onRetry }: ProblemProps) {
  const words = useWords();
  const log = error instanceof ProblemError && error.status >= 500 ? error.problem.instance : '';
  const retry = onRetry && (
    <Button size="small" onClick={onRetry}>
      {words.t('admin.retry')}
    </Button>
  );
  return (
    <Alert
      className="problem"
      type="error"
      showIcon
      role="alert"
      title={sentenceOf(error, words)}
      description={log === '' ? undefined : words.t('admin.problem.log', { id: log })}
      action={retry}
    />
  );
}
