import { Http, words } from '@heli/client';
import { languages } from '@heli/sdk';
import { QrCode, uiWords } from '@heli/ui';
import { useEffect, useState } from 'react';
import type { Why } from '../instruction.js';
import { pair, type Begun } from './pair.js';

interface PairingProps {
  readonly why: Why;
  readonly onToken: (token: string) => void;
}

/** A screen that nobody knows: its code in large letters, its picture for a phone, in both languages what to do. */
export default function Pairing({ why, onToken }: PairingProps) {
  const [begun, setBegun] = useState<Begun>();
  useEffect(() => {
    const ended = new AbortController();
    void pair(new Http(), { onShow: setBegun, signal: ended.signal }).then((token) => {
      if (token !== undefined && !ended.signal.aborted) onToken(token);
    });
    return () => ended.abort();
  }, [onToken]);
  const code = begun?.userCode;
  return (
    <main className="setup pairing" data-status="setup" data-why={why} data-code={code}>
      <div className="pair-code">
        {code !== undefined && (
          <>
            <QrCode text={`${location.origin}/admin/walls#pair=${code}`} label={code} />
            <p className="num">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
          </>
        )}
      </div>
      <div className="pair-words">
        {languages.map((language) => {
          const { t } = words(language, uiWords);
          return (
            <section key={language} lang={language}>
              <h1>{t('ui.setup.title')}</h1>
              {(why === 'revoked' || why === 'code') && <p className="why">{t(`ui.setup.${why}`)}</p>}
              <p>{t(code === undefined ? 'ui.setup.unreachable' : 'ui.setup.pair')}</p>
            </section>
          );
        })}
      </div>
    </main>
  );
}
