import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { ContactKind } from '../../rule-sets/types.ts';
import { changeDraft, type DraftChange, type DraftSaved, takeDraft } from '../drafts/actions.ts';
import { purposes } from '../queries.ts';
import { contactMac } from './addresses.ts';

/** Addresses in canonical form. */
export type GivenContacts = Readonly<Partial<Record<ContactKind, string>>>;

/** Replaces the contacts of a draft. One that stays the same stays confirmed; one that changes must be confirmed anew. */
export async function saveContacts(deps: Deps, change: DraftChange & { readonly contacts: GivenContacts }): Promise<DraftSaved> {
  const { applicationId, contacts } = change;
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeDraft(tx, applicationId))) return 'not-draft';
    for (const kind of ['phone', 'email'] as const) await saveContact(tx, deps, { applicationId, kind, address: contacts[kind] });
    await changeDraft(tx, applicationId);
    const { actor = `applicant:${applicationId}`, requestId } = change;
    await recordAudit(tx, {
      event: 'application.contacts-given',
      actor,
      applicationId,
      requestId,
      details: { kinds: Object.keys(contacts) },
    });
    return 'saved';
  });
}

async function saveContact(
  tx: Tx,
  { secrets }: Pick<Deps, 'secrets'>,
  { applicationId, kind, address }: { applicationId: string; kind: ContactKind; address: string | undefined },
): Promise<void> {
  if (address === undefined) {
    await tx('application_contacts').where({ application_id: applicationId, kind }).delete();
    return;
  }
  await tx.raw(
    `insert into application_contacts as c (application_id, kind, address, address_mac) values (?, ?, ?, ?)
     on conflict (application_id, kind) do update set
       address = excluded.address, address_mac = excluded.address_mac, code_mac = null, code_sent_at = null, confirmed_at = null
     where c.address_mac <> excluded.address_mac`,
    [applicationId, kind, secrets.seal(purposes.contact, address), contactMac(secrets, address)],
  );
}
