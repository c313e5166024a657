import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redacted } from './diagnostics.js';

describe('a sentence for somebody far away', () => {
  it('keeps what a machine said, and nothing that somebody wrote', () => {
    expect(redacted('UNIQUE constraint failed: coordination_case.number')).toBe(
      'UNIQUE constraint failed: coordination_case.number',
    );
    expect(redacted('Cannot read "王某 13912345678" of case 370704003')).toBe('Cannot read "…" of case #');
    expect(redacted("no person '欧阳独一' here")).toBe("no person '…' here");
    expect(redacted('欧阳独一 lives at 东门外 12')).toBe('… lives at … 12');
  });

  it('never lets a Chinese character, a long number or a quotation through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const told = redacted(text);
        expect(told.replaceAll('…', '')).toMatch(/^[\x20-\x7e“‘«]*$/);
        expect(told).not.toMatch(/\d{4}/);
      }),
    );
  });
});
