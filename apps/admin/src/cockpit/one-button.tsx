import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../language.js';
import { useOrder } from '../meeting/use-order.js';
import { Problem } from '../parts/problem.js';
import type { Step } from './next-step.js';

const settleMs = 800;

interface ButtonProps {
  readonly step: Step;
  /** Whether one may do it. */
  readonly allowed: boolean;
  /** Where a question has to be answered first. */
  readonly onAsk: () => void;
}

/** The button that is usually the right one, with what it will do in a line. */
export function OneButton({ step, allowed, onAsk }: ButtonProps) {
  const { t } = useWords();
  const { send, pending, error } = useOrder(step.command);
  const [settled, setSettled] = useState(false);
  // It changes under the finger: a second tap must not take the step that follows.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), settleMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="one">
      {error && <Problem error={error} />}
      <Button
        type="primary"
        size="large"
        block
        className="one-button"
        loading={pending}
        disabled={!allowed || !settled}
        onClick={() => (step.input === undefined ? onAsk() : send(step.input))}
      >
        <span className="one-words">
          <strong>{t(`council.command.${step.command}`)}</strong>
          <span>{t(step.says, step.params)}</span>
        </span>
      </Button>
    </div>
  );
}
