import { Alert } from 'antd';
import { useWords } from '../language.js';

interface WrongLinesProps {
  readonly wrong: readonly { readonly number: number; readonly text: string; readonly fault: string }[];
  /** Before the fault, in the key of its word. */
  readonly stem: string;
}

const mostShown = 10;

/** What can't be read in a pasted list, and why. */
export function WrongLines({ wrong, stem }: WrongLinesProps) {
  const { t } = useWords();
  if (wrong.length === 0) return null;
  return (
    <Alert
      className="problem"
      type="error"
      role="alert"
      title={t('admin.setup.wrong', { count: wrong.length })}
      description={
        <ul>
          {wrong.slice(0, mostShown).map(({ number, text, fault }) => (
            <li key={number}>{t(`${stem}.${fault}`, { number, text })}</li>
          ))}
        </ul>
      }
    />
  );
}
