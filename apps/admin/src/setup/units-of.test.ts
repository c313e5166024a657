import { expect, it } from '@jest/globals';
import { unitsOf } from './units-of.js';

const words = {
  kindOf: (word: string) => (word === '物业' ? 'property' : undefined),
  placeOf: (text: string) => (text === '清池社区' ? '370704003009' : undefined),
  here: '370704003',
};

it('reads names, kinds and places, with what is wrong line by line', () => {
  const lines = ['凤凰小学', '某物业\t物业\t清池社区', '凤凰小学', '谁\t什么', '远\t物业\t天边', '\t物业'];
  expect(unitsOf(lines.join('\n'), words)).toMatchObject({
    units: [
      { name: '凤凰小学', kind: 'residentUnit', organisation: '370704003' },
      { name: '某物业', kind: 'property', organisation: '370704003009' },
    ],
    wrong: [
      { number: 3, fault: 'twice' },
      { number: 4, fault: 'kind' },
      { number: 5, fault: 'place' },
      { number: 6, fault: 'name' },
    ],
  });
});
