import './hand.css';
import { Link } from 'react-router';
import { useWords } from '../language.js';
import { useWho } from '../server/queries.js';
import { useLiveStatus } from './live.js';

interface HeadProps {
  readonly title: string;
  readonly below: string;
}

/** The head of the screens in the hand: which meeting it is, and whether what one sees is true now. */
export function HandHead({ title, below }: HeadProps) {
  const { t } = useWords();
  const { data: who } = useWho();
  const status = useLiveStatus();
  return (
    <header className="hand-head">
      <div className="hand-title">
        <h1>{title}</h1>
        <p>{below}</p>
      </div>
      <div className="hand-marks">
        {who?.demonstration && <span className="demo">{t('ui.demo')}</span>}
        <span className={`live ${status}`} role="status">
          {t(`admin.live.${status}`)}
        </span>
        <Link to="/" className="hand-out">
          {t('admin.meeting.leave')}
        </Link>
      </div>
    </header>
  );
}
