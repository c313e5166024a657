import { newKey } from '@heli/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Progress, Table } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { useAsk, useCatalogue } from '../server/queries.js';
import type { UnitRow } from '../server/types.js';
import { unitKinds, unitsOf, type NewUnit } from './units-of.js';
import { WrongLines } from './wrong-lines.js';

const wrongStem = 'admin.setup.units.wrong';

/** Registers one after the other; what was registered is not sent again when the rest is. */
function useRegistering() {
  const { server } = useDoors();
  const client = useQueryClient();
  const [registered, setRegistered] = useState<ReadonlySet<string>>(new Set());
  const registering = useMutation({
    mutationFn: async (units: readonly NewUnit[]) => {
      for (const { organisation, name, kind } of units) {
        await server.send(organisation, 'core.registerUnit', { name, kind }, newKey());
        setRegistered((before) => new Set([...before, name]));
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['ask'] }),
  });
  return { registering, registered };
}

/** The units that take part, from a list of names as a sheet has them. */
export function UnitsStep() {
  const { t } = useWords();
  const { organisation, organisations } = usePlace();
  const [text, setText] = useState('');
  const known = useAsk<UnitRow[]>(organisation, 'core.units').data ?? [];
  const spoken = Object.values(useCatalogue().data?.locales ?? {});
  const { registering, registered } = useRegistering();
  const names = new Set([...known.map(({ name }) => name), ...registered]);
  const { units: read, wrong } = unitsOf(text, {
    // A list may be in either language, whoever reads this page.
    kindOf: (word) =>
      unitKinds.find((kind) => kind === word || spoken.some((words) => words[`core.kind.${kind}`] === word)),
    placeOf: (place) =>
      organisations.find(({ code, name, nameEn }) => [code, name, nameEn].includes(place))?.code,
    here: organisation,
  });
  const units = read.filter(({ name }) => !names.has(name));
  const sent = read.length - units.length;
  return (
    <>
      {known.length > 0 && <p>{t('admin.setup.units.known', { count: known.length })}</p>}
      <p className="small">
        {t('admin.setup.units.kinds', { kinds: unitKinds.map((kind) => t(`core.kind.${kind}`)).join(' · ') })}
      </p>
      <label htmlFor="setup-units">{t('admin.setup.units.list')}</label>
      <Input.TextArea
        id="setup-units"
        rows={8}
        value={text}
        placeholder={t('admin.setup.units.example')}
        onChange={({ target }) => setText(target.value)}
      />
      <WrongLines wrong={wrong} stem={wrongStem} />
      {units.length > 0 && !registering.isPending && (
        <Table<NewUnit>
          rowKey="name"
          className="setup-found"
          dataSource={units}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t('core.field.name'), dataIndex: 'name' },
            {
              title: t('core.field.kind'),
              dataIndex: 'kind',
              render: (kind: string) => t(`core.kind.${kind}`),
            },
            { title: t('core.field.organisation'), dataIndex: 'organisation' },
          ]}
        />
      )}
      {registering.isPending && (
        <Progress
          aria-label={t('admin.setup.units')}
          percent={Math.round((100 * sent) / Math.max(1, read.length))}
        />
      )}
      {registering.error && <Problem error={registering.error} />}
      <Button
        type="primary"
        disabled={units.length === 0 || wrong.length > 0}
        loading={registering.isPending}
        onClick={() => registering.mutate(units, { onSuccess: () => setText('') })}
      >
        {t('admin.setup.units.do', { count: units.length })}
      </Button>
    </>
  );
}
