import { Blank, Countdown, Emergency, Message } from './holds.js';
import { Item } from './item.js';
import { Lobby } from './lobby.js';
import type { Picture } from './picture.js';
import type { Stage } from './rows.js';
import { Summary } from './summary.js';

interface MeetingProps {
  readonly picture: Exclude<Picture, 'scenes'>;
  readonly stage: Stage;
}

const pictures = {
  emergency: Emergency,
  message: Message,
  countdown: Countdown,
  blank: Blank,
  lobby: Lobby,
  item: Item,
  summary: Summary,
};

/** What stands on the wall in the scenes' place. */
export default function Meeting({ picture, stage }: MeetingProps) {
  const Shown = pictures[picture];
  return <Shown stage={stage} />;
}
