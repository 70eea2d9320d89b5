import { randomInt } from 'node:crypto';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import { purposes } from '../queries.ts';
import { counterStatementVersion } from '../statement.ts';
import { countTries } from '../tries.ts';
import { takeCounterDraft } from './take.ts';
import type { CounterChange } from './types.ts';
import { sameText } from '../../../platform/same-text.ts';

/** Minutes. */
const codeLife = 10;
const mostTries = 5;

/** `no-phone`: none is confirmed. `held`: too many messages to it, of this file, or from this officer. */
export type StatementCodeSent = 'sent' | 'held' | 'no-phone' | 'not-draft';

/**
 * Sends the applicant's own phone a code with which they agree to the statement in one language. It is another one than the code that
 * confirmed the phone, and void once anything of the file has changed. An earlier one is void.
 */
export async function sendStatementCode(
  deps: Deps,
  change: CounterChange & { readonly language: 'vi' | 'en' },
): Promise<StatementCodeSent> {
  const { applicationId, officerId, requestId, language } = change;
  const phone = await findPhone(deps.db, applicationId);
  if (!phone) return 'no-phone';
  const tries = [
    { kind: 'message-to-contact', of: phone.address_mac },
    { kind: 'message-of-file', of: applicationId },
    { kind: 'message-from-officer', of: officerId },
  ] as const;
  if (!(await countTries(deps.db, deps.secrets, tries))) return 'held';
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  return inTransaction(deps.db, async (tx) => {
    const draft = await takeCounterDraft(tx, change);
    if (!draft) return 'not-draft';
    const mac = codeMac(deps, { applicationId, addressMac: phone.address_mac, version: Number(draft.version), language }, code);
    await tx.raw(
      `insert into statement_codes (application_id, code_mac, language) values (?, ?, ?)
       on conflict (application_id) do update set code_mac = excluded.code_mac, language = excluded.language, tries = 0, sent_at = app_now()`,
      [applicationId, mac, language],
    );
    const to = { phone: deps.secrets.unseal(purposes.contact, phone.address) };
    await tellApplicant(tx, deps, { kind: 'contact-code', applicationId, language, to, code, minutes: codeLife });
    const details = { statement: counterStatementVersion, language };
    await recordAudit(tx, { event: 'application.statement-code-sent', actor: `officer:${officerId}`, applicationId, requestId, details });
    return 'sent';
  });
}

/** Whether a code is out that can still be typed, for the statement in this language. */
export async function hasStatementCode(db: Db, of: { readonly applicationId: string; readonly language: 'vi' | 'en' }): Promise<boolean> {
  const { rows } = await db.raw(
    'select 1 from statement_codes where application_id = ? and language = ? and sent_at > app_now() - make_interval(mins => ?)',
    [of.applicationId, of.language, codeLife],
  );
  return rows.length === 1;
}

/** Tries the typed code: counted before it is compared. What it was sent for, or why not. */
export async function tryStatementCode(
  deps: Deps,
  { applicationId, code, version }: { readonly applicationId: string; readonly code: string; readonly version: number },
): Promise<
  { readonly kind: 'right'; readonly mac: string; readonly language: 'vi' | 'en' } | { readonly kind: 'wrong' | 'held' | 'expired' }
> {
  const phone = await findPhone(deps.db, applicationId);
  const { rows } = await deps.db.raw<{ rows: CodeRow[] }>(
    `update statement_codes set tries = tries + 1 where application_id = ? and tries < ? and sent_at > app_now() - make_interval(mins => ?)
     returning code_mac, language`,
    [applicationId, mostTries, codeLife],
  );
  const [open] = rows;
  if (!open || !phone) return { kind: await whyClosed(deps.db, applicationId) };
  const { code_mac: stored, language } = open;
  const typed = code.normalize('NFKC').replace(/\D/g, '');
  const mac = codeMac(deps, { applicationId, addressMac: phone.address_mac, version, language }, typed);
  return sameText(mac, stored) ? { kind: 'right', mac, language } : { kind: 'wrong' };
}

/** Spends a code that was right: of any number of answers at once exactly one gets it. */
export async function spendStatementCode(tx: Tx, { applicationId, mac }: { applicationId: string; mac: string }): Promise<boolean> {
  return (await tx('statement_codes').where({ application_id: applicationId, code_mac: mac }).delete()) === 1;
}

interface CodeRow {
  readonly code_mac: string;
  readonly language: 'vi' | 'en';
}

async function whyClosed(db: Db, applicationId: string): Promise<'held' | 'expired'> {
  const row = await db('statement_codes').where({ application_id: applicationId }).where('tries', '>=', mostTries).first('application_id');
  return row ? 'held' : 'expired';
}

async function findPhone(db: Db, applicationId: string): Promise<{ address: string; address_mac: string } | undefined> {
  return db('application_contacts')
    .where({ application_id: applicationId, kind: 'phone' })
    .whereNotNull('confirmed_at')
    .first('address', 'address_mac');
}

interface CodeGround {
  readonly applicationId: string;
  readonly addressMac: string;
  readonly version: number;
  readonly language: 'vi' | 'en';
}

function codeMac({ secrets }: Pick<Deps, 'secrets'>, ground: CodeGround, code: string): string {
  const { applicationId, addressMac, version, language } = ground;
  return secrets.mac('statement-code', [applicationId, addressMac, version, counterStatementVersion, language, code].join('\n'));
}
