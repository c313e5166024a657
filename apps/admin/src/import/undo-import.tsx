import { newKey } from '@heli/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../language.js';
import { ReasonDialog } from '../parts/reason-dialog.js';
import { usePlace } from '../place.js';
import { fieldsOf } from '../form/schema.js';
import { commandsOf } from '../records/pages.js';
import { useDoors } from '../server/context.js';
import type { RowOutcome } from './sending.js';
import type { Target } from './use-target.js';

interface UndoProps {
  readonly target: Target;
  readonly sent: readonly RowOutcome[];
}

/** Takes an import back by new facts, where the contract says which command takes one back. */
export function UndoImport({ target, sent }: UndoProps) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const [undone, setUndone] = useState<number>();
  const undo = target.of.page.undo?.[target.command.name];
  const command = commandsOf(target.of).find(({ name }) => name === undo);
  if (!command) return null;
  if (undone !== undefined) return <span role="status">{t('admin.import.undone', { count: undone })}</span>;
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('admin.import.undo')}
      </Button>
      {asking && (
        <UndoDialog
          command={command.fullName}
          fields={fieldsOf(command.schema).map(([name]) => name)}
          sent={sent}
          onDone={setUndone}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface DialogProps {
  readonly command: string;
  /** Names of the fields that the command takes. */
  readonly fields: readonly string[];
  readonly sent: readonly RowOutcome[];
  readonly onDone: (count: number) => void;
  readonly onClose: () => void;
}

function UndoDialog({ command, fields, sent, onDone, onClose }: DialogProps) {
  const { t } = useWords();
  const { server } = useDoors();
  const { organisation } = usePlace();
  const client = useQueryClient();
  // What was taken back before an interruption is not taken back again.
  const gone = useRef(new Set<number>());
  const undoing = useMutation({
    mutationFn: async (reason: string) => {
      for (const { number, output = {} } of sent.filter((row) => !gone.current.has(row.number))) {
        const all = { ...output, reason };
        const input = Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)));
        await server.send(organisation, command, input, newKey());
        gone.current.add(number);
      }
    },
    onSuccess: () => onDone(sent.length),
    onSettled: () => client.invalidateQueries({ queryKey: ['ask'] }),
  });
  return (
    <ReasonDialog
      title={t('admin.import.undo.title', { count: sent.length })}
      verb={t('admin.import.undo')}
      longest={400}
      waiting={undoing.isPending}
      error={undoing.error}
      onReason={(reason) => undoing.mutate(reason)}
      onClose={onClose}
    />
  );
}
