import { randomBytes } from 'node:crypto';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { isUuid } from '../../../lib/uuid.ts';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { artifactHash } from '../../../platform/token-store/hash.ts';
import { recordAudit } from '../../audit/actions.ts';
import { putChallenge, takeChallenge } from '../../credentials/challenges.ts';
import { takeCounterDraft } from '../intake/take.ts';
import type { CounterChange } from '../intake/types.ts';
import { challengeName } from './beds.ts';
import { offerSleepingPasskey, sleepPasskey } from './passkey.ts';

/** Minutes: long enough to unlock a telephone, too short to be carried away. */
export const counterLinkMinutes = 10;

/** What a link opens while it can be used. */
export interface CounterLink {
  readonly applicationId: string;
  readonly reference: string;
}

/** `<file>.<256 random bits>`: nothing in it says whose it is. */
const tokenShape = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/;

/**
 * The way from the officer's screen to the applicant's own telephone: one for each file, good once and for ten minutes, of which only a hash
 * is kept. An earlier one is void. Undefined when the file is not keyed by this officer any more.
 */
export async function openCounterLink(deps: Deps, change: CounterChange): Promise<string | undefined> {
  const { applicationId, officerId, requestId } = change;
  const random = randomBytes(32).toString('base64url');
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeCounterDraft(tx, change))) return undefined;
    await putChallenge(tx, { kind: 'counter-device', ...named(applicationId, random), life: counterLinkMinutes * 60 });
    await recordAudit(tx, { event: 'counter-link.opened', actor: `officer:${officerId}`, applicationId, requestId });
    return `${applicationId}.${random}`;
  });
}

/** The file of a link while it can be used; changes nothing, so that whatever looks ahead at links does no harm. */
export async function findCounterLink(db: Db, token: string): Promise<CounterLink | undefined> {
  const read = readToken(token);
  if (!read) return undefined;
  const { sitting, valueHash } = named(read.applicationId, read.random);
  const { rows } = await db.raw(
    `select a.reference from applications a join challenges c on c.kind = 'counter-device' and c.sitting_hash = ? and c.value_hash = ?
     where a.id = ? and a.channel = 'counter' and a.state = 'draft' and c.expires_at > app_now()`,
    [artifactHash(sitting), valueHash, read.applicationId],
  );
  return rows[0] && { applicationId: read.applicationId, reference: rows[0].reference };
}

/** Options for the applicant's own browser; the key is named by the reference, which nobody else at the counter can misuse. */
export async function offerByLink(deps: Deps, token: string): Promise<PublicKeyCredentialCreationOptionsJSON | undefined> {
  const link = await findCounterLink(deps.db, token);
  if (!link) return undefined;
  const { applicationId, reference } = link;
  return offerSleepingPasskey(deps, { applicationId }, { userName: reference, displayName: reference });
}

/** The telephone made its key, which sleeps until the activation; the link goes in the same transaction. */
export async function sleepByLink(
  deps: Deps,
  token: string,
  answer: { readonly response: unknown; readonly label: string },
): Promise<'asleep' | 'expired' | 'not-verified'> {
  const link = await findCounterLink(deps.db, token);
  const read = readToken(token);
  if (!link || !read) return 'expired';
  const { applicationId } = link;
  return sleepPasskey(deps, { applicationId }, { ...answer, actor: `applicant:${applicationId}`, spend: (tx) => spend(tx, read) });
}

interface Read {
  readonly applicationId: string;
  readonly random: string;
}

/** Of any number of telephones at once one spends it, and none once the file was sent or given up. */
async function spend(tx: Tx, { applicationId, random }: Read): Promise<boolean> {
  const { rows } = await tx.raw(`select 1 from applications where id = ? and channel = 'counter' and state = 'draft' for no key update`, [
    applicationId,
  ]);
  return rows.length === 1 && (await takeChallenge(tx, 'counter-device', named(applicationId, random))) !== undefined;
}

function readToken(token: string): Read | undefined {
  const [, applicationId = '', random = ''] = tokenShape.exec(token) ?? [];
  return isUuid(applicationId) ? { applicationId, random } : undefined;
}

function named(applicationId: string, random: string): { sitting: string; valueHash: Buffer } {
  return { sitting: challengeName({ applicationId }), valueHash: artifactHash(random) };
}
