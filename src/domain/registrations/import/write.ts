import { randomBytes, randomUUID } from 'node:crypto';
import { dayOf } from '../../../lib/days.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { Actor } from '../../audit/types.ts';
import { rulesOn } from '../../rule-sets/index.ts';
import { authorityFor } from '../authority.ts';
import { contactMac } from '../contacts/addresses.ts';
import { findHolder } from '../contacts/holders.ts';
import { moveApplication } from '../move.ts';
import { procedures } from '../procedures/index.ts';
import { purposes } from '../queries.ts';
import { dueOf, receiveApplication } from '../receive.ts';
import { numberKey } from '../subject.ts';
import type { Flag } from '../types.ts';
import { limitCaseOf } from './rules.ts';
import type { OldFile, OldOutcome } from './types.ts';

interface Entry {
  readonly file: OldFile;
  readonly mac: string;
  readonly actor: Actor;
}

/** Nobody here has seen the person or compared anything: no machine decides such a file. */
const onPapers: Flag = 'on-papers';

/** Writes one old file: as history when it ended, else received on its day and asked about from now on. */
export async function writeOldFile(tx: Tx, deps: Deps, entry: Entry): Promise<void> {
  const { file, actor } = entry;
  const id = await insertDraft(tx, deps, entry);
  const ruleSet = rulesOn(dayOf(file.receivedAt)).id;
  const details = { procedure: file.procedure, ruleSet, outcome: file.outcome?.kind ?? 'open' };
  await recordAudit(tx, { event: 'application.imported', actor, applicationId: id, details });
  if (file.outcome) await writeEnd(tx, deps, { id, file, outcome: file.outcome });
  else await takeOver(tx, { id, file, actor });
}

async function insertDraft(tx: Tx, { secrets }: Deps, { file, mac }: Entry): Promise<string> {
  const id = randomUUID();
  const { declared, procedure, contacts } = file;
  await tx('applications').insert({
    id,
    reference: file.reference,
    procedure,
    subject_kind: procedures[procedure].subjectKind,
    state: 'draft',
    channel: 'import',
    import_mac: mac,
    language: file.language,
    declared: secrets.seal(purposes.declared, JSON.stringify(declared)),
    number_mac: secrets.mac(purposes.number, numberKey(declared)),
    unit_id: file.unitId ?? (await authorityFor(tx)),
    limit_case: limitCaseOf(file),
    flags: [onPapers],
  });
  for (const [kind, address] of Object.entries(contacts)) {
    await tx('application_contacts').insert({
      application_id: id,
      kind,
      address: secrets.seal(purposes.contact, address),
      address_mac: contactMac(secrets, address),
      confirmed_at: file.receivedAt,
    });
  }
  return id;
}

/** An open file goes on here: the limit counts from the day on which it was received. */
async function takeOver(tx: Tx, { id, file, actor }: { id: string; file: OldFile; actor: Actor }): Promise<void> {
  const { receivedAt, appointedOn } = file;
  const submitted = await moveApplication(tx, { applicationId: id, event: 'submit', actor, set: { submitted_at: receivedAt } });
  if (submitted.kind !== 'moved') throw new Error(`an old file cannot be taken over: ${submitted.kind}`);
  await receiveApplication(tx, { application: submitted.application, event: 'receive', now: receivedAt, actor });
  if (appointedOn) await tx('applications').where({ id }).update({ printed_due_on: appointedOn });
}

const endState = { granted: 'notified', refused: 'notified', returned: 'returned', withdrawn: 'withdrawn' } as const;

/** What ended long ago is written as it ended, without the moves of today: nobody is told, asked or given anything. */
async function writeEnd(tx: Tx, deps: Deps, { id, file, outcome }: { id: string; file: OldFile; outcome: OldOutcome }): Promise<void> {
  const { receivedAt, declared } = file;
  const rules = rulesOn(dayOf(receivedAt));
  const application = { procedure: file.procedure, channel: 'import', unitId: file.unitId } as const;
  const dueOn = await dueOf(tx, { application, rules, limitCase: limitCaseOf(file), receivedAt });
  const isDecided = outcome.kind === 'granted' || outcome.kind === 'refused';
  const holder = outcome.kind === 'granted' ? await findHolder(tx, deps.secrets, declared) : undefined;
  await tx('applications')
    .where({ id })
    .update({
      state: endState[outcome.kind],
      rule_set: rules.id,
      submitted_at: receivedAt,
      received_at: receivedAt,
      first_received_at: receivedAt,
      due_on: dueOn,
      printed_due_on: file.appointedOn ?? dueOn,
      decided_at: isDecided ? outcome.at : null,
      account_id: holder?.accountId ?? null,
    });
  if (!isDecided) return;
  await tx('application_decisions').insert({
    id: randomUUID(),
    application_id: id,
    number: `${file.reference}-QD`,
    outcome: outcome.kind === 'granted' ? 'grant' : 'refuse',
    reasons: [...outcome.reasons],
    rule_set: rules.id,
    version: 1,
    proof_token: randomBytes(20).toString('base64url'),
    decided_at: outcome.at,
  });
}
