import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { createSecrets } from '../../src/platform/key-file.ts';
import type { Db } from '../../src/platform/database/types.ts';
import type { Deps } from '../../src/platform/deps.ts';
import { shiftClock } from './database.ts';
import { newFile } from './files-of-units.ts';

/** What an action needs, with secrets of its own and no log. */
export function depsOn(db: Db): Deps {
  const secrets = createSecrets({ keys: [{ id: 'test', secret: randomBytes(32) }], sandbox: true });
  return { db, secrets, log: pino({ level: 'silent' }) } as unknown as Deps;
}

/** Sets the one clock to an instant, from where it runs on. */
export async function standAt(db: Db, instant: string): Promise<void> {
  await shiftClock(db, `${Math.round((Date.parse(instant) - Date.now()) / 1000)} seconds`);
}

export interface RunningFileOptions {
  readonly receivedAt: string;
  readonly dueOn: string;
  readonly unitId?: string;
  readonly columns?: Readonly<Record<string, unknown>>;
}

/** A file of level 2 that was received at a counter, with a confirmed phone. */
export async function runningFile(deps: Deps, { receivedAt, dueOn, unitId = 'commune-a', columns }: RunningFileOptions): Promise<string> {
  const id = await newFile(deps.db, {
    unitId,
    rule_set: 'decree-69-2024-amended-169-2025',
    limit_case: 'card-valid',
    started_at: receivedAt,
    first_received_at: receivedAt,
    received_at: receivedAt,
    due_on: dueOn,
    printed_due_on: dueOn,
    ...columns,
  });
  await deps.db('application_contacts').insert({
    application_id: id,
    kind: 'phone',
    address: deps.secrets.seal('contact', '+84500000001'),
    address_mac: 'mac',
    confirmed_at: receivedAt,
  });
  return id;
}

/** Notices of a file by kind, one for each however many channels carried it. */
export async function noticesOf(db: Db, applicationId: string): Promise<string[]> {
  const { rows } = await db.raw(`select kind from messages where application_id = ? and channel = 'sms' order by created_at, kind`, [
    applicationId,
  ]);
  return rows.map(({ kind }: { kind: string }) => kind);
}

/** Open tasks of a file: kind, unit and day. */
export async function openTasksOf(db: Db, applicationId: string): Promise<string[]> {
  const rows = await db('tasks').where({ application_id: applicationId, state: 'open' }).orderBy(['kind', 'unit_id']);
  return rows.map(({ kind, unit_id, due_on }: Record<string, string>) => `${kind} ${unit_id} ${due_on}`);
}
