import { hash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Role } from '@heli/sdk';
import { actor, communities, createHouse, street, type House } from '@heli/testing';
import { desk, deskCommands, knobs } from './desk.js';
import { newFolder, removeFolders } from './folders.js';

let house: House;
let folder: string;
let url: string;
beforeEach(async () => {
  folder = newFolder();
  house = await createHouse({ mechanisms: [desk], folder });
  ({ url } = await house.listen());
});
afterEach(() => house.close());
afterAll(removeFolders);

/** An account with a token of its own, as somebody in front of the doors. */
async function somebody(name: string, role: Role, organisation = street, unitId?: string) {
  const id = await house.kernel.accounts.create(name, undefined, [{ role, organisation, unitId }]);
  const { token } = await house.kernel.accounts.issueToken({ kind: 'api', label: name, accountId: id });
  return { token, as: actor(id, [role], organisation, unitId) };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;
const headers = ({ token }: Somebody) => ({ authorization: `Bearer ${token}`, connection: 'close' });

const post = (by: Somebody, name: string, content: Uint8Array | string, organisation = street) =>
  fetch(`${url}/api/${organisation}/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { ...headers(by), 'content-type': 'application/octet-stream' },
    body: content as BodyInit,
  });
interface Sent {
  id: string;
  name: string;
  type: string;
  size: number;
  hash: string;
}
const send = async (...given: Parameters<typeof post>): Promise<Sent> => {
  const answer = await post(...given);
  expect([answer.status, given[1]]).toEqual([201, given[1]]);
  return (await answer.json()) as Sent;
};
const get = (by: Somebody, id: string, organisation = street) =>
  fetch(`${url}/api/${organisation}/files/${id}`, { headers: headers(by) });
const enter = (by: Somebody, files: string[], more: { unit?: string; refuse?: boolean } = {}) =>
  house.run(deskCommands.enter, { files, ...more }, by.as);

/** Everything below the folder of files. */
const onDisk = (): string[] =>
  existsSync(join(folder, 'files'))
    ? readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort()
    : [];

const placeOf = (content: string): string =>
  join(folder, 'files', content.slice(0, 2), content.slice(2, 4), content);

const picture = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: '#c8102e' } });

describe('a file', () => {
  test('goes with the command that names it, and is read by whoever is shown it there', async () => {
    const office = await somebody('office', 'office');
    const sent = await send(office, '现场 记录.txt', '路灯不亮');
    expect(sent).toMatchObject({ name: '现场 记录.txt', type: 'text/plain; charset=utf-8', size: 12 });
    expect(sent.hash).toBe(hash('sha256', '路灯不亮'));
    expect((await enter(office, [sent.id])).hashes).toEqual([sent.hash]);
    const answer = await get(office, sent.id);
    expect(await answer.text()).toBe('路灯不亮');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%20%E8%AE%B0%E5%BD%95.txt",
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  test('is for nobody else: not by another unit, organisation, role or way; absent and foreign answer alike', async () => {
    const office = await somebody('office', 'office');
    const sent = await send(office, 'a.txt', 'evidence');
    const waiting = await send(office, 'b.txt', 'not entered');
    await enter(office, [sent.id], { unit: 'u1' });
    const handler = await somebody('of the unit', 'liaison', street, 'u1');
    expect((await get(handler, sent.id)).status).toBe(200);
    const strangers = [
      await somebody('of another unit', 'liaison', street, 'u2'),
      await somebody('of another role', 'resident'),
      await somebody('of a community', 'office', communities[0]),
    ];
    const said = async (by: Somebody, id: string, at: string) => {
      const answer = await get(by, id, at);
      const { status, key } = (await answer.json()) as { status: number; key: string };
      return `${String(status)} ${key}`;
    };
    for (const by of strangers) {
      for (const at of [street, communities[0]])
        for (const id of [sent.id, waiting.id, 'absent'])
          expect(await said(by, id, at)).toBe('404 core.refusal.unknownFile');
    }
    await house.kernel.command(street, 'core.deactivateMechanism', { mechanism: 'desk', reason: 'test' });
    expect(await said(office, sent.id, street)).toBe('404 core.refusal.unknownFile');
  });

  test('is taken once, by the one who sent it, and not by a command that is refused', async () => {
    const office = await somebody('office', 'office');
    const other = await somebody('other', 'office');
    const { id } = await send(office, 'a.txt', 'evidence');
    await expect(enter(office, [id], { refuse: true })).rejects.toMatchObject({ key: 'desk.refusal.no' });
    await expect(enter(other, [id])).rejects.toMatchObject({ key: 'core.refusal.unknownFile' });
    const taken = await Promise.allSettled([enter(office, [id]), enter(office, [id])]);
    expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(() => knobs.kept!.files.of({ type: 'desk.entry', id: 'x' })).toThrow(/after its handler/);
  });

  test('is kept once however often it is sent, and goes with the last that refers to it', async () => {
    const office = await somebody('office', 'office');
    const [one, two] = [await send(office, 'a.txt', 'same'), await send(office, 'b.txt', 'same')];
    const first = await enter(office, [one.id]);
    const second = await enter(office, [two.id]);
    expect(onDisk()).toEqual([one.hash]);
    const erase = ({ entryId }: { entryId: string }) =>
      house.kernel.database.transaction((sql) =>
        house.kernel.files.erase(sql, { type: 'desk.entry', id: entryId }),
      );
    await erase(first);
    await house.kernel.files.settled();
    expect([onDisk(), (await get(office, one.id)).status]).toEqual([[one.hash], 404]);
    expect((await get(office, two.id)).status).toBe(200);
    await erase(second);
    await house.kernel.files.settled();
    expect(onDisk()).toEqual([]);
  });

  test('that no command takes is gone after a day, with what a crash left behind', async () => {
    const office = await somebody('office', 'office');
    const kept = await send(office, 'a.txt', 'kept');
    await enter(office, [kept.id]);
    const late = await send(office, 'b.txt', 'never taken');
    const orphan = placeOf(hash('sha256', 'orphan'));
    const draft = join(folder, 'files', 'incoming', 'half');
    mkdirSync(dirname(orphan), { recursive: true });
    writeFileSync(orphan, 'orphan');
    writeFileSync(draft, 'ha');
    const yesterday = new Date(Date.parse(house.clock.now()) - 3_600_000);
    for (const path of [orphan, draft]) utimesSync(path, yesterday, yesterday);
    await house.kernel.files.sweep();
    expect(onDisk()).toHaveLength(4);
    house.clock.moveTo(new Date(Date.parse(house.clock.now()) + 24 * 3_600_000 + 1).toISOString());
    await house.kernel.files.sweep();
    expect(onDisk()).toEqual([kept.hash]);
    expect((await get(office, late.id)).status).toBe(404);
  });

  test('that was altered on the disk is found by the check', async () => {
    const office = await somebody('office', 'office');
    const { hash: one } = await send(office, 'a.txt', 'first');
    const { hash: two } = await send(office, 'b.txt', 'second');
    expect(await house.kernel.files.verify()).toEqual({ checked: 2, damaged: [] });
    writeFileSync(placeOf(one), 'forged');
    expect(await house.kernel.files.verify()).toEqual({ checked: 2, damaged: [one] });
    expect(two).not.toBe(one);
  });
});

describe('a picture', () => {
  test('is drawn anew: upright, without its place, camera and owner', async () => {
    const office = await somebody('office', 'office');
    const taken = await picture()
      .withExif({ IFD0: { Artist: 'Zhang Wei', Make: 'Camera' }, IFD3: { GPSLatitude: '36/1 41/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(taken.includes('Zhang Wei')).toBe(true);
    const sent = await send(office, 'IMG_0001.HEIC', taken);
    expect(sent).toMatchObject({ name: 'IMG_0001.HEIC.jpg', type: 'image/jpeg' });
    await enter(office, [sent.id]);
    const answer = await get(office, sent.id);
    expect(answer.headers.get('content-disposition')).toMatch(/^inline; /);
    const drawn = Buffer.from(await answer.arrayBuffer());
    expect(drawn.includes('Zhang Wei')).toBe(false);
    const seen = await sharp(drawn).metadata();
    expect([seen.width, seen.height, seen.exif, seen.orientation]).toEqual([30, 40, undefined, undefined]);
  });
});

describe('what is refused', () => {
  const zipOf = (name: string): Buffer => {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(name.length, 26);
    return Buffer.concat([local, Buffer.from(name), randomBytes(100)]);
  };
  const refusals: [string, () => Promise<Uint8Array | string> | Uint8Array | string, string][] = [
    [
      'drawing.svg',
      () => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      'fileType',
    ],
    ['page.txt', () => '\n <!DOCTYPE html><script>alert(1)</script>', 'fileType'],
    ['program.jpg', () => Buffer.concat([Buffer.from('\x7fELF'), randomBytes(200)]), 'fileType'],
    ['archive.xlsx', () => zipOf('anything.bin'), 'fileType'],
    ['noise.txt', () => Buffer.from([0x68, 0x65, 0x00, 0xff]), 'fileType'],
    ['nothing.txt', () => '', 'fileEmpty'],
    ['cut.png', async () => (await picture(300, 300).png().toBuffer()).subarray(0, 200), 'pictureBroken'],
    ['bomb.png', () => picture(9000, 9000).png().toBuffer(), 'pictureTooLarge'],
  ];
  test.each(refusals)('%s leaves nothing behind', async (name, content, key) => {
    const office = await somebody('office', 'office');
    const bytes = await content();
    const answer = await post(office, name, bytes);
    expect([answer.status, ((await answer.json()) as { key: string }).key]).toEqual([
      400,
      `core.refusal.${key}`,
    ]);
    expect(onDisk()).toEqual([]);
  });

  test('what is larger than allowed is not read to its end, announced or not', async () => {
    const office = await somebody('office', 'office');
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024 * 1024)),
    });
    const before = process.memoryUsage().rss;
    const answer = await fetch(`${url}/api/${street}/files?name=a.txt`, {
      ...{ method: 'POST', body: endless, duplex: 'half' },
      headers: { ...headers(office), 'content-type': 'application/octet-stream' },
    }).catch((error: unknown) => error as Error);
    // The door is shut while the caller still speaks: it hears the answer, or that nobody listens.
    if (answer instanceof Response) expect(answer.status).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    expect(onDisk()).toEqual([]);
    expect((await post(office, 'a.txt', Buffer.alloc(21 * 1024 * 1024, 65))).status).toBe(413);
  });

  test('a name that leads elsewhere or hides what it is becomes a plain one', async () => {
    const office = await somebody('office', 'office');
    const names = {
      '../../etc/passwd': 'passwd.txt',
      'C:\\Windows\\evil.exe': 'evil.exe.txt',
      'in\r\nSet-Cookie: x=1.txt': 'in Set-Cookie x=1.txt',
      '\u202etxt.exe': 'txt.exe.txt',
      '...': 'file.txt',
      ['长'.repeat(300)]: `${'长'.repeat(120)}.txt`,
    };
    for (const [given, wanted] of Object.entries(names))
      expect((await send(office, given, 'text')).name).toBe(wanted);
  });

  test('whoever may not speak here sends nothing; what exceeds the organisation’s share is refused', async () => {
    const office = await somebody('office', 'office');
    const display = await somebody('wall', 'display');
    expect((await post(display, 'a.txt', 'text')).status).toBe(403);
    expect((await post(office, 'a.txt', 'text', '370705001')).status).toBe(404);
    expect((await post({ ...office, token: 'heli_x' }, 'a.txt', 'text')).status).toBe(401);
    const form = await fetch(`${url}/api/${street}/files?name=a.txt`, {
      ...{ method: 'POST', body: 'text', headers: { ...headers(office), 'content-type': 'text/plain' } },
    });
    expect(form.status).toBe(415);
    await house.kernel.database.transaction((sql) =>
      sql.run(
        `INSERT INTO core_file (id, hash, name, type, size, organisation, uploader, uploaded_at)
         VALUES ('big', 'h', 'n', 't', ?, ?, 'x', ?)`,
        ...[100 * 1024 * 1024 - 2, street, house.clock.now()],
      ),
    );
    const full = await post(office, 'a.txt', 'text');
    expect([full.status, ((await full.json()) as { key: string }).key]).toEqual([
      409,
      'core.refusal.fileShareUsed',
    ]);
    expect(onDisk()).toEqual([]);
  });
});

test('a file that was sent in survives a restart, byte for byte', async () => {
  const office = await somebody('office', 'office');
  const { id, hash: kept } = await send(office, 'a.txt', 'evidence');
  await house.close();
  house = await createHouse({ mechanisms: [desk], folder });
  ({ url } = await house.listen());
  await enter(office, [id]);
  expect(await (await get(office, id)).text()).toBe('evidence');
  expect(readFileSync(placeOf(kept), 'utf8')).toBe('evidence');
});
