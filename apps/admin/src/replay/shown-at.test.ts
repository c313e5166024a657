import { expect, test } from '@jest/globals';
import { shownAt, type Moment } from './shown-at.js';

const plain = {
  ...{ itemId: null, title: '', figures: [], present: null, expected: null, quorum: null },
  ...{ yes: null, no: null, abstain: null, passed: null },
};
const course: Moment[] = (
  [
    ['opened', { present: 7, expected: 9, quorum: 5 }],
    ['called', { title: 'Parking' }],
    ['speechBegan', { title: 'School' }],
    ['speechEnded', { title: 'School' }],
    ['voteOpened', { title: '?' }],
    ['votePublished', { title: '?', yes: 5, no: 2, abstain: 0, passed: true }],
    ['resolved', { title: '〔2026〕1号' }],
    ['ended', { title: 'Parking' }],
    ['called', { title: 'Lights' }],
    ['closed', {}],
  ] as const
).map(([moment, more], index) => ({
  ...plain,
  ...more,
  ...{ id: String(index), at: `2026-11-20T06:${String(10 + index)}:00.000Z`, moment },
}));
const shown = (at: number) => shownAt(course, at);

test('what stands on the wall comes with its item and goes with it', () => {
  expect(shown(0)).toMatchObject({ item: undefined, presence: { present: 7 } });
  expect(shown(2)).toMatchObject({ item: 'Parking', speaker: 'School', vote: undefined });
  expect(shown(3).speaker).toBeUndefined();
  expect(shown(4).vote).toMatchObject({ moment: 'voteOpened', yes: null });
  expect(shown(6)).toMatchObject({ vote: { yes: 5 }, resolved: [{ title: '〔2026〕1号' }] });
  expect(shown(7)).toMatchObject({ item: undefined, vote: undefined, resolved: [] });
  expect(shown(8)).toMatchObject({ item: 'Lights', vote: undefined });
  expect(shown(9).item).toBeUndefined();
});
