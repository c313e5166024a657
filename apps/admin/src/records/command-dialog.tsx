import { App, Modal } from 'antd';
import { useEffect, useId, useMemo, useState } from 'react';
import { fieldsOf, type Data, type Naming } from '../form/schema.js';
import { SchemaForm } from '../form/schema-form.js';
import { useWords } from '../language.js';
import { usePlace } from '../place.js';
import { useOrderKey } from '../server/order-key.js';
import { useSend } from '../server/queries.js';
import type { Row } from '../server/types.js';
import { useChoices } from './choices.js';
import { labelOf, optionOf } from './field-value.js';
import { filledBy, type Command, type PageOf } from './pages.js';

/** Where one begins to type; where nothing is asked, the button. */
const begin = (form: string): void =>
  document
    .querySelector<HTMLElement>(`#${form} :is(input:not([type='hidden']), textarea), button[form='${form}']`)
    ?.focus();

/** The menu that was chosen from takes the focus back when it closes, which on a slow machine comes late. */
const menuMs = 300;
const beginAfterMenu = (form: string): void => {
  begin(form);
  setTimeout(() => {
    const dialog = document.getElementById(form)?.closest('.ant-modal');
    if (dialog && !dialog.contains(document.activeElement)) begin(form);
  }, menuMs);
};

interface DialogProps {
  readonly of: PageOf;
  readonly command: Command;
  readonly title: string;
  readonly row: Row;
  readonly onClose: () => void;
}

/** A command as a form of its schema; what the server objects to stands at its field. */
export function CommandDialog({ of: { mechanism }, command, title, row, onClose }: DialogProps) {
  const words = useWords();
  const { organisation } = usePlace();
  const { message } = App.useApp();
  const form = `command-${useId().replaceAll(/[^\w]/g, '')}`;
  const [filled] = useState(() => filledBy(command, row));
  const [initial] = useState<Data>(() => Object.fromEntries(filled.map((name) => [name, row[name]])));
  const fields = fieldsOf(command.schema).map(([name]) => name);
  const choices = useChoices(
    mechanism,
    fields.filter((name) => !filled.includes(name)),
  );
  // A field becomes a list once its choices are there: whoever had begun to type in it begins again.
  useEffect(() => {
    if (document.activeElement === document.body) begin(form);
  }, [choices, form]);
  const sending = useSend(organisation, command.fullName);
  const { keyOf } = useOrderKey();
  const naming = useMemo((): Naming => {
    const reading = { words, contract: mechanism.contract };
    return {
      label: (field) => labelOf(field, reading),
      option: (field, value) => optionOf(field, value, reading),
      choices,
    };
  }, [words, mechanism, choices]);
  const send = (input: Data): void =>
    sending.mutate(
      { input, key: keyOf(input) },
      {
        onSuccess: () => {
          void message.success(words.t('admin.command.done', { command: title }));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      width={640}
      centered
      afterOpenChange={(open) => open && beginAfterMenu(form)}
      title={title}
      okText={title}
      okButtonProps={{ htmlType: 'submit', form, loading: sending.isPending }}
      cancelText={words.t('admin.cancel')}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <SchemaForm
        id={form}
        schema={command.schema}
        naming={naming}
        initial={initial}
        hidden={filled}
        error={sending.error}
        onSubmit={send}
      />
    </Modal>
  );
}
