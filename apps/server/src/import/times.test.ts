import { describe, expect, it } from '@jest/globals';
import { compilePattern, timeReader } from './times.js';

describe('times', () => {
  it.each([
    ['iso', '2011-10-11 13:42:22.688000+02:00', '2011-10-11T11:42:22.688Z'],
    ['iso', '2011-10-11T13:42Z', '2011-10-11T13:42:00.000Z'],
    ['iso', '2025-07-01 08:00', '2025-07-01T00:00:00.000Z'],
    ['iso', '2025-07-01', '2025-06-30T16:00:00.000Z'],
    ['excel', '45658', '2024-12-31T16:00:00.000Z'],
    ['excel', '45658.75', '2025-01-01T10:00:00.000Z'],
    ['yyyy年M月d日 HH时mm分', '2025年7月1日 08时05分', '2025-07-01T00:05:00.000Z'],
    ['d.M.yyyy H:mm', '1.7.2025 8:05', '2025-07-01T00:05:00.000Z'],
    ['yyyyMMddHHmmss', '20250701080500', '2025-07-01T00:05:00.000Z'],
    ['yyyy-MM-dd HH:mm XXX', '2025-07-01 08:05 -05:30', '2025-07-01T13:35:00.000Z'],
  ])('in the format %s read %s', (format, text, at) => {
    expect(timeReader(format, 'Asia/Shanghai', false)(text)).toBe(at);
  });

  it.each([
    '2025-02-29',
    '2025-13-01',
    '2025-01-01 24:00',
    '1.7.2025',
    'soon',
    '2025-01-01 10:00:00 Uhr',
    '0025-01-01',
  ])('refuse %s', (text) => expect(timeReader('iso', 'Asia/Shanghai', false)(text)).toBeUndefined());

  it('follow the zone through its summer', () => {
    const read = timeReader('iso', 'Europe/Amsterdam', false);
    expect([read('2011-01-01 12:00'), read('2011-07-01 12:00')]).toEqual([
      '2011-01-01T11:00:00.000Z',
      '2011-07-01T10:00:00.000Z',
    ]);
  });

  it('know a pattern that names a whole date once', () => {
    expect(compilePattern('yyyy-MM')).toBeUndefined();
    expect(compilePattern('yyyy-MM-dd MM')).toBeUndefined();
    expect(compilePattern('(dd) MM yyyy')?.test('(01) 02 2025')).toBe(true);
  });
});
