import {
  currentItem,
  mainItems,
  speakersOf,
  type AgendaRow,
  type CouncilCommand,
  type Meeting,
  type VoteRow,
} from '../meeting/council.js';

/** What is usually done next. */
export interface Step {
  readonly command: CouncilCommand;
  /** Nothing where a question has to be answered first. */
  readonly input: object | undefined;
  /** What it will do, as a key with what fills it. */
  readonly says: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** How many have cast, out of what the board says: `2/3`; of a secret vote it says nothing (`—/3`) while they are few. */
export function castOf(turnout: string | undefined): number | undefined {
  const cast = Number.parseInt(turnout ?? '', 10);
  return Number.isNaN(cast) ? undefined : cast;
}

/** The items to come, in order. */
export const comingItems = (meeting: Meeting): AgendaRow[] =>
  mainItems(meeting).filter(({ state }) => state === 'scheduled');

export interface Situation {
  readonly meeting: Meeting;
  readonly votes: readonly VoteRow[];
  /** Of the vote that is open. */
  readonly turnout: string | undefined;
  /** What the item that is on asks for. */
  readonly wanted: string | undefined;
}

/** The one step that is usually the right one. */
export function nextStep(situation: Situation): Step | undefined {
  const { meeting } = situation;
  const { id: meetingId, state, there, needs } = meeting;
  if (state === 'convened')
    return {
      command: 'openMeeting',
      input: { meetingId },
      says: there < needs ? 'admin.step.opens.short' : 'admin.step.opens',
      params: { there, needs, count: needs - there },
    };
  if (state === 'paused')
    return { command: 'resumeMeeting', input: { meetingId }, says: 'admin.step.resumes', params: {} };
  if (state !== 'open') return undefined;
  return currentItem(meeting) ? withItem(situation) : betweenItems(meeting);
}

function betweenItems(meeting: Meeting): Step {
  const [next] = comingItems(meeting);
  if (!next)
    return {
      command: 'closeMeeting',
      input: { meetingId: meeting.id },
      says: 'admin.step.closes',
      params: { count: meeting.there },
    };
  return {
    command: 'callItem',
    input: { itemId: next.id },
    says: 'admin.step.calls',
    params: { title: next.title },
  };
}

function withItem({ meeting, votes, turnout, wanted }: Situation): Step {
  const itemId = meeting.currentItemId ?? '';
  const own = votes.filter((vote) => vote.itemId === itemId);
  const open = own.find(({ state }) => state === 'open');
  if (open) return endVote(open, turnout);
  const closed = own.find(({ state }) => state === 'closed');
  if (closed)
    return {
      command: 'publishVote',
      input: { voteId: closed.id },
      says: 'admin.step.publishes',
      params: { question: closed.question },
    };
  return talking(meeting) ?? endOrVote(itemId, own, wanted);
}

function endVote(vote: VoteRow, turnout: string | undefined): Step {
  if (vote.method === 'show')
    return { command: 'recordShow', input: undefined, says: 'admin.step.counts', params: {} };
  const cast = castOf(turnout);
  const count = Math.max(0, (vote.present ?? 0) - (cast ?? 0));
  const missing = cast === undefined ? 'admin.step.closesVote.few' : 'admin.step.closesVote.short';
  return {
    command: 'closeVote',
    input: { voteId: vote.id },
    says: count === 0 ? 'admin.step.closesVote' : missing,
    params: { count },
  };
}

function talking(meeting: Meeting): Step | undefined {
  const speakers = speakersOf(meeting);
  const speaking = speakers.find(({ state }) => state === 'speaking');
  const one = speaking ?? speakers[0];
  if (!one) return undefined;
  return {
    command: speaking ? 'endSpeech' : 'giveFloor',
    input: { speechId: one.id },
    says: speaking ? 'admin.step.endsSpeech' : 'admin.step.givesFloor',
    params: { seat: one.seat },
  };
}

function endOrVote(itemId: string, own: readonly VoteRow[], wanted: string | undefined): Step {
  const voted = own.some(({ state }) => state === 'published');
  if (wanted === 'decide' && !voted)
    return { command: 'openVote', input: undefined, says: 'admin.step.votes', params: {} };
  const outcome = voted ? 'decided' : 'noted';
  return { command: 'endItem', input: { itemId, outcome }, says: `admin.step.ends.${outcome}`, params: {} };
}
