import { Timeline } from 'antd';
import type { ReactNode } from 'react';
import { preciseTime } from '../parts/times.js';
import type { Row } from '../server/types.js';
import { isId, isUnnamed, labelOf, valueText, type Reading } from './field-value.js';

/** A fact of a record's history: an event, its moment, what it said. */
export interface HistoryFact {
  readonly id: string;
  readonly event: string;
  readonly at: string;
  readonly actor?: string;
  readonly actorName?: string;
  readonly data?: Row;
  readonly detail?: Row;
}

const isFact = (one: unknown): one is HistoryFact =>
  typeof one === 'object' && one !== null && 'event' in one && 'at' in one && typeof one.at === 'string';

/** Whether a field of a record is its history, whatever it is called. */
export const isHistory = (value: unknown): value is HistoryFact[] =>
  Array.isArray(value) && value.length > 0 && value.every(isFact);

/** What a fact said in words: fields that nobody has named are the machine's own, and so are bare ids. */
function said(part: Row | undefined, reading: Reading): [string, string][] {
  const { words, contract } = reading;
  return Object.entries(part ?? {})
    .filter(([, value]) => value !== null && value !== '')
    .filter(([field]) => words.find(`${contract}.field.${field}`) !== undefined)
    .filter(([field, value]) => !isUnnamed(field, value, reading))
    .map(([field, value]) => [labelOf(field, reading), valueText(field, value, reading)]);
}

/** Who did it: an account's id alone tells nobody anything. */
function actorOf({ actor = '', actorName }: HistoryFact): string {
  return actorName ?? (isId(actor) ? '' : actor);
}

function Fact({ fact, reading }: { readonly fact: HistoryFact; readonly reading: Reading }): ReactNode {
  const { words, contract, zone } = reading;
  const name = fact.event.slice(fact.event.lastIndexOf('.') + 1);
  const who = actorOf(fact);
  const pairs = [...said(fact.detail, reading), ...said(fact.data, reading)];
  return (
    <div className="fact">
      <strong>{words.t(`${contract}.event.${name}`)}</strong>{' '}
      <time dateTime={fact.at}>{preciseTime(fact.at, { language: words.language, zone })}</time>
      {who !== '' && <span className="small"> {who}</span>}
      {pairs.length > 0 && (
        <dl>
          {pairs.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

interface HistoryProps {
  readonly title: string;
  readonly facts: readonly HistoryFact[];
  readonly reading: Reading;
}

/** What became of a record, in the order it happened. */
export function History({ title, facts, reading }: HistoryProps) {
  const items = facts.map((fact) => ({ key: fact.id, content: <Fact fact={fact} reading={reading} /> }));
  return (
    <section className="history">
      <h3>
        {title} <span className="small">{facts.length}</span>
      </h3>
      <Timeline items={items} />
    </section>
  );
}
