import type { Db } from '../../../platform/database/types.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import type { ContactKind } from '../../rule-sets/types.ts';
import { applicationFromRow, purposes } from '../queries.ts';
import { statementVersion } from '../statement.ts';
import type { Declared, PictureSource } from '../types.ts';
import { draftHash } from './draft-cookie.ts';
import type { Draft, DraftContact } from './types.ts';

interface ContactRow {
  readonly kind: ContactKind;
  readonly address: string;
  readonly confirmed: boolean;
  readonly code_is_out: boolean;
}

/** Minutes that a code sent to a contact lives (NIST SP 800-63B-4 3.1.3). */
export const codeMinutes = 10;

/** The draft that a browser's token opens; undefined when it was sent, given up or erased. */
export async function readDraft(db: Db, secrets: Secrets, token: string): Promise<Draft | undefined> {
  return findDraft(db, secrets, { column: 'draft_hash', value: draftHash(token) });
}

/** A draft by its id, for whoever was admitted to it. */
export async function readDraftOf(db: Db, secrets: Secrets, applicationId: string): Promise<Draft | undefined> {
  return findDraft(db, secrets, { column: 'id', value: applicationId });
}

async function findDraft(
  db: Db,
  secrets: Secrets,
  { column, value }: { column: 'draft_hash' | 'id'; value: string },
): Promise<Draft | undefined> {
  const { rows } = await db.raw(
    `select a.*,
       (select p.source from application_pictures p where p.application_id = a.id and p.kind = 'face' and p.erased_at is null
        order by p.taken_at desc limit 1) as face,
       exists (select from application_statements s where s.application_id = a.id and s.version = ?) as agreed,
       (select coalesce(json_agg(json_build_object('kind', c.kind, 'address', c.address, 'confirmed', c.confirmed_at is not null,
          'code_is_out', c.code_mac is not null and c.code_sent_at > app_now() - make_interval(mins => ?)) order by c.kind desc), '[]')
        from application_contacts c where c.application_id = a.id) as contacts
     from applications a where a.${column} = ? and a.state = 'draft' and a.erase_at > app_now()`,
    [statementVersion, codeMinutes, value],
  );
  const [row] = rows;
  if (!row) return undefined;
  return {
    application: applicationFromRow(row),
    keptUntil: row.erase_at as Date,
    declared: openDeclared(secrets, row.declared),
    contacts: (row.contacts as ContactRow[]).map(
      (contact): DraftContact => ({
        kind: contact.kind,
        address: secrets.unseal(purposes.contact, contact.address),
        confirmed: contact.confirmed,
        codeIsOut: contact.code_is_out,
      }),
    ),
    face: (row.face as PictureSource | null) ?? undefined,
    agreed: row.agreed === true,
    hasCode: row.code_hash !== null,
  };
}

/** What a draft holds so far; nothing of it need be there. */
export function openDeclared(secrets: Secrets, sealed: string | null): Partial<Declared> {
  return sealed ? (JSON.parse(secrets.unseal(purposes.declared, sealed)) as Partial<Declared>) : {};
}
