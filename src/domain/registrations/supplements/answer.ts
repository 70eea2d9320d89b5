import { inTransaction } from '../../../platform/database/pool.ts';
import type { Db, Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Secrets } from '../../../platform/secrets.ts';
import type { Actor } from '../../audit/types.ts';
import { declaredKey } from '../drafts/details.ts';
import { keepPicture } from '../pictures/keep.ts';
import { purposes, readDeclared, takeApplication } from '../queries.ts';
import type { Declared, PictureKind, PictureSource } from '../types.ts';
import { supplementNote } from './ask.ts';
import { type CompleteOutcome, completeFile } from './complete.ts';

/** What an applicant is asked for. */
export interface OpenSupplement {
  readonly items: readonly string[];
  /** Words of the officer. */
  readonly note: string | undefined;
}

/** The request for what is missing that waits for an answer, if there is one. */
export async function findSupplement(db: Db, secrets: Secrets, applicationId: string): Promise<OpenSupplement | undefined> {
  const row = await db('application_supplements').where({ application_id: applicationId, answered_at: null }).first('items', 'note');
  return row && { items: row.items, note: row.note ? secrets.unseal(supplementNote, row.note) : undefined };
}

export interface AnsweredItems {
  readonly applicationId: string;
  /** The applicant, or the officer to whom it was brought. */
  readonly actor: Actor;
  readonly requestId: string;
  /** Of the file as an officer saw it. */
  readonly version?: number;
  /** Details that are declared anew; the others stay. */
  readonly declared: Partial<Declared>;
  /** As `readPicture` gave them. */
  readonly pictures: readonly { readonly kind: PictureKind; readonly source: PictureSource; readonly jpeg: Uint8Array }[];
}

/** Everything that was asked for is added at once: kept, received and asked about in one transaction. */
export async function answerSupplement(deps: Deps, answer: AnsweredItems): Promise<CompleteOutcome> {
  const { applicationId, actor, requestId, version } = answer;
  return inTransaction(deps.db, async (tx) => {
    const file = await takeApplication(tx, applicationId);
    if (file?.state !== 'needs-supplement') return { kind: file ? 'state-forbids' : 'unknown' };
    if (version !== undefined && version !== file.version) return { kind: 'changed' };
    const isSamePerson = await declareAnew(tx, deps, answer);
    for (const picture of answer.pictures) await keepPicture(tx, deps, { applicationId, ...picture });
    return completeFile(tx, deps, { applicationId, actor, requestId, isSamePerson });
  });
}

/** Answers whether the number, or the document, is still the same one. */
async function declareAnew(tx: Tx, { secrets }: Pick<Deps, 'secrets'>, { applicationId, declared }: AnsweredItems): Promise<boolean> {
  if (Object.keys(declared).length === 0) return true;
  const before = await readDeclared(tx, secrets, applicationId);
  const all = { ...before, ...declared };
  const key = declaredKey(all);
  await tx('applications')
    .where({ id: applicationId })
    .update({ declared: secrets.seal(purposes.declared, JSON.stringify(all)), number_mac: key ? secrets.mac(purposes.number, key) : null });
  return before !== undefined && declaredKey(before) === key;
}
