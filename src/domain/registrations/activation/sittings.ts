import { randomBytes } from 'node:crypto';
import type { Day } from '../../../lib/days.ts';
import type { DayCalendar } from '../../../lib/working-days.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import { artifactHash } from '../../../platform/token-store/hash.ts';
import type { CredentialKind } from '../../credentials/types.ts';
import { loadCalendar } from '../../units/queries.ts';
import type { ActivationState, ApplicationChannel, SleepingKind } from '../types.ts';
import { activationStep } from './step.ts';
import type { ActivationFacts, ActivationProof, ActivationStep, KeptFactors } from './types.ts';
import { isWindowOver } from './window.ts';

/** Cookie of the browser that activates. */
export const activationCookieName = 'dd-activation';

/** Seconds: an hour from the code of the file to the end, as with everything that waits for somebody to type. */
export const activationSittingLife = 3600;

/** A browser that activates, and where it stands. */
export interface ActivationSitting {
  /** Hash of its cookie. */
  readonly hash: Buffer;
  readonly activationId: string;
  readonly applicationId: string;
  readonly accountId: string;
  readonly level: 1 | 2;
  readonly language: 'vi' | 'en';
  /** Last day of the window, when it runs. */
  readonly endsOn: Day | undefined;
  readonly now: Date;
  readonly facts: ActivationFacts;
  readonly step: ActivationStep;
  /** A code was sent a moment ago and can still be typed. */
  readonly codeIsOut: boolean;
  /** What sleeps since the counter and can be shown as a proof. */
  readonly counterDevices: readonly SleepingKind[];
}

interface SittingRow {
  readonly id: string;
  readonly application_id: string;
  readonly account_id: string;
  readonly level: 1 | 2;
  readonly state: ActivationState;
  readonly ends_on: Day | null;
  readonly by_text: boolean;
  readonly contact_proved_at: Date | null;
  readonly slip_proved_at: Date | null;
  readonly device_proved_at: Date | null;
  readonly channel: ApplicationChannel;
  readonly language: 'vi' | 'en';
  readonly has_slip: boolean;
  readonly code_is_out: boolean;
  readonly counter_devices: readonly SleepingKind[];
  readonly own_devices: readonly SleepingKind[];
  readonly contacts: readonly ('phone' | 'email')[];
  readonly held: readonly { readonly kind: CredentialKind; readonly alone: boolean | null }[];
  readonly now: Date;
}

/**
 * Begins the activation of a file in a browser whose person has just shown that the file is theirs; answers its cookie. What was proved in
 * another browser does not count here. Undefined when nothing was granted in this file.
 */
export async function beginActivation(db: Db, applicationId: string): Promise<string | undefined> {
  const cookie = randomBytes(32).toString('base64url');
  return inTransaction(db, async (tx) => {
    const { rowCount } = await tx.raw(
      `update activations set sitting_hash = ?, sitting_at = app_now(), contact_code_mac = null, contact_proved_at = null,
         slip_proved_at = null, device_proved_at = null, by_text = false where application_id = ?`,
      [artifactHash(cookie), applicationId],
    );
    await tx.raw('delete from sleeping_credentials where application_id = ? and sitting_hash is not null', [applicationId]);
    return rowCount === 1 ? cookie : undefined;
  });
}

/** The window of what was granted in a file, for its page; undefined when nothing was, or a later file took its place. */
export async function findWindow(db: Db, applicationId: string): Promise<{ readonly endsOn: Day | undefined } | undefined> {
  const row = await db('activations').where({ application_id: applicationId }).whereNot({ state: 'dropped' }).first('ends_on');
  return row && { endsOn: row.ends_on ?? undefined };
}

/** The sitting of a cookie while it lasts, and what comes next in it. */
export async function findActivationSitting(db: Db, cookie: string): Promise<ActivationSitting | undefined> {
  const row = await readRow(db, cookie);
  return row && sittingFrom(row, artifactHash(cookie), await loadCalendar(db));
}

/** The same for a decision: whoever else changes this activation waits. The account's row is held by the caller before. */
export async function takeActivationSitting(tx: Tx, cookie: string): Promise<ActivationSitting | undefined> {
  await tx.raw('select 1 from activations where sitting_hash = ? for update', [artifactHash(cookie)]);
  return findActivationSitting(tx, cookie);
}

async function readRow(db: Db, cookie: string): Promise<SittingRow | undefined> {
  const { rows } = await db.raw<{ rows: SittingRow[] }>(
    `select v.*, p.channel, p.language, app_now() as now,
       v.contact_code_mac is not null and v.contact_code_at > app_now() - interval '10 minutes' as code_is_out,
       exists (select from activation_slips s where s.application_id = v.application_id) as has_slip,
       array(select c.kind from sleeping_credentials c where c.application_id = v.application_id and c.sitting_hash is null) as counter_devices,
       array(select c.kind from sleeping_credentials c where c.application_id = v.application_id and c.sitting_hash = v.sitting_hash) as own_devices,
       array(select k.kind from application_contacts k where k.application_id = v.application_id and k.confirmed_at is not null) as contacts,
       coalesce((select json_agg(json_build_object('kind', c.kind, 'alone', c.stands_alone))
         from credentials c where c.account_id = v.account_id and c.state = 'active'), '[]') as held
     from activations v join applications p on p.id = v.application_id
     where v.sitting_hash = ? and v.sitting_at > app_now() - make_interval(secs => ?)`,
    [artifactHash(cookie), activationSittingLife],
  );
  return rows[0];
}

function sittingFrom(row: SittingRow, hash: Buffer, calendar: DayCalendar): ActivationSitting {
  const endsOn = row.ends_on ?? undefined;
  const facts: ActivationFacts = {
    state: row.state,
    isOver: isWindowOver(endsOn, row.now, calendar),
    level: row.level,
    channel: row.channel,
    proved: provedIn(row),
    offered: offeredIn(row),
    wakes: [...new Set([...row.counter_devices, ...row.own_devices])],
    kept: keptIn(row),
    hasPhone: row.contacts.includes('phone'),
    byText: row.by_text,
  };
  return {
    hash,
    activationId: row.id,
    applicationId: row.application_id,
    accountId: row.account_id,
    level: row.level,
    language: row.language,
    endsOn,
    now: row.now,
    facts,
    step: activationStep(facts),
    codeIsOut: row.code_is_out,
    counterDevices: row.counter_devices,
  };
}

function provedIn(row: SittingRow): ActivationProof[] {
  const at = { contact: row.contact_proved_at, slip: row.slip_proved_at, device: row.device_proved_at };
  return (['contact', 'slip', 'device'] as const).filter((proof) => at[proof] !== null);
}

function offeredIn(row: SittingRow): ActivationProof[] {
  const is = { contact: row.contacts.length > 0, slip: row.has_slip, device: row.counter_devices.length > 0 };
  return (['contact', 'slip', 'device'] as const).filter((proof) => is[proof]);
}

function keptIn({ held }: SittingRow): KeptFactors {
  const password = held.find(({ kind }) => kind === 'password');
  return {
    password: password ? (password.alone ? 'alone' : 'short') : 'none',
    devices: held.flatMap(({ kind }) => (kind === 'totp' || kind === 'passkey' ? [kind] : [])),
  };
}
