import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { fieldsOf, type Schema } from '../form/schema.js';
import { labelOf, optionOf, type Reading } from './field-value.js';

/** What a list was asked for, as its address has it. */
export type Asked = Readonly<Record<string, string>>;

/** Fields of paging; the pager speaks for them. */
const paging = new Set(['offset', 'limit']);

export const filtersOf = (schema: Schema): [string, Schema][] =>
  fieldsOf(schema).filter(
    ([name, part]) => !paging.has(name) && part.type !== 'object' && part.type !== 'array',
  );

/** The query's input from what the address says: numbers and booleans are what their schema says they are. */
export function inputOf(schema: Schema, asked: Asked): Record<string, unknown> {
  return Object.fromEntries(
    filtersOf(schema).flatMap(([name, { type }]): [string, unknown][] => {
      const value = asked[name];
      if (value === undefined || value === '') return [];
      if (type === 'boolean') return [[name, value === 'true']];
      if (type === 'number' || type === 'integer') return [[name, Number(value)]];
      return [[name, value]];
    }),
  );
}

interface FieldProps {
  readonly name: string;
  readonly schema: Schema;
  readonly value: string | undefined;
  readonly reading: Reading;
  readonly onChange: (value: string) => void;
}

function FilterField({ name, schema, value, reading, onChange }: FieldProps): ReactNode {
  const label = labelOf(name, reading);
  const { t } = reading.words;
  const yesNo = ['true', 'false'].map((one) => ({
    value: one,
    label: t(one === 'true' ? 'admin.yes' : 'admin.no'),
  }));
  const known = schema.enum?.map((one) => ({
    value: typeof one === 'string' ? one : JSON.stringify(one),
    label: optionOf(name, one, reading),
  }));
  const options = reading.choices(name) ?? known ?? (schema.type === 'boolean' ? yesNo : undefined);
  if (options) {
    return (
      <Select<string>
        aria-label={label}
        placeholder={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={value === '' ? undefined : value}
        options={[...options]}
        onChange={(next: string | undefined) => onChange(next ?? '')}
      />
    );
  }
  if (schema.type === 'number' || schema.type === 'integer') {
    const number = value === undefined || value === '' ? null : Number(value);
    return (
      <InputNumber
        aria-label={label}
        placeholder={label}
        value={number}
        onChange={(next) => onChange(String(next ?? ''))}
      />
    );
  }
  if (schema.format === 'date') {
    return (
      <DatePicker
        aria-label={label}
        placeholder={label}
        value={value === undefined || value === '' ? null : dayjs(value)}
        onChange={(next: Dayjs | null) => onChange(next?.format('YYYY-MM-DD') ?? '')}
      />
    );
  }
  return (
    <Input.Search
      key={value}
      aria-label={label}
      placeholder={label}
      allowClear
      defaultValue={value}
      {...(schema.maxLength !== undefined && { maxLength: schema.maxLength })}
      onSearch={onChange}
    />
  );
}

interface FiltersProps {
  readonly schema: Schema;
  readonly asked: Asked;
  readonly reading: Reading;
  readonly onAsk: (name: string, value: string) => void;
}

/** A field for everything the list's query may be asked by. */
export function Filters({ schema, asked, reading, onAsk }: FiltersProps) {
  const fields = filtersOf(schema);
  if (fields.length === 0) return null;
  return (
    <div className="filters" role="search" aria-label={reading.words.t('admin.filters')}>
      {fields.map(([name, part]) => (
        <FilterField
          key={name}
          name={name}
          schema={part}
          value={asked[name]}
          reading={reading}
          onChange={(value) => onAsk(name, value)}
        />
      ))}
    </div>
  );
}
