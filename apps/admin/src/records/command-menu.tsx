import { Button, Dropdown } from 'antd';
import { useState } from 'react';
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
  const wordOf = ({ fullName, name }: Command): string =>
    t(`${fullName.slice(0, -name.length)}command.${name}`);
  if (commands.length === 0) return null;
  return (
    <>
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
          trigger={['click']}
          menu={{
            items: commands.map((command) => ({ key: command.name, label: wordOf(command) })),
            onClick: ({ key }) => setChosen(commands.find(({ name }) => name === key)),
          }}
        >
          <Button type="primary" aria-haspopup="menu">
            {t('admin.command.choose')}
          </Button>
        </Dropdown>
      )}
      {chosen && (
        <CommandDialog
          of={of}
          command={chosen}
          title={wordOf(chosen)}
          row={row}
          onClose={() => setChosen(undefined)}
        />
      )}
    </>
  );
}
