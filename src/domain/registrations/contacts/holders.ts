import { matchNames } from '../../../lib/matching/names.ts';
import { matchBirthDates } from '../../../lib/matching/people.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import { declaredKey } from '../drafts/details.ts';
import type { Draft } from '../drafts/types.ts';
import { purposes } from '../queries.ts';
import { countTry } from '../tries.ts';
import type { Declared } from '../types.ts';
import { contactMac } from './addresses.ts';

/** States in which an account is somebody's. */
const alive = `a.state in ('waiting', 'active', 'locked')`;

interface Holder {
  readonly accountId: string;
  readonly fullName: string;
  readonly birthDate: string;
}

/** The account behind what was declared: by a personal number, also one that was replaced, or by the file that it was granted on. */
export async function findHolder(db: Db, secrets: Secrets, declared: Partial<Declared>): Promise<Holder | undefined> {
  const key = declaredKey(declared);
  if (!key) return undefined;
  const { rows } = await db.raw(
    `select a.id, p.full_name, p.birth_date from accounts a join people p on p.id = a.person_id
     where ${alive} and (a.id in (select account_id from account_numbers where number = ?)
       or a.id in (select account_id from applications where number_mac = ? and decided_at is not null and account_id is not null
         and state in ('granted', 'notified')))
     order by a.created_at limit 1`,
    [declared.personalNumber ?? '', secrets.mac(purposes.number, key)],
  );
  const [row] = rows;
  return row && { accountId: row.id, fullName: row.full_name, birthDate: row.birth_date };
}

/**
 * The account that a draft's applicant already has. Said only to somebody whose contact is confirmed and who knows number, name and birth
 * date, and asked only so often, so that nobody finds out a birth date here; otherwise the file goes on like any other.
 */
export async function findOwnAccount(db: Db, secrets: Secrets, draft: Draft): Promise<string | undefined> {
  const proved = draft.contacts.find((contact) => contact.confirmed);
  const { fullName, birthDate } = draft.declared;
  if (!proved || !fullName || !birthDate) return undefined;
  const of = contactMac(secrets, proved.address);
  const holder = await findHolder(db, secrets, draft.declared);
  if (!(await countTry(db, secrets, { kind: 'account-of-contact', of })) || !holder) return undefined;
  const isSame = matchNames(fullName, holder.fullName) === 'same' && matchBirthDates(birthDate, holder.birthDate) === 'same';
  return isSame ? holder.accountId : undefined;
}

/** What is looked at of a draft, at home or at a counter. */
export type ProvedDraft = Pick<Draft, 'application' | 'declared' | 'contacts'>;

/** Another person's account whose contact this telephone number is; only for somebody who has just proved the number. */
export async function findPhoneHolder(db: Db, secrets: Secrets, draft: ProvedDraft): Promise<string | undefined> {
  const phone = draft.contacts.find((contact) => contact.kind === 'phone' && contact.confirmed);
  if (!phone) return undefined;
  const own = await findHolder(db, secrets, draft.declared);
  const { rows } = await db.raw(
    `select a.id from people p join accounts a on a.person_id = p.id where p.phone = ? and ${alive} and a.id is distinct from ?
       and not exists (select from contact_claims c where c.account_id = a.id and c.application_id = ? and c.address_mac = ?)
     order by a.created_at limit 1`,
    [phone.address, own?.accountId ?? null, draft.application.id, contactMac(secrets, phone.address)],
  );
  return rows[0]?.id;
}
