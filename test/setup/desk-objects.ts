import { randomUUID } from 'node:crypto';
import { openTask } from '../../src/domain/tasks/actions.ts';
import { listTasks } from '../../src/domain/tasks/queries.ts';
import { inTransaction } from '../../src/platform/database/pool.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { newFile } from './files-of-units.ts';

/** What a route of the desk is asked with. */
export interface DeskObject {
  readonly params: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, unknown>>;
}

/**
 * By path: an object that lies with a unit, for the test that nobody reaches those of other units. A route of the desk with an id in its
 * path needs a line here.
 */
export const deskObjects: Readonly<Record<string, ((db: Db, unitId: string) => Promise<DeskObject>) | 'of no unit'>> = {
  '/jobs/:id/retry': 'of no unit',
  '/people/:id': 'of no unit',
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
