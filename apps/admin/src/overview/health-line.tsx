import { formatNumber, ProblemError } from '@heli/client';
import { useQuery } from '@tanstack/react-query';
import { Mark, type MarkName } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { useWords } from '../language.js';
import { useDoors } from '../server/context.js';
import type { Health } from '../server/types.js';

const behind = (error: Error | null): boolean => error instanceof ProblemError && error.status === 503;

function stateOf(health: Health | undefined, error: Error | null): { name: MarkName; word: string } {
  if (behind(error)) return { name: 'warn', word: 'admin.health.catchingUp' };
  if (error) return { name: 'bad', word: 'admin.health.unreachable' };
  if (!health) return { name: 'none', word: 'admin.loading' };
  return { name: 'ok', word: 'admin.health.ready' };
}

/** The server's own word on its state, asked every five seconds. */
export function HealthLine() {
  const { t, language } = useWords();
  const { server } = useDoors();
  const { data, error, refetch } = useQuery({
    queryKey: ['health'],
    queryFn: () => server.health(),
    refetchInterval: 5_000,
    retry: false,
  });
  const { name, word } = stateOf(data, error);
  const shown = error ? undefined : data;
  return (
    <Section title={t('admin.health')} aside={<Mark name={name} word={t(word)} />}>
      {error && !behind(error) && <Problem error={error} onRetry={() => void refetch()} />}
      <dl className="facts">
        <div>
          <dt>{t('admin.health.seq')}</dt>
          <dd>{shown ? formatNumber(shown.seq, language) : '—'}</dd>
        </div>
        <div>
          <dt>{t('admin.health.lag')}</dt>
          <dd>{shown ? formatNumber(shown.lag, language) : '—'}</dd>
        </div>
        <div>
          <dt>{t('admin.health.build')}</dt>
          <dd className="code">{shown?.build ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('admin.health.interface')}</dt>
          <dd className="code">
            <a href={`/api/reference?language=${language}`}>/api/reference</a>
          </dd>
        </div>
      </dl>
    </Section>
  );
}
