import { describe, expect, it } from '@jest/globals';
import { linesOf } from './lines.js';
import { organisationsOf } from './organisations-of.js';

describe('lines of a pasted list', () => {
  it('are cut at tabs, at commas of either kind, or at wide gaps; empty ones count but are left out', () => {
    expect(linesOf('a\tb c\n\n d，e, f\r\ng  h　i\nalone here\n')).toEqual([
      { number: 1, cells: ['a', 'b c'] },
      { number: 3, cells: ['d', 'e', 'f'] },
      { number: 4, cells: ['g', 'h', 'i'] },
      { number: 5, cells: ['alone here'] },
    ]);
  });
});

describe('organisations of a pasted list', () => {
  it('are levelled by their codes and put below the nearest above, whatever their order', () => {
    const text = ['370704003009001\t一网格', '370704003009\t清池社区\tQingchi', '370704003\t凤凰街道'].join(
      '\n',
    );
    expect(organisationsOf(text)).toEqual({
      wrong: [],
      organisations: [
        { code: '370704003009001', name: '一网格', level: 'grid', parentCode: '370704003009' },
        {
          ...{ code: '370704003009', name: '清池社区', nameEn: 'Qingchi' },
          ...{ level: 'community', parentCode: '370704003' },
        },
        { code: '370704003', name: '凤凰街道', level: 'street', parentCode: null },
      ],
    });
  });

  it('may be written with the zeros of the statistics bureau', () => {
    const { organisations } = organisationsOf(
      '370704000000,坊子区\n370704003000,凤凰街道\n370704003009,清池社区',
    );
    expect(organisations.map(({ code, level, parentCode }) => [code, level, parentCode])).toEqual([
      ['370704', 'district', null],
      ['370704003', 'street', '370704'],
      ['370704003009', 'community', '370704003'],
    ]);
  });

  it('may join a tree that is there', () => {
    const { organisations, wrong } = organisationsOf('370704003017 第二社区'.replace(' ', '\t'), [
      '370704003',
    ]);
    expect([organisations[0]?.parentCode, wrong]).toEqual(['370704003', []]);
  });

  it('are refused line by line, with what is wrong', () => {
    const lines = [
      '37070400\t短',
      '370704003',
      '370704003\t凤凰街道',
      '370704003\t又来',
      '110101001001\t远方',
    ];
    expect(organisationsOf(lines.join('\n')).wrong.map(({ number, fault }) => [number, fault])).toEqual([
      [1, 'code'],
      [2, 'name'],
      [4, 'twice'],
      [5, 'parent'],
    ]);
  });
});
