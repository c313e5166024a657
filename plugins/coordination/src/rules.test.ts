import { severities } from '@heli/contracts/coordination';
import { describe, expect, it } from '@jest/globals';
import { categoryWord, checkCategory, ruleFor } from './rules.js';
import { settings, type Rules } from './settings.js';

const rules: Rules = settings.schema.parse({});

describe('the rules of times', () => {
  it('cover every shipped category and severity', () => {
    for (const { id } of rules.categories)
      for (const severity of severities) expect(ruleFor(rules, id, severity).severity).toBe(severity);
  });

  it('prefer the nearest: the category, its parents, then the rule for all', () => {
    expect(ruleFor(rules, 'utilities.water', 'normal').handle).toEqual({ clock: 'natural', hours: 24 });
    expect(ruleFor(rules, 'disputes', 'normal').handle).toEqual({ clock: 'natural', days: 15 });
    expect(ruleFor(rules, 'environment.litter', 'normal').handle).toEqual({ clock: 'natural', days: 7 });
    expect(ruleFor(rules, 'environment.litter', 'emergency').sign).toEqual({ clock: 'natural', minutes: 30 });
  });

  it('refuse what nothing covers', () => {
    const none = { rules: rules.rules.filter((rule) => rule.category !== '*') };
    expect(() => ruleFor(none, 'environment', 'normal')).toThrow('coordination.refusal.noRule');
    expect(() => checkCategory(rules, 'unheard')).toThrow('coordination.refusal.unknownCategory');
  });

  it("show a sub-district's own category by its name", () => {
    const own = { categories: [{ id: 'lanterns', name: '花灯' }, { id: 'traffic' }] };
    expect(categoryWord(own, 'lanterns')).toBe('花灯');
    expect(categoryWord(own, 'traffic')).toBe('coordination.category.traffic');
  });
});
