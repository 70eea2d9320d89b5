import { confirmContact, sendContactCode } from '../../../src/domain/registrations/contacts/codes.ts';
import { saveContacts } from '../../../src/domain/registrations/contacts/save.ts';
import { lookForAccount } from '../../../src/domain/registrations/intake/account.ts';
import { savePapers, saveTk01 } from '../../../src/domain/registrations/intake/declared.ts';
import { saveCounterFace } from '../../../src/domain/registrations/intake/face.ts';
import { saveFingers } from '../../../src/domain/registrations/intake/fingers.ts';
import { openCounterFile } from '../../../src/domain/registrations/intake/open.ts';
import { readIntake } from '../../../src/domain/registrations/intake/queries.ts';
import { sendIntake } from '../../../src/domain/registrations/intake/send.ts';
import { agreeByCode } from '../../../src/domain/registrations/intake/statement.ts';
import { sendStatementCode } from '../../../src/domain/registrations/intake/statement-code.ts';
import type { Registries } from '../../../src/connectors/registries.ts';
import type { Applicant } from '../people/applicants.ts';
import type { ApplyHands } from './apply.ts';
import { expected } from './expected.ts';

export interface CounterHands extends ApplyHands {
  readonly registries: Registries;
}

const [language, requestId, address] = ['vi', 'bench', '203.0.113.7'] as const;

/**
 * An officer takes a citizen in for level 2 (P2): what was declared, the code of the phone, face and ten fingers, the look for an online
 * account, the applicant's consent by a second code. Answers the file.
 */
export async function takeIn(hands: CounterHands, applicant: Applicant, counter: { officerId: string; unitId: string }): Promise<string> {
  const { deps, telephones, captures } = hands;
  const { declared, phone } = applicant;
  const { officerId } = counter;
  const captured = captures[applicant.look];
  if (!captured) throw new Error('no captures');
  const file = { procedure: 'citizen-level-2', ...counter, language, requestId } as const;
  const { applicationId } = expected('opened', await openCounterFile(deps, file));
  const change = { applicationId, officerId, requestId, actor: `officer:${officerId}` as const };
  expected('saved', await saveTk01(deps, { ...change, declared }));
  expected('saved', await saveContacts(deps, { ...change, contacts: { phone } }));
  const text = telephones.nextCode(phone);
  expected('sent', await sendContactCode(deps, { ...change, kind: 'phone', language, address }));
  expected('confirmed', await confirmContact(deps, { ...change, kind: 'phone', code: await text }));
  expected('saved', await savePapers(deps, { ...change, integrate: [] }));
  expected('saved', await saveCounterFace(deps, { ...change, jpeg: captured.face }));
  expected('saved', await saveFingers(deps, { ...change, notes: captured.fingers }));
  expected('none', await lookForAccount(deps, hands, change));
  const consent = telephones.nextCode(phone);
  expected('sent', await sendStatementCode(deps, { ...change, language }));
  const shown = await readIntake(deps.db, deps.secrets, applicationId);
  const version = shown?.application.version ?? 0;
  expected('agreed', await agreeByCode(deps, { ...change, version, code: await consent }));
  expected('submitted', await sendIntake(deps, change));
  return applicationId;
}
