import { Button, Select } from 'antd';
import { useState } from 'react';
import { tileKey, type MetricEntry, type SceneTile } from '@heli/protocol';
import { useWords } from '../language.js';
import { roomFor } from './layout.js';
import { kinds } from './scene-types.js';
import { declaredName, useBringing, useMetricChoices, type Grouped } from './words.js';

interface AddTileProps {
  readonly tiles: readonly SceneTile[];
  readonly onAdd: (tile: SceneTile) => void;
}

const isAny = (): boolean => true;
const isRatio = ({ kind }: MetricEntry): boolean => kind === 'ratio';

/** The tiles that mechanisms declare, each once. */
function useDeclared(): readonly Grouped[] {
  const words = useWords();
  return useBringing().map(({ contract, tiles }) => {
    const names = new Map(tiles.map((tile) => [tileKey(tile), tile]));
    return {
      label: words.t(`${contract}.name`),
      options: [...names].map(([value, tile]) => ({
        value,
        label: `${declaredName(tile, words)} (${words.t(`admin.scene.tile.${tile.kind}`)})`,
      })),
    };
  });
}

/** What a new tile is to show and how; it takes the first place where there is room. */
export function AddTile({ tiles, onAdd }: AddTileProps) {
  const { t } = useWords();
  const [kind, setKind] = useState<SceneTile['kind']>('number');
  const [subject, setSubject] = useState<string>();
  const mechanisms = useBringing();
  const all = useMetricChoices(isAny);
  const ratios = useMetricChoices(isRatio);
  const declared = useDeclared();
  const choices = kind === 'declared' ? declared : kind === 'gauge' ? ratios : all;
  const known = mechanisms.flatMap((one) => one.tiles).find((tile) => tileKey(tile) === subject);
  const at = roomFor(tiles, kind, kind === 'declared' ? known?.at : undefined);
  const add = (): void => {
    if (!at || subject === undefined) return;
    onAdd(fresh(kind, subject, at));
    setSubject(undefined);
  };
  return (
    <>
      <div className="fields">
        <label className="field">
          <span>{t('admin.scene.kind')}</span>
          <Select
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`admin.scene.kind.${value}`) }))}
            onChange={(next) => {
              setKind(next);
              setSubject(undefined);
            }}
            style={{ width: 240 }}
          />
        </label>
        <label className="field">
          <span>{t('admin.scene.subject')}</span>
          <Select<string>
            showSearch={{ optionFilterProp: 'label' }}
            value={subject ?? null}
            options={choices.map(({ label, options }) => ({ label, options: [...options] }))}
            onChange={setSubject}
            style={{ width: 320 }}
          />
        </label>
        <Button onClick={add} disabled={subject === undefined || !at}>
          {t('admin.scene.add')}
        </Button>
      </div>
      {!at && <p role="status">{t('admin.scene.full')}</p>}
    </>
  );
}

/** With what most want of it; the rest is changed beside the grid. */
function fresh(kind: SceneTile['kind'], subject: string, at: SceneTile['at']): SceneTile {
  switch (kind) {
    case 'declared':
      return { kind, at, tile: subject };
    case 'trend':
      return { kind, at, metrics: [subject], grain: 'month', length: 12, period: 'month' };
    case 'number':
      return { kind, at, metric: subject, period: 'month', trend: { grain: 'month', length: 12 } };
    case 'gauge':
      return { kind, at, metric: subject, period: 'month' };
  }
}
