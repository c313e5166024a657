type Ids = Readonly<Record<string, string>>;
type Say = (name: string, input: unknown) => Promise<Ids>;

/** One of each thing of the services' contract. */
export async function furnishServices(say: Say): Promise<Ids> {
  const point = { name: 'point', kind: 'station', hours: 'always' };
  const { pointId } = await say('services.openPoint', point);
  const [from, to] = ['2026-11-20T01:00:00.000Z', '2026-11-20T03:00:00.000Z'];
  const wish = { pointId, kind: 'culture', title: 'singing', from, to, capacity: 5 };
  const { activityId } = await say('services.planActivity', wish);
  const { signUpId } = await say('services.signUp', { activityId, name: 'x' });
  return { point: pointId!, serviceActivity: activityId!, signUp: signUpId! };
}
