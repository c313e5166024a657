import { Button, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { MetricEntry, MetricTile, SceneTile } from '@heli/protocol';
import type { Place } from '@heli/sdk';
import { useWords } from '../language.js';
import { leastSize } from './layout.js';
import { useMetricChoices } from './words.js';

interface TileFieldsProps {
  readonly tile: SceneTile;
  readonly onChange: (tile: SceneTile) => void;
  readonly onPlace: (at: Place) => void;
  readonly onRemove: () => void;
}

const periods = ['day', 'week', 'month', 'quarter', 'half', 'year', 'total', 'P30D', 'P90D', 'P12M'] as const;
const grains = ['day', 'month'] as const;
const mostBeside = 4;

function usePeriodChoices() {
  const { t } = useWords();
  return periods.map((value) => {
    const [, n = '', unit] = /^P(\d+)([DM])$/.exec(value) ?? [];
    const window = unit === 'D' ? 'ui.period.windowDays' : 'ui.period.windowMonths';
    return { value, label: n === '' ? t(`ui.period.${value}`) : t(window, { n }) };
  });
}

/** A field with its name before it. */
function Field({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <label className="field">
      <span>{useWords().t(`admin.scene.${name}`)}</span>
      {children}
    </label>
  );
}

/** What the chosen tile shows and where it stands. */
export function TileFields({ tile, onChange, onPlace, onRemove }: TileFieldsProps) {
  const { t } = useWords();
  return (
    <div className="fields">
      {tile.kind !== 'declared' && <MetricFields tile={tile} onChange={onChange} />}
      <PlaceFields tile={tile} onPlace={onPlace} />
      <Button danger onClick={onRemove}>
        {t('admin.scene.removeTile')}
      </Button>
    </div>
  );
}

function PlaceFields({ tile: { kind, at }, onPlace }: Pick<TileFieldsProps, 'tile' | 'onPlace'>) {
  const least = leastSize[kind];
  // People count from 1.
  const fields = [
    ['x', 1, 12, 1],
    ['y', 1, 6, 1],
    ['w', least.w, 12, 0],
    ['h', least.h, 6, 0],
  ] as const;
  return fields.map(([name, min, max, from]) => (
    <Field key={name} name={name}>
      <InputNumber
        className="place-field"
        min={min}
        max={max}
        value={at[name] + from}
        onChange={(value) => value !== null && onPlace({ ...at, [name]: value - from })}
      />
    </Field>
  ));
}

const isAny = (): boolean => true;
const isRatio = ({ kind }: MetricEntry): boolean => kind === 'ratio';

interface MetricFieldsProps {
  readonly tile: MetricTile;
  readonly onChange: (tile: SceneTile) => void;
}

function MetricFields({ tile, onChange }: MetricFieldsProps) {
  const choices = useMetricChoices(tile.kind === 'gauge' ? isRatio : isAny).map((group) => ({
    ...group,
    options: [...group.options],
  }));
  const periodChoices = usePeriodChoices();
  const search = { optionFilterProp: 'label' };
  return (
    <>
      <Field name="subject">
        {tile.kind === 'trend' ? (
          <Select
            mode="multiple"
            maxCount={4}
            showSearch={search}
            value={tile.metrics}
            options={choices}
            onChange={(metrics) => metrics.length > 0 && onChange({ ...tile, metrics })}
            style={{ minWidth: 280 }}
          />
        ) : (
          <Select
            showSearch={search}
            value={tile.metric}
            options={choices}
            onChange={(metric) => onChange({ ...tile, metric })}
            style={{ width: 280 }}
          />
        )}
      </Field>
      <Field name="period">
        <Select
          value={tile.period}
          options={periodChoices}
          onChange={(period) => onChange({ ...tile, period })}
          style={{ width: 150 }}
        />
      </Field>
      {tile.kind !== 'gauge' && (
        <>
          <StepFields tile={tile} onChange={onChange} />
          <Field name="beside">
            <Select
              mode="multiple"
              maxCount={mostBeside}
              showSearch={search}
              value={tile.beside ?? []}
              options={choices}
              onChange={(beside) => onChange({ ...tile, beside: beside.length > 0 ? beside : undefined })}
              style={{ minWidth: 280 }}
            />
          </Field>
        </>
      )}
    </>
  );
}

type Stepped = Exclude<MetricTile, { kind: 'gauge' }>;

/** The steps of a line: always of a trend, if wanted beside a number. */
function StepFields({
  tile,
  onChange,
}: {
  readonly tile: Stepped;
  readonly onChange: (tile: SceneTile) => void;
}) {
  const { t } = useWords();
  const { grain, length } = tile.kind === 'trend' ? tile : (tile.trend ?? { grain: 'none', length: 12 });
  const set = (steps: { readonly grain: 'day' | 'month'; readonly length: number } | undefined): void => {
    if (tile.kind === 'number') onChange({ ...tile, trend: steps });
    else if (steps) onChange({ ...tile, ...steps });
  };
  const values = [...grains, ...(tile.kind === 'number' ? (['none'] as const) : [])];
  return (
    <>
      <Field name="grain">
        <Select
          value={grain}
          options={values.map((value) => ({ value, label: t(`admin.scene.grain.${value}`) }))}
          onChange={(value) =>
            set(value === 'day' || value === 'month' ? { grain: value, length } : undefined)
          }
          style={{ width: 130 }}
        />
      </Field>
      {grain !== 'none' && (
        <Field name="length">
          <InputNumber
            className="place-field"
            min={2}
            max={60}
            value={length}
            onChange={(value) =>
              value !== null && set({ grain: grain === 'day' ? 'day' : 'month', length: value })
            }
          />
        </Field>
      )}
    </>
  );
}
