import { openActivation } from '../domain/registrations/activation/open.ts';
import { slipMac } from '../domain/registrations/activation/slip-code.ts';
import { recordDecision } from '../domain/registrations/decisions.ts';
import { issueElectronicCard } from '../domain/registrations/electronic-card.ts';
import { queuePapers } from '../domain/registrations/papers/queue.ts';
import { findApplication, purposes } from '../domain/registrations/queries.ts';
import { canonicalCode, fileCodeMac } from '../domain/registrations/references.ts';
import type { Declared } from '../domain/registrations/types.ts';
import { rulesOn } from '../domain/rule-sets/index.ts';
import type { RuleSetId } from '../domain/rule-sets/types.ts';
import { dayOf } from '../lib/days.ts';
import { databaseNow } from '../platform/database/pool.ts';
import type { Tx } from '../platform/database/types.ts';
import type { Deps } from '../platform/deps.ts';
import { sandboxOfficers } from './officers.ts';
import { agreed, papersOf } from './papers.ts';
import { sandboxPeople, type SandboxPerson } from './people.ts';
import { accountIdOf } from './seed-person.ts';

/** What Phạm Thu Dung holds in her hand: the codes of her file and of the slip. With them, and a look into the mailbox, she activates. */
export const waitingFile = { login: '003300000004', reference: 'DD-DVNG-2026', code: 'CHACH-00004', slipCode: 'G1AYC-00004' } as const;

const applicationId = '00000000-0000-4000-9000-003300000004';

/** The granted file of the person who waits for activation, once. Nothing of it was delivered, so that no window runs out. */
export async function seedWaitingFile(tx: Tx, deps: Pick<Deps, 'secrets'>): Promise<void> {
  const person = sandboxPeople.find(({ login }) => login === waitingFile.login);
  const ruleSet = rulesOn(dayOf(await databaseNow(tx))).id;
  if (!person || !(await insertFile(tx, deps, { person, ruleSet }))) return;
  await confirmContacts(tx, deps, person);
  const accountId = accountIdOf(person);
  const application = await findApplication(tx, applicationId);
  await agreed(tx, applicationId);
  if (application) await queuePapers(tx, application);
  if (application) await recordDecision(tx, deps, { application, outcome: 'grant', officerId: await officerId(tx, 'decider') });
  await openActivation(tx, { accountId, applicationId, level: 2 });
  await issueElectronicCard(tx, { accountId, ruleSet });
  const code_mac = slipMac(deps.secrets, applicationId, canonicalCode(waitingFile.slipCode));
  await tx('activation_slips').insert({ application_id: applicationId, code_mac });
}

/** Her papers, and one that its register does not know. */
function wanted(person: SandboxPerson): NonNullable<Declared['integrate']> {
  const held = papersOf(person).map(({ register, number }) => ({ kind: register, number }));
  return [...held, { kind: 'vehicle-registration', number: 'DKX000000' }];
}

/** False when it is there already. */
async function insertFile(
  tx: Tx,
  { secrets }: Pick<Deps, 'secrets'>,
  { person, ruleSet }: { person: SandboxPerson; ruleSet: RuleSetId },
): Promise<boolean> {
  const { name: fullName, birthDate, sex, nationality, login: personalNumber } = person;
  const at = tx.raw('app_now()');
  const row = {
    id: applicationId,
    reference: waitingFile.reference,
    code_hash: fileCodeMac(secrets, waitingFile.reference, canonicalCode(waitingFile.code)),
    procedure: 'citizen-level-2',
    subject_kind: 'citizen',
    state: 'granted',
    channel: 'counter',
    language: 'vi',
    unit_id: 'ben-mau',
    keyed_by: await officerId(tx, 'reception'),
    rule_set: ruleSet,
    limit_case: 'card-valid',
    declared: secrets.seal(
      purposes.declared,
      JSON.stringify({ fullName, birthDate, sex, nationality, personalNumber, integrate: wanted(person) }),
    ),
    number_mac: secrets.mac(purposes.number, personalNumber),
    account_id: accountIdOf(person),
    submitted_at: at,
    first_received_at: at,
    received_at: at,
    decided_at: at,
  };
  const ids = await tx('applications').insert(row).onConflict('id').ignore().returning('id');
  return ids.length === 1;
}

async function confirmContacts(tx: Tx, { secrets }: Pick<Deps, 'secrets'>, { phone, email }: SandboxPerson): Promise<void> {
  for (const [kind, address] of Object.entries({ phone, email }))
    await tx('application_contacts').insert({
      application_id: applicationId,
      kind,
      address: secrets.seal(purposes.contact, address),
      address_mac: secrets.mac(purposes.contact, address),
      confirmed_at: tx.raw('app_now()'),
    });
}

async function officerId(tx: Tx, role: 'reception' | 'decider'): Promise<string> {
  const officer = sandboxOfficers.find((one) => one.role === role);
  const row =
    officer &&
    (await tx('officers')
      .where({ account_id: accountIdOf(officer), ended_at: null })
      .first('id'));
  return row?.id;
}
