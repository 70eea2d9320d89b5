import type { FingerCapture } from '../../connectors/registries.ts';
import type { Db } from '../../platform/database/types.ts';
import type { Secrets } from '../../platform/secrets.ts';
import type { Subject } from './checks/types.ts';
import { openFace } from './pictures/queries.ts';
import { readContacts, readDeclared } from './queries.ts';
import type { Application, Declared } from './types.ts';

/** What a file is found by: the personal number, or issuing state and number of the travel document (law.md N9). */
export function numberKey(declared: Pick<Declared, 'personalNumber' | 'document'>): string {
  const { personalNumber, document } = declared;
  return personalNumber ?? `${document?.issuingState ?? ''}:${document?.number ?? ''}`;
}

/** Everything of a file that a register may be told; undefined when what was declared is erased. */
export async function readSubject(db: Db, secrets: Secrets, application: Application): Promise<Subject | undefined> {
  const { id, procedure } = application;
  const [declared, contacts] = await Promise.all([readDeclared(db, secrets, id), readContacts(db, secrets, id)]);
  if (!declared) return undefined;
  return {
    applicationId: id,
    procedure,
    declared,
    phone: contacts.phone,
    readFace: () => openFace(db, secrets, id),
    readFingers: () => readHeldFingers(db, secrets, id),
  };
}

/** Fingers wait, sealed, only until a register has compared them; then they are gone (migration 0070). */
export async function readHeldFingers(db: Db, secrets: Secrets, applicationId: string): Promise<FingerCapture[]> {
  const row = await db('held_captures').where({ application_id: applicationId }).first('sealed');
  if (!row) return [];
  const held = JSON.parse(secrets.unseal('held-captures', row.sealed)) as { finger: FingerCapture['finger']; image: string }[];
  return held.map(({ finger, image }) => ({ finger, image: Buffer.from(image, 'base64') }));
}
