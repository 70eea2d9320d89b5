import type { ImmigrationRecord } from '../../../connectors/registries.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { AccountState } from '../../accounts/types.ts';
import { purposes, readAnswer, readDeclared } from '../queries.ts';
import type { Application } from '../types.ts';
import type { HeldIdentity, TwoIdentities } from './rules.ts';

type Reading = Pick<Deps, 'db' | 'secrets'>;

/** What a register says of somebody who became a citizen. */
interface Naturalised {
  readonly personalNumber: string;
  readonly immigrationId: string;
}

const nobody: TwoIdentities = { citizen: undefined, foreigner: undefined, isLinked: false };

/** The two identities of the applicant of a file, when the immigration register says that they became a citizen. */
export async function findTwoIdentities(deps: Reading, application: Application): Promise<TwoIdentities> {
  const naturalised = await (application.subjectKind === 'citizen' ? ofCitizen : ofForeigner)(deps, application);
  if (!naturalised) return nobody;
  const { rows } = await deps.db.raw<{ rows: IdentityRow[] }>(
    `select c.id as citizen, c.state as citizen_state, f.id as foreigner, f.state as foreigner_state,
       exists (select 1 from linked_identities l where l.account_id = c.id and l.account_id_other = f.id) as linked
     from (select true) one
     left join accounts c on c.id = (select account_id from account_numbers where number = ?)
     left join accounts f on f.id = (select account_id from immigration_persons where immigration_id = ?)`,
    [naturalised.personalNumber, naturalised.immigrationId],
  );
  const row = rows[0];
  if (!row) return nobody;
  return {
    citizen: heldBy(row.citizen, row.citizen_state),
    foreigner: heldBy(row.foreigner, row.foreigner_state),
    isLinked: row.linked,
  };
}

interface IdentityRow {
  readonly citizen: string | null;
  readonly citizen_state: AccountState | null;
  readonly foreigner: string | null;
  readonly foreigner_state: AccountState | null;
  readonly linked: boolean;
}

function heldBy(accountId: string | null, state: AccountState | null): HeldIdentity | undefined {
  return accountId && state ? { accountId, state } : undefined;
}

async function ofForeigner({ db, secrets }: Reading, { id }: Application): Promise<Naturalised | undefined> {
  return naturalisedFrom(await readAnswer(db, secrets, { applicationId: id, check: 'immigration' }));
}

/** A citizen's file names no passport: the register said it of a file of theirs as a foreigner. Answers are sealed, so each is opened. */
async function ofCitizen(deps: Reading, { id }: Application): Promise<Naturalised | undefined> {
  const declared = await readDeclared(deps.db, deps.secrets, id);
  if (!declared?.personalNumber) return undefined;
  const said = await listNaturalised(deps.db);
  const opened = said.map((answer) => naturalisedFrom(JSON.parse(deps.secrets.unseal(purposes.answer, answer))));
  return opened.find((one) => one?.personalNumber === declared.personalNumber);
}

/** Few become citizens, and fewer had a file as a foreigner afterwards. */
const mostOpened = 500;

async function listNaturalised(db: Db): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { answer: string }[] }>(
    `select answer from application_checks where 'naturalised' = any (findings) and answer is not null
     order by answered_at desc limit ?`,
    [mostOpened],
  );
  return rows.map(({ answer }) => answer);
}

function naturalisedFrom(answer: unknown): Naturalised | undefined {
  const found = answer as { readonly kind: string; readonly data?: ImmigrationRecord } | undefined;
  if (found?.kind !== 'found' || !found.data?.naturalisedAs) return undefined;
  return { personalNumber: found.data.naturalisedAs, immigrationId: found.data.immigrationId };
}
