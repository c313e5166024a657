import { formatNumber, type Words } from '@heli/client';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Mark } from '../parts/mark.js';
import { Problem } from '../parts/problem.js';
import { Section } from '../parts/section.js';
import { timeText } from '../parts/times.js';
import { usePlace } from '../place.js';
import { useAsk, useCatalogue } from '../server/queries.js';
import type { MechanismState } from '../server/types.js';
import { markOf, rowsOf, titleOf, type MechanismRow } from './mechanism-row.js';
import { Pauses } from './pauses.js';
import { Reach } from './reach.js';
import { SwitchDialog } from './switch-dialog.js';

function Name({ row }: { readonly row: MechanismRow }) {
  const words = useWords();
  const description = words.find(`${row.entry.contract}.description`);
  return (
    <>
      <strong>{titleOf(row, words)}</strong>
      <div className="small">
        <span className="code">
          {row.entry.id} {row.entry.version}
        </span>{' '}
        {row.entry.contract !== '' && (
          <span className="code">
            {words.t('admin.mechanism.contract', { version: row.entry.contractVersion })}
          </span>
        )}
        {description !== undefined && <> {description}</>}
      </div>
    </>
  );
}

function State({ row }: { readonly row: MechanismRow }) {
  const words = useWords();
  const { zone } = usePlace();
  const { name, word } = markOf(row);
  const reason = row.state?.reason ?? row.entry.reason;
  return (
    <>
      <Mark name={name} word={words.t(word)} />
      {reason !== undefined && reason !== '' && <div className="small">{words.find(reason) ?? reason}</div>}
      {pastFaults(row.state).map((fault) => (
        <div className="small" key={`${fault.phase} ${fault.message}`}>
          {words.t('admin.mechanism.fault', {
            ...fault,
            at: timeText(fault.at, { language: words.language, zone }),
          })}
        </div>
      ))}
      {row.state && <Pauses mechanism={row.entry.id} paused={row.state.paused} />}
    </>
  );
}

/** What it has taken since the server started: how often, how long in the mean and at most, and what came of it. */
function CostOf({ cost }: { readonly cost: MechanismState['cost'] }) {
  const { t, language } = useWords();
  const { calls, ms, slowestMs, slowest, facts } = cost;
  if (calls === 0 && facts === 0) return '—';
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  return (
    <>
      {t('admin.mechanism.cost.calls', {
        calls: number(calls),
        mean: number(ms / Math.max(1, calls), 1),
        count: calls,
      })}
      <div className="small">
        {t('admin.mechanism.cost.slowest', { ms: number(slowestMs, 1), slowest })}
        {' · '}
        {t('admin.mechanism.cost.facts', { facts: number(facts) })}
      </div>
    </>
  );
}

/** Faults of what goes on all the same; what they have stopped is told with its pause. */
const pastFaults = (state: MechanismState | undefined): MechanismState['faults'] =>
  (state?.faults ?? []).filter(({ phase }) => !state?.paused.some((work) => work.phase === phase));

function columns(words: Words, onSwitch: (row: MechanismRow) => void): TableColumnsType<MechanismRow> {
  const { t, language } = words;
  return [
    { title: t('admin.mechanism'), key: 'name', render: (_, row) => <Name row={row} /> },
    { title: t('admin.state'), key: 'state', render: (_, row) => <State row={row} /> },
    {
      title: t('admin.mechanism.lag'),
      key: 'lag',
      align: 'right',
      render: (_, { state }) => (state ? formatNumber(state.lag, language) : '—'),
    },
    {
      title: t('admin.mechanism.cost'),
      key: 'cost',
      className: 'cell',
      render: (_, { state }) => (state ? <CostOf cost={state.cost} /> : '—'),
    },
    {
      title: <span className="unseen">{t('admin.actions')}</span>,
      key: 'do',
      align: 'right',
      render: (_, row) =>
        row.state?.always ? (
          <span className="small">{t('admin.mechanism.always')}</span>
        ) : (
          row.state && (
            <Button onClick={() => onSwitch(row)}>
              {t(row.state.active ? 'admin.mechanism.deactivate' : 'admin.mechanism.activate')}
            </Button>
          )
        ),
    },
  ];
}

/** What is installed, whether it runs at this organisation, and the switch for it. */
export function Mechanisms() {
  const words = useWords();
  const { organisation } = usePlace();
  const { data: catalogue } = useCatalogue();
  const states = useAsk<MechanismState[]>(
    organisation,
    'core.mechanismStates',
    {},
    { refetchInterval: 5_000 },
  );
  const [switched, setSwitched] = useState<MechanismRow>();
  const rows = catalogue && states.data ? rowsOf(catalogue, states.data) : [];
  return (
    <Section title={words.t('admin.mechanisms')}>
      {states.error && <Problem error={states.error} onRetry={() => void states.refetch()} />}
      <Table<MechanismRow>
        rowKey={({ entry }) => entry.id}
        columns={columns(words, setSwitched)}
        dataSource={rows}
        loading={states.isPending}
        pagination={false}
        scroll={{ x: 560 }}
        expandable={{
          expandedRowRender: ({ entry }) => <Reach mechanism={entry.id} />,
          rowExpandable: ({ state }) => state !== undefined,
          columnTitle: <span className="unseen">{words.t('admin.reach.column')}</span>,
        }}
        locale={{ emptyText: states.data ? words.t('admin.mechanisms.none') : ' ' }}
      />
      {switched && <SwitchDialog row={switched} onClose={() => setSwitched(undefined)} />}
    </Section>
  );
}
