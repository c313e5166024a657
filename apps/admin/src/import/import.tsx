import { Empty, Select, Spin } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { NotFound } from '../frame/not-found.js';
import { useWords } from '../language.js';
import { SheetImport } from './sheet-import.js';
import { useTargets } from './use-target.js';

/** A sheet's rows as commands of a page: what they become, whether they would be taken, and then in earnest. */
export function Import() {
  const { t } = useWords();
  const { contract, page } = useParams();
  const { waiting, of, targets } = useTargets(contract, page);
  const [chosen, setChosen] = useState<string>();
  if (waiting) return <Spin className="waiting" />;
  if (!of) return <NotFound />;
  const target = targets.find(({ command }) => command.name === chosen) ?? targets[0];
  const wordOf = (name: string): string => t(`${of.mechanism.contract}.command.${name}`);
  const back = `/records/${of.mechanism.contract}/${of.page.id}`;
  return (
    <>
      <h1>{t('admin.import.title', { page: t(`${of.mechanism.contract}.page.${of.page.id}`) })}</h1>
      <p>
        <Link to={back}>{t('admin.import.back')}</Link>
      </p>
      {!target && <Empty description={t('admin.import.nothing')} />}
      {targets.length > 1 && target && (
        <p>
          <Select
            aria-label={t('admin.import.command')}
            value={target.command.name}
            onChange={setChosen}
            popupMatchSelectWidth={false}
            options={targets.map(({ command }) => ({ value: command.name, label: wordOf(command.name) }))}
          />
        </p>
      )}
      {target && <SheetImport key={target.command.name} target={target} />}
    </>
  );
}
