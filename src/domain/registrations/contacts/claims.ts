import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { forgetContacts } from '../../accounts/contacts.ts';
import { recordAudit } from '../../audit/actions.ts';
import { findReach } from '../../notifications/queries.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import { type DraftChange, takeDraft } from '../drafts/actions.ts';
import { contactMac } from './addresses.ts';
import { findPhoneHolder, type ProvedDraft } from './holders.ts';

/** Hours in which the older holder may prove the number again. */
const claimHours = 72;

/** `stopped`: the older holder proved the number again; `lapsed`: the file came to nothing, or the account has another number by now. */
export type ClaimState = 'open' | 'stopped' | 'lapsed' | 'done';

/**
 * The applicant has proved a number that is the contact of another account, and says that it is theirs. The older account is told, and loses
 * the number as a contact after 72 hours, never any of its factors. False when there is nothing to claim.
 */
export async function claimPhone(deps: Deps, draft: ProvedDraft, change: Pick<DraftChange, 'requestId' | 'actor'>): Promise<boolean> {
  const accountId = await findPhoneHolder(deps.db, deps.secrets, draft);
  const phone = draft.contacts.find((contact) => contact.kind === 'phone' && contact.confirmed);
  if (!accountId || !phone) return false;
  const applicationId = draft.application.id;
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeDraft(tx, applicationId))) return false;
    const { rows } = await tx.raw(
      `insert into contact_claims as c (id, application_id, account_id, address_mac, takes_effect_at)
       values (?, ?, ?, ?, app_now() + make_interval(hours => ?))
       on conflict (application_id, account_id) do update set
         address_mac = excluded.address_mac, state = 'open', claimed_at = app_now(), takes_effect_at = excluded.takes_effect_at, ended_at = null
       where c.address_mac <> excluded.address_mac
       returning id`,
      [randomUUID(), applicationId, accountId, contactMac(deps.secrets, phone.address), claimHours],
    );
    if (rows.length === 0) return true;
    await recordAudit(tx, {
      event: 'contact.claimed',
      actor: change.actor ?? `applicant:${applicationId}`,
      applicationId,
      accountId,
      requestId: change.requestId,
    });
    await tellOlderAccount(tx, deps, { applicationId, accountId });
    return true;
  });
}

async function tellOlderAccount(tx: Tx, deps: Pick<Deps, 'secrets'>, claim: { applicationId: string; accountId: string }): Promise<void> {
  const { phone, email } = await findReach(tx, claim.accountId, 'account-locked');
  await tellApplicant(tx, deps, { kind: 'contact-claimed', ...claim, language: 'vi', to: { phone, email }, hours: claimHours });
}

interface DueClaim {
  readonly id: string;
  readonly application_id: string;
  readonly account_id: string;
  readonly address_mac: string;
  readonly application_state: string;
  readonly phone: string | null;
  readonly proved_again: boolean;
}

/** Ends claims whose time has come. Returns how many. A file that is still a draft waits: nobody loses a contact to an unsent form. */
export async function settleClaims(deps: Deps, limit: number): Promise<number> {
  return inTransaction(deps.db, async (tx) => {
    const { rows } = await tx.raw(
      `select c.id, c.application_id, c.account_id, c.address_mac, f.state as application_state, p.phone,
         exists (select from audit_events e where e.account_id = c.account_id and e.event = 'factor.passed' and e.details->>'kind' = 'sms'
           and e.at > c.claimed_at) as proved_again
       from contact_claims c join applications f on f.id = c.application_id join accounts a on a.id = c.account_id
       left join people p on p.id = a.person_id
       where c.state = 'open' and c.takes_effect_at <= app_now() and f.state <> 'draft'
       order by c.takes_effect_at limit ? for no key update of c skip locked`,
      [limit],
    );
    for (const claim of rows as DueClaim[]) await settle(tx, deps, claim);
    return rows.length;
  });
}

const cameToNothing = new Set(['refused', 'withdrawn', 'returned', 'stopped']);

async function settle(tx: Tx, { secrets }: Pick<Deps, 'secrets'>, claim: DueClaim): Promise<void> {
  const isSame = claim.phone !== null && contactMac(secrets, claim.phone) === claim.address_mac;
  const state: ClaimState = claim.proved_again ? 'stopped' : cameToNothing.has(claim.application_state) || !isSame ? 'lapsed' : 'done';
  await tx('contact_claims')
    .where({ id: claim.id })
    .update({ state, ended_at: tx.raw('app_now()') });
  if (state === 'done') await forgetContacts(tx, claim.account_id, { phone: false, email: true });
  const event = ({ done: 'contact.lost', stopped: 'contact.kept', lapsed: 'contact.kept' } as const)[state];
  await recordAudit(tx, {
    event,
    actor: 'system',
    applicationId: claim.application_id,
    accountId: claim.account_id,
    details: { contact: 'phone', claim: state },
  });
}
