import { formatNumber } from '@heli/client';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../language.js';
import { Mark } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { useDoors } from '../server/context.js';
import type { Checked } from '../server/types.js';

interface Finding {
  readonly ok: boolean;
  readonly word: string;
}

/** What was found of the chain, the file, the numbers and the kept files, each in a sentence. */
function useFindings(): (checked: Checked) => Finding[] {
  const { t, language } = useWords();
  return ({ events, brokenAt, integrity, differing, files }) => {
    const differ = Object.values(differing).reduce((sum, count) => sum + count, 0);
    const number = (value: number): string => formatNumber(value, language);
    return [
      brokenAt === null
        ? { ok: true, word: t('admin.checks.chain', { events: number(events) }) }
        : { ok: false, word: t('admin.checks.chainBroken', { seq: number(brokenAt) }) },
      {
        ok: integrity.length === 0,
        word: integrity.length === 0 ? t('admin.checks.file') : integrity.join('; '),
      },
      differ === 0
        ? { ok: true, word: t('admin.checks.numbers') }
        : { ok: false, word: t('admin.checks.numbersDiffer', { count: number(differ) }) },
      files.damaged.length === 0
        ? { ok: true, word: t('admin.checks.files', { count: number(files.checked) }) }
        : { ok: false, word: t('admin.checks.filesDamaged', { count: number(files.damaged.length) }) },
    ];
  };
}

/** Looks whether all is whole, saves a copy, and hands out what helpers ask for. */
export function Checks() {
  const { t } = useWords();
  const { server } = useDoors();
  const findings = useFindings();
  const checking = useMutation({ mutationFn: () => server.check() });
  const backing = useMutation({ mutationFn: () => server.backUp() });
  return (
    <Section title={t('admin.checks')}>
      <div className="buttons wrap">
        <Button loading={checking.isPending} onClick={() => checking.mutate()}>
          {t('admin.checks.do')}
        </Button>
        <Button loading={backing.isPending} onClick={() => backing.mutate()}>
          {t('admin.repairs.backUp')}
        </Button>
        <Button href="/api/diagnostics" download="heli-diagnostics.json">
          {t('admin.checks.diagnostics')}
        </Button>
      </div>
      {checking.error && <Problem error={checking.error} />}
      {backing.error && <Problem error={backing.error} />}
      <div role="status">
        {checking.data && (
          <ul className="plain">
            {findings(checking.data).map(({ ok, word }) => (
              <li key={word}>
                <Mark name={ok ? 'ok' : 'bad'} word={word} />
              </li>
            ))}
          </ul>
        )}
        {backing.data && <p>{t('admin.repairs.backedUp', { file: backing.data.file })}</p>}
      </div>
      <p className="small">{t('admin.checks.diagnostics.help')}</p>
    </Section>
  );
}
