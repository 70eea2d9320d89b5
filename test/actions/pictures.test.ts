import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { moveApplication } from '../../src/domain/registrations/move.ts';
import { erasePictures } from '../../src/domain/registrations/pictures/erase.ts';
import { dropPicture, keepPicture, type NewPicture } from '../../src/domain/registrations/pictures/keep.ts';
import { listPictures, openPicture } from '../../src/domain/registrations/pictures/queries.ts';
import type { ApplicationEvent, ApplicationState } from '../../src/domain/registrations/types.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { createTestDatabase, shiftClock, type TestDatabase } from '../setup/database.ts';
import { newFile } from '../setup/files-of-units.ts';
import { insertUnits } from '../setup/officers.ts';
import { depsOn } from '../setup/running-files.ts';

let database: TestDatabase;
let deps: Deps;
beforeAll(async () => {
  database = await createTestDatabase({ max: 25 });
  deps = depsOn(database.db);
  await insertUnits(database.db);
});
beforeEach(() => shiftClock(database.db, '0'));
afterAll(() => database.drop());

const jpeg = Buffer.from('not a real picture, but nobody looks');

async function file(state: ApplicationState, columns: Record<string, unknown> = {}): Promise<string> {
  const draft = state === 'draft' ? { erase_at: database.db.raw(`app_now() + interval '30 days'`) } : {};
  return newFile(database.db, { unitId: 'commune-a', procedure: 'citizen-level-1', channel: 'online', state, ...draft, ...columns });
}

async function keep(applicationId: string, more: Partial<NewPicture> = {}) {
  return inTransaction(database.db, (tx) => keepPicture(tx, deps, { applicationId, kind: 'face', source: 'camera', jpeg, ...more }));
}

async function kept(applicationId: string, more: Partial<NewPicture> = {}): Promise<string> {
  const answer = await keep(applicationId, more);
  if (answer.kind !== 'kept') throw new Error(answer.kind);
  return answer.pictureId;
}

async function move(applicationId: string, event: ApplicationEvent): Promise<void> {
  const outcome = await inTransaction(database.db, (tx) => moveApplication(tx, { applicationId, event, actor: 'system' }));
  expect(outcome.kind).toBe('moved');
}

async function kindsOf(applicationId: string): Promise<string[]> {
  return (await listPictures(database.db, applicationId)).map(({ kind }) => kind).sort();
}

/** A file in a state in which all kinds of picture have been kept. */
async function withAllKinds(state: ApplicationState, columns: Record<string, unknown> = {}): Promise<string> {
  const id = await file('draft');
  for (const kind of ['face', 'paper', 'signature'] as const) await kept(id, { kind });
  await database
    .db('applications')
    .where({ id })
    .update({ state, erase_at: null, ...columns });
  await database.db('application_pictures').where({ application_id: id }).update({ erase_at: null });
  return id;
}

describe('a picture of a file', () => {
  test('is sealed, listed without what it shows, and opened by both ids that belong together', async () => {
    const [mine, other] = [await file('draft'), await file('draft')];
    const pictureId = await kept(mine);
    const row = await database.db('application_pictures').where({ id: pictureId }).first();
    expect(row).toMatchObject({ kind: 'face', purpose: 'identity', source: 'camera', media_type: 'image/jpeg', bytes: jpeg.length });
    expect(row.sealed).not.toContain(jpeg.toString('base64'));
    expect(() => deps.secrets.unseal('application', row.sealed)).toThrow();
    expect(await listPictures(database.db, mine)).toMatchObject([{ id: pictureId, kind: 'face', bytes: jpeg.length }]);
    expect(await openPicture(database.db, deps.secrets, { applicationId: mine, pictureId })).toEqual(jpeg);
    for (const ids of [
      { applicationId: other, pictureId },
      { applicationId: mine, pictureId: randomUUID() },
      { applicationId: "' or 1=1", pictureId },
      { applicationId: mine, pictureId: '../../etc/passwd' },
    ])
      expect(await openPicture(database.db, deps.secrets, ids)).toBeUndefined();
  });

  test('of a draft: a new face takes the place of the one before, papers gather up to twelve', async () => {
    const id = await file('draft');
    const first = await kept(id);
    const second = await kept(id, { jpeg: Buffer.from('another') });
    expect((await listPictures(database.db, id)).map((picture) => picture.id)).toEqual([second]);
    expect(await openPicture(database.db, deps.secrets, { applicationId: id, pictureId: first })).toBeUndefined();
    for (let paper = 0; paper < 12; paper += 1) await kept(id, { kind: 'paper' });
    expect(await keep(id, { kind: 'paper' })).toEqual({ kind: 'too-many' });
    const [paper] = (await listPictures(database.db, id)).filter(({ kind }) => kind === 'paper');
    const drop = () => inTransaction(database.db, (tx) => dropPicture(tx, { applicationId: id, pictureId: paper?.id ?? '' }));
    expect([await drop(), await drop()]).toEqual([true, false]);
    expect((await keep(id, { kind: 'paper' })).kind).toBe('kept');
  });

  test('twenty faces at once leave one', async () => {
    const id = await file('draft');
    await Promise.all(Array.from({ length: 20 }, (_, index) => kept(id, { jpeg: Buffer.from(`face ${index}`) })));
    expect(await kindsOf(id)).toEqual(['face']);
  });

  test('of a file that waits for what is missing: the face that was looked at stays', async () => {
    const id = await withAllKinds('needs-supplement');
    await kept(id);
    expect(await kindsOf(id)).toEqual(['face', 'face', 'paper', 'signature']);
  });

  test.each(['submitted', 'received', 'awaiting-decision', 'granted', 'refused', 'withdrawn'] as const)(
    'cannot be added when it is %s',
    async (state) => {
      const id = await withAllKinds(state);
      expect(await keep(id)).toEqual({ kind: 'state-forbids' });
      const [picture] = await listPictures(database.db, id);
      expect(await inTransaction(database.db, (tx) => dropPicture(tx, { applicationId: id, pictureId: picture?.id ?? '' }))).toBe(false);
    },
  );

  test('cannot be added to a file that is none', async () => {
    expect(await keep(randomUUID())).toEqual({ kind: 'state-forbids' });
  });

  test('that was not taken in the sitting raises a flag; one that was lowers it', async () => {
    const id = await file('draft', { flags: ['same-phone'] });
    const flags = async () => (await database.db('applications').where({ id }).first('flags')).flags;
    await kept(id, { source: 'upload' });
    await kept(id, { source: 'upload' });
    expect(await flags()).toEqual(['same-phone', 'uploaded-face']);
    await kept(id, { source: 'upload', kind: 'paper' });
    await kept(id);
    expect(await flags()).toEqual(['same-phone']);
  });
});

describe('pictures are erased', () => {
  const sweepAfter = async (days: number): Promise<void> => {
    await shiftClock(database.db, `${days} days`);
    while ((await erasePictures(deps, 2)) > 0);
  };

  test.each([
    ['refused', 'refuse'],
    ['withdrawn', 'withdraw'],
    ['stopped', 'stop'],
  ] as const)('ninety days after the file was %s, with an audit row', async (_state, event) => {
    const id = await withAllKinds(event === 'refuse' ? 'awaiting-decision' : 'submitted', {
      procedure: 'citizen-level-2',
      channel: 'counter',
    });
    await move(id, event);
    await sweepAfter(89);
    expect(await kindsOf(id)).toEqual(['face', 'paper', 'signature']);
    await sweepAfter(91);
    expect(await kindsOf(id)).toEqual([]);
    expect(await database.db('application_pictures').where({ application_id: id }).whereNotNull('sealed')).toEqual([]);
    const rows = await database.db('audit_events').where({ application_id: id, event: 'pictures.erased' });
    expect(rows.reduce((sum, { details }) => sum + details.pictures, 0)).toBe(3);
  });

  test('of a returned file too', async () => {
    const id = await withAllKinds('needs-supplement');
    await move(id, 'return');
    await sweepAfter(91);
    expect(await kindsOf(id)).toEqual([]);
  });

  test('of a granted file only the papers: the face belongs to the identity, the signature proves the consent', async () => {
    const id = await withAllKinds('awaiting-decision', { procedure: 'citizen-level-2', channel: 'counter' });
    await move(id, 'grant');
    await move(id, 'notify');
    await sweepAfter(4000);
    expect(await kindsOf(id)).toEqual(['face', 'signature']);
  });

  test('of a draft with the draft, also one that was given more time; of a file that was sent not at all', async () => {
    const [left, sent] = [await file('draft'), await file('draft')];
    await kept(left);
    await kept(sent);
    expect((await listPictures(database.db, left))[0]?.eraseAt).toBeInstanceOf(Date);
    await move(sent, 'submit');
    expect((await listPictures(database.db, sent))[0]?.eraseAt).toBeUndefined();
    await database
      .db('applications')
      .where({ id: left })
      .update({ erase_at: database.db.raw(`app_now() + interval '40 days'`) });
    await sweepAfter(35);
    expect([await kindsOf(left), await kindsOf(sent)]).toEqual([['face'], ['face']]);
    await sweepAfter(41);
    expect([await kindsOf(left), await kindsOf(sent)]).toEqual([[], ['face']]);
  });

  test('by two workers at once, each once', async () => {
    const files = await Promise.all(Array.from({ length: 6 }, () => withAllKinds('needs-supplement')));
    for (const id of files) await move(id, 'return');
    await shiftClock(database.db, '91 days');
    const counts = await Promise.all(Array.from({ length: 8 }, () => erasePictures(deps, 5)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(18);
  });
});
