import { newKey } from '@heli/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form } from 'antd';
import { Link } from 'react-router';
import { titleOf, rowsOf } from '../overview/mechanism-row.js';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { usePlace } from '../place.js';
import { useDoors } from '../server/context.js';
import { useAsk, useCatalogue } from '../server/queries.js';
import type { MechanismState } from '../server/types.js';

/** The mechanisms that the council works through, each with its settings as they come. */
export function MechanismsStep() {
  const words = useWords();
  const { t, find } = words;
  const { server } = useDoors();
  const client = useQueryClient();
  const { organisation } = usePlace();
  const { data: catalogue } = useCatalogue();
  const states = useAsk<MechanismState[]>(organisation, 'core.mechanismStates');
  const activating = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const mechanism of ids)
        await server.send(organisation, 'core.activateMechanism', { mechanism }, newKey());
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['ask'] }),
  });
  if (states.error) return <Problem error={states.error} onRetry={() => void states.refetch()} />;
  if (!catalogue || !states.data) return null;
  const rows = rowsOf(catalogue, states.data).filter(({ state }) => state && !state.always);
  const inactive = rows.filter(({ state }) => !state?.active).map(({ entry }) => entry.id);
  const wanted = ({ chosen }: { chosen: string[] }): string[] => chosen.filter((id) => inactive.includes(id));
  return (
    <Form<{ chosen: string[] }>
      layout="vertical"
      initialValues={{ chosen: rows.map(({ entry }) => entry.id) }}
      onFinish={(wish) => activating.mutate(wanted(wish))}
    >
      {activating.error && <Problem error={activating.error} />}
      <Form.Item name="chosen">
        <Checkbox.Group className="setup-mechanisms">
          {rows.map((row) => (
            <div key={row.entry.id} className="setup-mechanism">
              <Checkbox value={row.entry.id} disabled={row.state?.active ?? false}>
                <strong>{titleOf(row, words)}</strong>
                <span className="small"> {find(`${row.entry.contract}.description`)}</span>
              </Checkbox>
              {row.state?.active && <Link to={`/settings/${row.entry.id}`}>{t('admin.nav.settings')}</Link>}
            </div>
          ))}
        </Checkbox.Group>
      </Form.Item>
      <Button
        type="primary"
        htmlType="submit"
        disabled={inactive.length === 0}
        loading={activating.isPending}
      >
        {t('admin.setup.mechanisms.do')}
      </Button>
    </Form>
  );
}
