import { randomUUID } from 'node:crypto';
import { openTask } from '../../src/domain/tasks/actions.ts';
import { listTasks } from '../../src/domain/tasks/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { deskDeps } from './desk-visit.ts';
import { newFile } from './files-of-units.ts';
import type { DeskObject } from './desk-object.ts';
import { intakeObjects } from './intake-objects.ts';

/** A file with something in it that an officer can read. */
async function readableFile(db: Db, unitId: string): Promise<DeskObject> {
  const declared = { fullName: 'Đỗ Thị Thử', birthDate: '1991-02-03', sex: 'female', nationality: 'VNM', personalNumber: '005091000001' };
  const sealed = deskDeps(db).secrets.seal('application', JSON.stringify(declared));
  return { params: { id: await newFile(db, { unitId, declared: sealed, state: 'awaiting-decision' }) } };
}

/**
 * By path: an object that lies with a unit, for the test that nobody reaches those of other units. A route of the desk with an id in its
 * path needs a line here.
 */
export const deskObjects: Readonly<Record<string, ((db: Db, unitId: string) => Promise<DeskObject>) | 'of no unit' | 'of one officer'>> = {
  '/calls/:id': 'of one officer',
  '/calls/:id/reopen': 'of one officer',
  '/decisions/:id': 'of one officer',
  '/events/:id': 'of no unit',
  '/files/:id': readableFile,
  '/files/:id/decide': async (db, unitId) => ({
    ...(await readableFile(db, unitId)),
    form: { version: 1, explanation: '', outcome: 'grant' },
  }),
  '/files/:id/letters/:letter': async (db, unitId) => {
    const { params } = await readableFile(db, unitId);
    await db('applications').where({ id: params.id }).update({ printed_due_on: '2026-11-24', late_due_on: '2026-12-01' });
    return { params: { ...params, letter: 'apology' } };
  },
  '/files/:id/identities': readableFile,
  '/files/:id/complete': async (db, unitId) => {
    const { params } = await readableFile(db, unitId);
    await db('applications').where({ id: params.id }).update({ state: 'needs-supplement' });
    await db('application_supplements').insert({ id: randomUUID(), application_id: params.id, items: ['full-name'], asked_by: 'system' });
    return { params, form: { version: 1, name: 'Đỗ Thị Thử' } };
  },
  '/files/:id/supplement': async (db, unitId) => ({ ...(await readableFile(db, unitId)), form: { version: 1, note: '' } }),
  '/files/:id/pictures/:picture': async (db, unitId) => {
    const { params } = await readableFile(db, unitId);
    const picture = randomUUID();
    const sealed = deskDeps(db).secrets.seal('picture', 'AAAA');
    const row = { id: picture, application_id: params.id, kind: 'face', purpose: 'matching', source: 'camera', sealed };
    await db('application_pictures').insert({ ...row, media_type: 'image/jpeg', bytes: 3 });
    return { params: { ...params, picture } };
  },
  ...intakeObjects,
  '/jobs/:id/retry': 'of no unit',
  '/people/:id': 'of no unit',
  '/rules/:generation/:chapter': 'of no unit',
  '/undelivered/:id/retry': async (db, unitId) => {
    const id = randomUUID();
    const row = { id, application_id: await newFile(db, { unitId }), notice_id: randomUUID(), kind: 'application-granted', channel: 'sms' };
    await db('messages').insert({ ...row, language: 'vi', state: 'failed', attempts: 8, variables: 'sealed' });
    return { params: { id }, form: {} };
  },
  '/tasks/:id/close': async (db, unitId) => {
    const applicationId = await newFile(db, { unitId });
    await inTransaction(db, (tx) => openTask(tx, { kind: 'undelivered', unitId, applicationId }));
    const { tasks } = await listTasks(db, { unitIds: [unitId], limit: 100 });
    return { params: { id: tasks.find((task) => task.applicationId === applicationId)?.id ?? '' }, form: {} };
  },
};
