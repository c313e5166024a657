/**
 * A program of somebody else's, written against the client that is generated from the document. What is wrong in it must
 * not compile: `@ts-expect-error` is itself an error where nothing is wrong.
 */
export const program = `
import createClient from 'openapi-fetch';
import type { paths } from './schema.js';

const [, , baseUrl = '', token = '', organisation = ''] = process.argv;
const client = createClient<paths>({ baseUrl, headers: { Authorization: \`Bearer \${token}\` } });
let keys = 0;
const header = () => ({ 'Idempotency-Key': \`program-\${++keys}\` });
const path = { organisation };
const lamp = {
  title: 'Lamp', description: 'The lamp at the gate is dark', place: 'Gate', category: 'other',
  severity: 'normal', origin: 'resident', channel: 'app', reporter: 'Wang',
} as const;

const reported = await client.POST('/api/{organisation}/commands/coordination.report', { params: { path, header: header() }, body: lamp });
const caseId: string = reported.data?.output.caseId ?? '';
const seq: number = reported.data?.seq ?? 0;

const verified = await client.POST('/api/{organisation}/commands/coordination.verify', { params: { path, header: header() }, body: { caseId } });
const again = await client.POST('/api/{organisation}/commands/coordination.verify', { params: { path, header: header() }, body: { caseId } });

const cases = await client.GET('/api/{organisation}/queries/coordination.openCases', { params: { path } });
const titles: string[] = (cases.data ?? []).map(({ number }) => number);
const detail = await client.GET('/api/{organisation}/queries/coordination.caseDetail', { params: { path, query: { input: JSON.stringify({ id: caseId }) } } });
const cells = await client.GET('/api/{organisation}/cells', { params: { path, query: { metrics: 'coordination.open' } } });
const value: number | null | undefined = cells.data?.[0]?.value;
const live = await client.GET('/api/health/live');
const alive: 'live' | undefined = live.data?.status;

console.log(JSON.stringify({
  caseId, seq, alive, value, verified: verified.data?.output.state, again: again.error?.key, said: again.error?.detail,
  states: again.response.status, numbers: titles.length, detail: detail.response.status,
}));

async function mistakes(): Promise<void> {
  // @ts-expect-error a command that is none
  await client.POST('/api/{organisation}/commands/coordination.nothing', { params: { path, header: header() }, body: {} });
  // @ts-expect-error without its key
  await client.POST('/api/{organisation}/commands/coordination.verify', { params: { path }, body: { caseId } });
  // @ts-expect-error without what it needs
  await client.POST('/api/{organisation}/commands/coordination.verify', { params: { path, header: header() }, body: {} });
  // @ts-expect-error a value that is none of those allowed
  await client.POST('/api/{organisation}/commands/coordination.report', { params: { path, header: header() }, body: { ...lamp, severity: 'mild' } });
  // @ts-expect-error a command is not asked
  await client.GET('/api/{organisation}/commands/coordination.verify', { params: { path, header: header() } });
  // @ts-expect-error cells of no metric
  await client.GET('/api/{organisation}/cells', { params: { path, query: {} } });
  // @ts-expect-error a caseDetail of nothing
  await client.GET('/api/{organisation}/queries/coordination.caseDetail', { params: { path } });
  // @ts-expect-error nothing of that name is answered
  console.log(reported.data?.output.nothing);
}
void mistakes;
`;
