import { TileFrame } from '../parts/tile-frame.js';
import { clockOf } from '../room/dates.js';
import { useNow, useRoom } from '../room/room.js';
import { BesideSeats } from './beside-seats.js';
import { clockText, secondsBetween } from './clock.js';
import { QrCode } from '../parts/qr-code.js';
import type { Stage } from './rows.js';

/** 签到: how to check in, who is there, and what will be talked about. */
export function Lobby({ stage }: { readonly stage: Stage }) {
  return (
    <BesideSeats picture="lobby" stage={stage}>
      <CheckIn stage={stage} />
    </BesideSeats>
  );
}

function CheckIn({
  stage: { checkInCode: code = '', start = null, state = null },
}: {
  readonly stage: Stage;
}) {
  const { words, zone, origin } = useRoom();
  const { t } = words;
  const now = useNow();
  const begins = start === null ? now : Date.parse(start);
  const waiting = state === 'convened' && begins > now;
  return (
    <TileFrame title={t('ui.meeting.checkIn')} kind="checkin">
      <div className="how">
        {code !== '' && (
          <span data-secret>
            <QrCode text={`${origin}/admin/meeting#check-in=${code}`} label={t('ui.meeting.checkIn')} />
          </span>
        )}
        <div>
          {code === '' ? (
            <p className="say">{t('ui.meeting.notYet')}</p>
          ) : (
            <>
              <p>{t('ui.meeting.scan')}</p>
              <p className="num code" data-secret>
                {code}
              </p>
              <p>
                {t('ui.meeting.typed', { address: `${origin.replace(/^https?:\/\//, '')}/admin/meeting` })}
              </p>
            </>
          )}
          {start !== null && (
            <p className="when">
              {t('ui.meeting.begins', { time: clockOf(begins, words.language, zone) })}
              {waiting && (
                <span className="ink">
                  {t('ui.meeting.in', {
                    time: clockText(secondsBetween(new Date(now).toISOString(), begins)),
                  })}
                </span>
              )}
            </p>
          )}
        </div>
      </div>
    </TileFrame>
  );
}
