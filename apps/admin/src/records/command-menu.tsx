import { Button, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../language.js';
import type { Row } from '../server/types.js';
import { CommandDialog } from './command-dialog.js';
import type { Command, PageOf } from './pages.js';

interface MenuProps {
  readonly of: PageOf;
  readonly commands: readonly Command[];
  /** What fills the ids; nothing where a command begins something new. */
  readonly row: Row;
  readonly primary?: boolean;
}

/** What can be done: one or two as buttons, more in a menu. */
export function CommandMenu({ of, commands, row, primary = false }: MenuProps) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<Command>();
  const holder = useRef<HTMLDivElement>(null);
  // The item of the menu that opened the dialog is gone by then; its button is not.
  const close = (): void => {
    setChosen(undefined);
    setTimeout(() => holder.current?.querySelector('button')?.focus());
  };
  const wordOf = ({ fullName, name }: Command): string =>
    t(`${fullName.slice(0, -name.length)}command.${name}`);
  if (commands.length === 0) return null;
  return (
    <div ref={holder}>
      {commands.length <= 2 ? (
        <div className="buttons">
          {commands.map((command, index) => (
            <Button
              key={command.name}
              type={primary && index === 0 ? 'primary' : 'default'}
              onClick={() => setChosen(command)}
            >
              {wordOf(command)}
            </Button>
          ))}
        </div>
      ) : (
        <Dropdown
          autoFocus
          trigger={['click']}
          menu={{
            items: commands.map((command) => ({ key: command.name, label: wordOf(command) })),
            onClick: ({ key, domEvent }) => {
              // The same press of Enter would click what the dialog focuses first: its closing cross.
              domEvent.preventDefault();
              setChosen(commands.find(({ name }) => name === key));
            },
          }}
        >
          <Button type="primary" aria-haspopup="menu">
            {t('admin.command.choose')}
          </Button>
        </Dropdown>
      )}
      {chosen && <CommandDialog of={of} command={chosen} title={wordOf(chosen)} row={row} onClose={close} />}
    </div>
  );
}
