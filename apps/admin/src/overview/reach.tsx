import { formatNumber, type Words } from '@heli/client';
import { Skeleton } from 'antd';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useAsk } from '../server/queries.js';
import type { MechanismReach } from '../server/types.js';

type Permission = MechanismReach['permissions'][number];

/** What a permission lets somebody do, in the words of its commands; of one that only shows, in those of its queries. */
function deeds({ name, commands, queries }: Permission, words: Words): string {
  const kind = commands.length > 0 ? 'command' : 'query';
  const named = (commands.length > 0 ? commands : queries).map((full) => {
    const [contract = '', local = ''] = full.split('.');
    return words.find(`${contract}.${kind}.${local}`) ?? local;
  });
  return named.join(words.t('admin.and')) || name;
}

function holders({ roles }: Permission, { t }: Words): string {
  return roles
    .map(({ role, scope }) => `${t(`core.role.${role}`)} (${t(`admin.people.scope.${scope}`)})`)
    .join(t('admin.and'));
}

/** What a mechanism may do and who may do it, which facts it leaves and hears, what it keeps, where it runs. */
export function Reach({ mechanism }: { readonly mechanism: string }) {
  const words = useWords();
  const { t, language } = words;
  const { organisation } = usePlace();
  const { data, error, refetch } = useAsk<MechanismReach | null>(organisation, 'core.mechanismReach', {
    mechanism,
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active />;
  if (data === null) return null;
  const rows = (count: number): string => t('admin.reach.rows', { count: formatNumber(count, language) });
  const list = (names: readonly string[]): string => names.join(t('admin.and')) || t('admin.reach.none');
  return (
    <dl className="reach">
      {data.permissions.map((permission) => (
        <div key={permission.name}>
          <dt>{deeds(permission, words)}</dt>
          <dd>
            {holders(permission, words)} <span className="code">{permission.name}</span>
          </dd>
        </div>
      ))}
      {data.apart.length > 0 && (
        <div>
          <dt>{t('admin.reach.apart')}</dt>
          {data.apart.map((key) => (
            <dd key={key}>{t(key)}</dd>
          ))}
        </div>
      )}
      <div>
        <dt>{t('admin.reach.events')}</dt>
        <dd className="code">{list(data.events)}</dd>
      </div>
      <div>
        <dt>{t('admin.reach.hears')}</dt>
        <dd className="code">{list(data.hears)}</dd>
      </div>
      <div>
        <dt>{t('admin.reach.tables')}</dt>
        <dd className="code">{list(data.tables.map(({ name, rows: count }) => `${name} ${rows(count)}`))}</dd>
      </div>
      <div>
        <dt>{t('admin.reach.runs')}</dt>
        <dd>{t(`admin.reach.runs.${data.isolation}`)}</dd>
      </div>
    </dl>
  );
}
