import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { Actor } from '../../audit/types.ts';
import { placeOf } from '../../credentials/places.ts';
import { purposes } from '../queries.ts';
import { newReference } from '../references.ts';
import { statementVersion, statementWords } from '../statement.ts';
import { countTry } from '../tries.ts';
import type { Declared } from '../types.ts';
import { declaredKey } from './details.ts';
import { draftHash, newDraftToken } from './draft-cookie.ts';
import { lawOfToday } from './law-of-today.ts';
import { openDeclared } from './queries.ts';
import type { OnlineProcedure } from './types.ts';

export interface NewDraft {
  readonly procedure: OnlineProcedure;
  readonly language: 'vi' | 'en';
  /** Network address it comes from. */
  readonly address: string;
  readonly requestId: string;
}

export type OpenedDraft =
  | { readonly kind: 'opened'; readonly applicationId: string; readonly token: string }
  /** Too many were begun from this address. */
  | { readonly kind: 'held' };

/** Begins an application; the token is for the cookie of the browser that fills it in, of which only a hash is kept. */
export async function openDraft(deps: Deps, draft: NewDraft): Promise<OpenedDraft> {
  if (!(await countTry(deps.db, deps.secrets, { kind: 'draft-from', of: placeOf(draft.address).address }))) return { kind: 'held' };
  const { rules } = await lawOfToday(deps.db);
  const [applicationId, token] = [randomUUID(), newDraftToken()];
  await inTransaction(deps.db, async (tx) => {
    await tx('applications').insert({
      id: applicationId,
      reference: newReference(),
      procedure: draft.procedure,
      subject_kind: draft.procedure === 'citizen-level-1' ? 'citizen' : 'foreigner',
      state: 'draft',
      channel: 'online',
      language: draft.language,
      draft_hash: draftHash(token),
      erase_at: tx.raw('app_now() + make_interval(days => ?)', [rules.retention.draftDays.value]),
    });
    await recordAudit(tx, {
      event: 'application.begun',
      actor: `applicant:${applicationId}`,
      applicationId,
      requestId: draft.requestId,
      details: { procedure: draft.procedure },
    });
  });
  return { kind: 'opened', applicationId, token };
}

/** A draft that the caller's browser was admitted to. */
export interface DraftChange {
  readonly applicationId: string;
  readonly requestId: string;
  /** Who does it for the applicant; the applicant when absent. */
  readonly actor?: Actor;
}

export type DraftSaved = 'saved' | 'not-draft';

/** Puts details into a draft; what is not named stays. A statement that was agreed to before no longer counts. */
export async function saveDetails(deps: Deps, change: DraftChange & { readonly declared: Partial<Declared> }): Promise<DraftSaved> {
  return inTransaction(deps.db, async (tx) => {
    const row = await takeDraft(tx, change.applicationId);
    if (!row) return 'not-draft';
    const declared = { ...openDeclared(deps.secrets, row.declared), ...change.declared };
    const key = declaredKey(declared);
    await changeDraft(tx, change.applicationId, {
      declared: deps.secrets.seal(purposes.declared, JSON.stringify(declared)),
      number_mac: key ? deps.secrets.mac(purposes.number, key) : null,
    });
    return 'saved';
  });
}

/** The row of a draft, held until the transaction ends; undefined when it is none any more. */
export async function takeDraft(
  tx: Tx,
  applicationId: string,
): Promise<{ declared: string | null; version: number; code_hash: string | null } | undefined> {
  const { rows } = await tx.raw(
    `select declared, version, code_hash from applications where id = ? and state = 'draft' and erase_at > app_now() for no key update`,
    [applicationId],
  );
  return rows[0];
}

/** Changes a draft whose row is held: its version rises, and what was agreed to was something else. */
export async function changeDraft(tx: Tx, applicationId: string, set: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await tx('applications')
    .where({ id: applicationId })
    .update({ ...set, version: tx.raw('version + 1') });
  await tx('application_statements').where({ application_id: applicationId }).delete();
  // What was signed for the card (CC01) named what was declared then.
  await tx('card_applications').where({ application_id: applicationId, state: 'prepared' }).update({ signed_id: null });
}

export type Agreed = 'agreed' | 'changed' | 'not-draft';

/** The applicant agrees to the statement below their answers. `version`: of the draft that was shown; after a change it is shown again. */
export async function agreeToStatement(
  deps: Deps,
  agreement: DraftChange & { readonly version: number; readonly language: 'vi' | 'en' },
): Promise<Agreed> {
  const { applicationId, language } = agreement;
  return inTransaction(deps.db, async (tx) => {
    const row = await takeDraft(tx, applicationId);
    if (!row) return 'not-draft';
    if (Number(row.version) !== agreement.version) return 'changed';
    const { rows } = await tx.raw(
      `insert into application_statements (id, application_id, manner, version, language, words_hash)
       select ?, ?, 'online', ?, ?, ? where not exists (select from application_statements where application_id = ? and version = ?)
       returning id`,
      [
        randomUUID(),
        applicationId,
        statementVersion,
        language,
        statementWords[statementVersion][language],
        applicationId,
        statementVersion,
      ],
    );
    // The language in which somebody agrees is the one in which they are told the result.
    await tx('applications').where({ id: applicationId }).update({ language });
    if (rows.length > 0) {
      await recordAudit(tx, {
        event: 'application.agreed',
        actor: `applicant:${applicationId}`,
        applicationId,
        requestId: agreement.requestId,
        details: { statement: statementVersion, language },
      });
    }
    return 'agreed';
  });
}

/** Goes on with a draft in another browser; the one that held it before no longer does. Undefined when it is no draft any more. */
export async function takeOverDraft(deps: Deps, change: DraftChange): Promise<string | undefined> {
  const token = newDraftToken();
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeDraft(tx, change.applicationId))) return undefined;
    await tx('applications')
      .where({ id: change.applicationId })
      .update({ draft_hash: draftHash(token) });
    const { applicationId, requestId } = change;
    await recordAudit(tx, { event: 'application.taken-up', actor: `applicant:${applicationId}`, applicationId, requestId });
    return token;
  });
}
