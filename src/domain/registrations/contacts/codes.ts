import { randomInt } from 'node:crypto';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { placeOf } from '../../credentials/places.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import type { ContactKind } from '../../rule-sets/types.ts';
import { type DraftChange, takeDraft } from '../drafts/actions.ts';
import { codeMinutes } from '../drafts/queries.ts';
import { purposes } from '../queries.ts';
import { fileCodeMac, newFileCode } from '../references.ts';
import { countTries, type Try } from '../tries.ts';
import { sameText } from '../../../platform/same-text.ts';

export interface CodeRequest extends DraftChange {
  readonly kind: ContactKind;
  readonly language: 'vi' | 'en';
  /** Network address it is asked for from. */
  readonly address: string;
  /** The officer at whose counter it is asked for: offices share an address, so their officers are counted instead. */
  readonly officerId?: string;
}

/** `held`: too many messages to this contact, of this file, or from this address. `none`: nothing to confirm. */
export type CodeSending = 'sent' | 'held' | 'none';

/** Sends a code to a contact of a draft; an earlier one is void. Nothing about the contact is looked up: whoever has it gets it. */
export async function sendContactCode(deps: Deps, request: CodeRequest): Promise<CodeSending> {
  const { applicationId, kind } = request;
  const contact = await findContact(deps.db, request);
  if (!contact || contact.confirmed) return 'none';
  const tries: readonly Try[] = [
    { kind: 'message-to-contact', of: contact.address_mac },
    { kind: 'message-of-file', of: applicationId },
    request.officerId
      ? { kind: 'message-from-officer', of: request.officerId }
      : { kind: 'message-from', of: placeOf(request.address).address },
  ];
  if (!(await countTries(deps.db, deps.secrets, tries))) return 'held';
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeDraft(tx, applicationId))) return 'none';
    const { rows } = await tx.raw(
      `update application_contacts set code_mac = ?, code_sent_at = app_now()
       where application_id = ? and kind = ? and address_mac = ? and confirmed_at is null returning address`,
      [codeMac(deps, contact, code), applicationId, kind, contact.address_mac],
    );
    if (!rows[0]) return 'none';
    await tellApplicant(tx, deps, {
      kind: 'contact-code',
      applicationId,
      language: request.language,
      to: { [kind]: deps.secrets.unseal(purposes.contact, rows[0].address) },
      code,
      minutes: codeMinutes,
    });
    await record(tx, request, 'application.code-sent');
    return 'sent';
  });
}

/** `code`: of the file, given out with the first contact that was confirmed; it stands nowhere else. */
export type Confirmation = { readonly kind: 'confirmed'; readonly code?: string } | { readonly kind: 'wrong' } | { readonly kind: 'held' };

/** A typed code: counted before it is compared, good once, for ten minutes, for this file and this contact. */
export async function confirmContact(
  deps: Deps,
  typed: DraftChange & { readonly kind: ContactKind; readonly code: string },
): Promise<Confirmation> {
  const contact = await findContact(deps.db, typed);
  if (!contact) return { kind: 'wrong' };
  if (contact.confirmed) return { kind: 'confirmed' };
  const tries = [
    { kind: 'code-of-contact', of: contact.address_mac },
    { kind: 'code-of-file', of: typed.applicationId },
  ] as const;
  if (!(await countTries(deps.db, deps.secrets, tries))) return { kind: 'held' };
  const mac = codeMac(deps, contact, typed.code.normalize('NFKC').replace(/\D/g, ''));
  if (!sameText(mac, contact.code_mac ?? '') || !contact.fresh) return { kind: 'wrong' };
  return inTransaction(deps.db, (tx) => spendCode(tx, deps, { ...typed, mac }));
}

async function spendCode(
  tx: Tx,
  deps: Pick<Deps, 'secrets'>,
  spent: DraftChange & { readonly kind: ContactKind; readonly mac: string },
): Promise<Confirmation> {
  const { applicationId, kind, mac } = spent;
  const draft = await takeDraft(tx, applicationId);
  if (!draft) return { kind: 'wrong' };
  const { rows } = await tx.raw(
    `update application_contacts set confirmed_at = app_now(), code_mac = null
     where application_id = ? and kind = ? and code_mac = ? and code_sent_at > app_now() - make_interval(mins => ?) returning kind`,
    [applicationId, kind, mac, codeMinutes],
  );
  // Another tab was faster: either it confirmed the contact, or it asked for a new code.
  if (rows.length === 0) return { kind: (await findContact(tx, spent))?.confirmed ? 'confirmed' : 'wrong' };
  await record(tx, spent, 'application.contact-confirmed');
  return draft.code_hash === null ? { kind: 'confirmed', code: await giveFileCode(tx, deps, applicationId) } : { kind: 'confirmed' };
}

/** A new code for the status page; one that was given out before is void. Only its keyed hash is kept. */
export async function giveFileCode(tx: Tx, { secrets }: Pick<Deps, 'secrets'>, applicationId: string): Promise<string> {
  const { reference } = await tx('applications').where({ id: applicationId }).first('reference');
  const code = newFileCode();
  await tx('applications')
    .where({ id: applicationId })
    .update({ code_hash: fileCodeMac(secrets, reference, code) });
  return code;
}

/** A new code for the holder of a draft who did not keep the first one; undefined when it is no draft any more, or no contact is confirmed. */
export async function renewFileCode(deps: Deps, change: DraftChange): Promise<string | undefined> {
  return inTransaction(deps.db, async (tx) => {
    const draft = await takeDraft(tx, change.applicationId);
    if (!draft || draft.code_hash === null) return undefined;
    const { applicationId, requestId } = change;
    await recordAudit(tx, { event: 'application.code-renewed', actor: `applicant:${applicationId}`, applicationId, requestId });
    return giveFileCode(tx, deps, applicationId);
  });
}

interface ContactRow {
  readonly application_id: string;
  readonly kind: ContactKind;
  readonly address_mac: string;
  readonly code_mac: string | null;
  readonly fresh: boolean;
  readonly confirmed: boolean;
}

async function findContact(db: Db, about: { applicationId: string; kind: ContactKind }): Promise<ContactRow | undefined> {
  const { rows } = await db.raw(
    `select application_id, kind, address_mac, code_mac, confirmed_at is not null as confirmed,
       coalesce(code_sent_at > app_now() - make_interval(mins => ?), false) as fresh
     from application_contacts where application_id = ? and kind = ?`,
    [codeMinutes, about.applicationId, about.kind],
  );
  return rows[0];
}

/** Keyed: six digits behind a plain hash would be found in a moment. */
function codeMac({ secrets }: Pick<Deps, 'secrets'>, contact: ContactRow, code: string): string {
  return secrets.mac('contact-code', [contact.application_id, contact.kind, contact.address_mac, code].join('\n'));
}

async function record(
  tx: Tx,
  { applicationId, requestId, kind, actor = `applicant:${applicationId}` }: DraftChange & { readonly kind: ContactKind },
  event: 'application.code-sent' | 'application.contact-confirmed',
): Promise<void> {
  await recordAudit(tx, { event, actor, applicationId, requestId, details: { contact: kind } });
}
