import { Door } from './door.ts';
import type { Server } from './server.ts';

export const street = '370704003';
export const communities = ['370704003009', '370704003017'] as const;

/** Registers a small tree and switches coordination on; does nothing where that was done before. */
export async function furnish(server: Server): Promise<void> {
  const operator = new Door(server.url, server.operatorToken);
  const organisations = [
    { code: street, name: '凤凰街道', level: 'street', parentCode: null },
    ...communities.map((code, i) => ({
      code,
      name: `第${i + 1}社区`,
      level: 'community',
      parentCode: street,
    })),
  ];
  await operator.command('installation', 'core.registerOrganisations', { organisations });
  await operator.command(street, 'core.activateMechanism', { mechanism: 'coordination' });
  operator.close();
}

/** A token of an account; of the first administrator, who also holds the office's role, if left out. */
export async function tokenOf(server: Server, account?: string): Promise<string> {
  const door = new Door(server.url, server.operatorToken);
  const { status, body } = await door.post('/api/operations/createToken', account ? { account } : {});
  door.close();
  if (status !== 200) throw new Error(`A token was answered ${status}: ${JSON.stringify(body)}`);
  return (body as { token: string }).token;
}

/** The input of `coordination.report`. */
export const reportOf = (number: number): Record<string, string> => ({
  title: `路灯不亮 ${number}`,
  description: '小区东门外的路灯已三天不亮，晚上老人出行不便。',
  place: '东门外',
  category: 'other',
  severity: 'normal',
  origin: 'resident',
  channel: 'app',
  reporter: '王某',
});
