import type { CSSProperties } from 'react';
import { formatNumber } from '@heli/client';
import type { FeedRow } from '@heli/protocol';
import { Shape, type ShapeName } from '../parts/shape.js';
import { ageText, countdownText } from '../room/age.js';
import { dateOf } from '../room/dates.js';
import { useContentNow, useRoom, useWords } from '../room/room.js';
import type { Slot } from './feed-columns.js';

interface SlotProps {
  readonly slot: Slot;
  readonly row: FeedRow;
  readonly rows: readonly FeedRow[];
  readonly contract: string;
}

/** What a field's value is called: a locale key, a word of the contract, or itself. */
export function useValueWord(
  contract: string,
): (field: string, value: FeedRow[string] | undefined) => string {
  const words = useWords();
  return (field, value) => {
    const text = String(value ?? '');
    return words.find(`${contract}.${field}.${text}`) ?? words.find(text) ?? text;
  };
}

export function FeedSlot(props: SlotProps) {
  switch (props.slot.kind) {
    case 'status':
      return <StatusSlot {...props} />;
    case 'countdown':
      return <CountdownSlot {...props} />;
    case 'words':
      return <WordsSlot {...props} />;
    case 'figure':
      return <FigureSlot {...props} />;
    case 'date':
      return <DateSlot {...props} />;
    case 'progress':
      return <ProgressSlot {...props} />;
    default:
      return <AgeSlot {...props} />;
  }
}

const shapes: Readonly<Record<string, ShapeName>> = { ok: 'ok', warn: 'warn', bad: 'bad' };

function StatusSlot({ slot, row }: SlotProps) {
  return (
    <span className="k">
      <Shape name={shapes[String(row[slot.fields[0]?.field ?? ''])] ?? 'plain'} />
    </span>
  );
}

const soon = 15 * 60_000;

function CountdownSlot({ slot, row, contract }: SlotProps) {
  const words = useWords();
  const valueWord = useValueWord(contract);
  const now = useContentNow();
  const [moment, kind] = slot.fields;
  const left = Date.parse(String(row[moment?.field ?? ''])) - now;
  const over = left < 0;
  const side = words.t(over ? 'ui.countdown.over' : 'ui.countdown.left');
  return (
    <span className="cd">
      <span className="k">{over ? <Shape name="bad" /> : left < soon && <Shape name="warn" />}</span>
      <span className="cc">
        {Number.isNaN(left) ? '—' : `${over ? '+' : ''}${countdownText(left, words)}`}
        <small className="pair">
          {kind && <span className="el">{valueWord(kind.field, row[kind.field])}</span>}
          <span>{side}</span>
        </small>
      </span>
    </span>
  );
}

function WordsSlot({ slot, row, contract }: SlotProps) {
  const words = useWords();
  const valueWord = useValueWord(contract);
  const [first, second] = slot.fields;
  const below = second ? valueWord(second.field, row[second.field]) : '';
  return (
    <span className="words">
      <span className="t el">{first && valueWord(first.field, row[first.field])}</span>
      {second && below !== '' && (
        <span className="m el">
          {words.t('ui.labelled', { label: words.t(`${contract}.field.${second.field}`), value: below })}
        </span>
      )}
    </span>
  );
}

function FigureSlot({ slot, row, contract }: SlotProps) {
  const { t, language } = useWords();
  const [column] = slot.fields;
  const value = row[column?.field ?? ''];
  const text = typeof value === 'number' ? formatNumber(value, language) : String(value ?? '—');
  const caption = column && column.as === 'text' ? t(`${contract}.field.${column.field}`) : undefined;
  return (
    <span className="n cc">
      {text}
      {caption !== undefined && <small>{caption}</small>}
    </span>
  );
}

function AgeSlot({ slot, row, rows }: SlotProps) {
  const words = useWords();
  const now = useContentNow();
  const field = slot.fields[0]?.field ?? '';
  const ageOf = (one: FeedRow): number => now - Date.parse(String(one[field]));
  const oldest = Math.max(1, ...rows.map(ageOf).filter((age) => !Number.isNaN(age)));
  const age = ageOf(row);
  return (
    <span className="dd">
      <span>{Number.isNaN(age) ? '—' : words.t('ui.funnel.oldest', { age: ageText(age, words) })}</span>
      {!Number.isNaN(age) && <i style={{ width: `${Math.max(4, (100 * age) / oldest)}%` }} />}
    </span>
  );
}

/** How much of the way is done, and a mark where an even pace would be. */
function ProgressSlot({ slot, row }: SlotProps) {
  const done = row[slot.fields[0]?.field ?? ''];
  const pace = row['pace'];
  return (
    <span className="way" aria-hidden="true">
      {typeof done === 'number' && <i style={{ width: `${done}%` }} />}
      {typeof pace === 'number' && <b style={{ '--at': `${pace}%` } as CSSProperties} />}
    </span>
  );
}

function DateSlot({ slot, row }: SlotProps) {
  const { words, zone } = useRoom();
  const moment = Date.parse(String(row[slot.fields[0]?.field ?? '']));
  return <span className="on">{Number.isNaN(moment) ? '—' : dateOf(moment, words.language, zone)}</span>;
}
