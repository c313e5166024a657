import { describe, expect, it } from '@jest/globals';
import type { Meeting, VoteRow } from '../meeting/council.js';
import { nextStep } from './next-step.js';

const item = (id: string, state: string) => ({ id, itemId: id, title: id, place: 1, parentId: null, state });
const speech = (state: string) => ({ id: 's', speechId: 's', itemId: 'a', seat: 'school', state });
const meeting = (more: object): Meeting =>
  ({
    ...{ id: 'm', state: 'open', there: 3, needs: 3, currentItemId: null, speeches: [] },
    agenda: [item('a', 'scheduled')],
    ...more,
  }) as unknown as Meeting;
const on = (more: object = {}): Meeting =>
  meeting({ currentItemId: 'a', agenda: [item('a', 'discussing')], ...more });
const vote = (state: string, method = 'secret'): VoteRow =>
  ({ id: 'v', itemId: 'a', state, method, present: 3, question: 'q' }) as unknown as VoteRow;
const after = (of: Meeting, votes: VoteRow[] = [], wanted = 'discuss', turnout?: string) => {
  const step = nextStep({ meeting: of, votes, turnout, wanted });
  return step && [step.command, step.says, step.input];
};

describe('the one step', () => {
  it('opens the meeting, and says how many are missing', () => {
    expect(after(meeting({ state: 'convened' }))).toEqual([
      'openMeeting',
      'admin.step.opens',
      { meetingId: 'm' },
    ]);
    expect(after(meeting({ state: 'convened', there: 1 }))?.[1]).toBe('admin.step.opens.short');
    expect(after(meeting({ state: 'paused' }))?.[0]).toBe('resumeMeeting');
    expect(after(meeting({ state: 'closed' }))).toBeUndefined();
  });

  it('calls the next item, and closes the meeting when there is none', () => {
    expect(after(meeting({}))).toEqual(['callItem', 'admin.step.calls', { itemId: 'a' }]);
    expect(after(meeting({ agenda: [item('a', 'noted')] }))?.[0]).toBe('closeMeeting');
  });

  it('lets those who wait speak before it ends an item', () => {
    expect(after(on({ speeches: [speech('requested')] }))?.[0]).toBe('giveFloor');
    expect(after(on({ speeches: [speech('speaking')] }))?.[0]).toBe('endSpeech');
    expect(after(on({ speeches: [speech('ended')] }))).toEqual([
      'endItem',
      'admin.step.ends.noted',
      { itemId: 'a', outcome: 'noted' },
    ]);
  });

  it('takes a vote from its opening to what it decided', () => {
    expect(after(on(), [], 'decide')?.[0]).toBe('openVote');
    expect(after(on(), [vote('open')], 'decide', '1/3')?.[1]).toBe('admin.step.closesVote.short');
    expect(after(on(), [vote('open')], 'decide', '3/3')?.[1]).toBe('admin.step.closesVote');
    expect(after(on(), [vote('open')], 'decide', '—/3')?.[1]).toBe('admin.step.closesVote.few');
    expect(after(on(), [vote('open', 'show')])?.[0]).toBe('recordShow');
    expect(after(on(), [vote('closed')])?.[0]).toBe('publishVote');
    expect(after(on(), [vote('published')], 'decide')?.[2]).toEqual({ itemId: 'a', outcome: 'decided' });
  });
});
