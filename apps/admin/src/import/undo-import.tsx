import { newKey } from '@heli/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.js';
import { Problem } from '../parts/problem.js';
import { useReturnFocus } from '../parts/return-focus.js';
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
  useReturnFocus();
  const { t } = useWords();
  const { server } = useDoors();
  const { organisation } = usePlace();
  const client = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const undoing = useMutation({
    mutationFn: async ({ reason }: { reason: string }) => {
      for (const { output = {} } of sent) {
        const all = { ...output, reason };
        const input = Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)));
        await server.send(organisation, command, input, newKey());
      }
    },
    onSuccess: () => onDone(sent.length),
    onSettled: () => client.invalidateQueries({ queryKey: ['ask'] }),
  });
  return (
    <Modal
      open
      title={t('admin.import.undo.title', { count: sent.length })}
      okText={t('admin.import.undo')}
      okButtonProps={{ danger: true, loading: undoing.isPending }}
      cancelText={t('admin.cancel')}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {undoing.error && <Problem error={undoing.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(wish) => undoing.mutate(wish)}>
        <Form.Item
          name="reason"
          label={t('admin.reason')}
          rules={[{ required: true, whitespace: true, message: t('admin.required') }]}
        >
          <Input.TextArea rows={2} maxLength={400} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
