import { readdirSync, readFileSync } from 'node:fs';
import { coordination } from '@heli/contracts/coordination';
import { expect, it } from '@jest/globals';

it('has words for every no that affairs say', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8'));
  const said = sources.flatMap((text) => [
    ...[...text.matchAll(/\bno\(\s*'(\w+)'/g)].map(([, name]) => name!),
    ...[...text.matchAll(/\bfind\(\s*ctx,\s*\w+,\s*[\w.]+,\s*'(\w+)'/g)].map(([, what]) => `unknown${what!}`),
  ]);
  expect(said.length).toBeGreaterThan(40);
  const words: Readonly<Record<string, string>> = coordination.locales.en;
  expect(said.filter((name) => !(`coordination.refusal.${name}` in words))).toEqual([]);
});

it('shows walls no person and no word that anybody wrote', () => {
  const feeds = ['hearingBoard', 'disputeBoard', 'hazardBoard', 'opennessBoard'] as const;
  for (const name of feeds)
    for (const field of ['title', 'topic', 'text', 'parties', 'name', 'content'])
      expect(coordination.queries[name].live?.fields['confidential'] ?? []).not.toContain(field);
});
