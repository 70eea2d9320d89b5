import { randomUUID } from 'node:crypto';
import { inTransaction } from '../../../platform/database/pool.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import { openDeclared } from '../drafts/queries.ts';
import { keepPicture } from '../pictures/keep.ts';
import { counterStatementVersion, statementWords } from '../statement.ts';
import { type PersonRefusal, type Standing, whyNotStanding } from './people.ts';
import { spendStatementCode, tryStatementCode } from './statement-code.ts';
import { takeCounterDraft } from './take.ts';
import type { CounterChange, NamedPerson, StatementManner } from './types.ts';

/** Under which witness and interpreter are sealed. */
const personPurpose = 'statement-person';

interface Stated extends CounterChange {
  /** Of the file as it was shown with the statement. */
  readonly version: number;
  readonly interpreter?: NamedPerson | undefined;
  /** The signed page: of the applicant, and of everybody who is named. */
  readonly jpeg?: Uint8Array | undefined;
}

export interface StatedByCode extends Stated {
  readonly code: string;
}

export interface StatedOnPaper extends Stated {
  readonly manner: 'signature' | 'mark';
  readonly language: 'vi' | 'en';
  readonly witness?: NamedPerson | undefined;
}

/**
 * `changed`: the file is another one than was shown. `no-signature`: nothing was signed by the applicant, or by the interpreter who is named.
 * `no-witness`: a mark needs one.
 */
export type StatementOutcome =
  | 'agreed'
  | 'wrong'
  | 'held'
  | 'expired'
  | 'changed'
  | 'not-draft'
  | 'no-signature'
  | 'no-witness'
  | PersonRefusal;

/** The applicant agrees by typing the code that their own phone received. */
export async function agreeByCode(deps: Deps, stated: StatedByCode): Promise<StatementOutcome> {
  if (stated.interpreter && !stated.jpeg) return 'no-signature';
  const tried = await tryStatementCode(deps, stated);
  if (tried.kind !== 'right') return tried.kind;
  const { mac, language } = tried;
  return write(deps, { ...stated, manner: 'typed-code', language, witness: undefined }, (tx) =>
    spendStatementCode(tx, { applicationId: stated.applicationId, mac }),
  );
}

/** The applicant agrees by a signature, or by a mark beside which a witness has signed; the signed page is kept. */
export async function agreeOnPaper(deps: Deps, stated: StatedOnPaper): Promise<StatementOutcome> {
  if (!stated.jpeg) return 'no-signature';
  if (stated.manner === 'mark' && !stated.witness) return 'no-witness';
  return write(deps, stated, async () => true);
}

type ToWrite = Stated & Standing & { readonly manner: StatementManner; readonly language: 'vi' | 'en' };

async function write(deps: Deps, stated: ToWrite, spend: (tx: Tx) => Promise<boolean>): Promise<StatementOutcome> {
  return inTransaction(deps.db, async (tx) => {
    const draft = await takeCounterDraft(tx, stated);
    if (!draft) return 'not-draft';
    if (Number(draft.version) !== stated.version) return 'changed';
    const refusal = await whyNotStanding(tx, stated, {
      officerId: stated.officerId,
      unitId: draft.unit_id,
      declared: openDeclared(deps.secrets, draft.declared),
    });
    if (refusal) return refusal;
    if (!(await spend(tx))) return 'expired';
    return insert(tx, deps, stated);
  });
}

async function insert(tx: Tx, deps: Pick<Deps, 'secrets'>, stated: ToWrite): Promise<'agreed' | 'not-draft'> {
  const { applicationId, officerId, requestId, manner, language } = stated;
  const kept = stated.jpeg && (await keepPicture(tx, deps, { applicationId, kind: 'signature', source: 'officer', jpeg: stated.jpeg }));
  if (kept && kept.kind !== 'kept') return 'not-draft';
  const seal = (person: NamedPerson | undefined): string | null =>
    person ? deps.secrets.seal(personPurpose, JSON.stringify(person)) : null;
  await tx('application_statements').where({ application_id: applicationId }).delete();
  await tx('application_statements').insert({
    id: randomUUID(),
    application_id: applicationId,
    manner,
    version: counterStatementVersion,
    language,
    words_hash: statementWords[counterStatementVersion][language],
    picture_id: kept?.pictureId ?? null,
    witness: seal(stated.witness),
    interpreter: seal(stated.interpreter),
    keyed_by: officerId,
  });
  await recordAudit(tx, {
    event: 'application.agreed',
    actor: `applicant:${applicationId}`,
    applicationId,
    requestId,
    details: { statement: counterStatementVersion, language, manner, keyedBy: officerId },
  });
  return 'agreed';
}
