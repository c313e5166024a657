import { expect, test } from '@jest/globals';
import type { Catalogue } from '@heli/protocol';
import { recordOf, type Notice } from './notice.js';

const page = { id: 'cases', list: 'cases', columns: [], detail: 'caseDetail', commands: [] };
const catalogue = { mechanisms: [{ contract: 'coordination', pages: [page] }] } as unknown as Catalogue;
const notice = (type: string): Notice => ({
  ...{ id: 'n1', key: 'k', params: { number: '7' }, subject: { type, id: 'c1' } },
  ...{ urgency: 'normal', givenAt: '2026-11-02T01:00:00.000Z', readAt: null },
});

test('a notice opens the record it is about, where a page shows such records', () => {
  expect(recordOf(catalogue, notice('coordination.case'))).toEqual({
    of: { mechanism: catalogue.mechanisms[0], page },
    row: { number: '7', id: 'c1', caseId: 'c1' },
  });
  for (const type of ['coordination.whistle', 'council.case', 'nothing'])
    expect(recordOf(catalogue, notice(type))).toBeUndefined();
  expect(recordOf(catalogue, { ...notice('coordination.case'), subject: null })).toBeUndefined();
});
