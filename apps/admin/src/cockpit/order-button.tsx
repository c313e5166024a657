import { Button } from 'antd';
import { useWords } from '../language.js';
import type { CouncilCommand } from '../meeting/council.js';
import { useOrder } from '../meeting/use-order.js';
import { Problem } from '../parts/problem.js';
import { useRights } from '../server/may.js';

interface ButtonProps {
  readonly command: CouncilCommand;
  readonly input: object;
}

/** One order beside the thing it is about; not there for whoever may not give it. */
export function OrderButton({ command, input }: ButtonProps) {
  const { t } = useWords();
  const { may } = useRights();
  const { send, pending, error } = useOrder(command);
  if (!may(`council.${command}`)) return null;
  return (
    <>
      <Button size="large" loading={pending} onClick={() => send(input)}>
        {t(`council.command.${command}`)}
      </Button>
      {error && <Problem error={error} />}
    </>
  );
}
