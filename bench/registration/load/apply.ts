import { confirmContact, sendContactCode } from '../../../src/domain/registrations/contacts/codes.ts';
import { findOwnAccount, findPhoneHolder } from '../../../src/domain/registrations/contacts/holders.ts';
import { saveContacts } from '../../../src/domain/registrations/contacts/save.ts';
import { agreeToStatement, openDraft, saveDetails } from '../../../src/domain/registrations/drafts/actions.ts';
import { saveFace } from '../../../src/domain/registrations/drafts/face.ts';
import { readDraft } from '../../../src/domain/registrations/drafts/queries.ts';
import { sendDraft } from '../../../src/domain/registrations/drafts/send.ts';
import type { Deps } from '../../../src/platform/deps.ts';
import { faceRules, readPicture } from '../../../src/platform/images.ts';
import type { Applicant } from '../people/applicants.ts';
import type { Captures } from '../people/captures.ts';
import { expected } from './expected.ts';
import type { Telephones } from './telephones.ts';

export interface ApplyHands {
  readonly deps: Deps;
  readonly telephones: Telephones;
  readonly captures: readonly Captures[];
}

const [language, requestId] = ['vi', 'bench'] as const;

/**
 * A citizen applies for level 1 (P1), from the first page to the receipt: the actions and questions of the doors in their order, the photo
 * decoded and made anew, the code out of the text that the worker sent. What is left out is HTTP, forms and pages. Answers the file.
 */
export async function apply({ deps, telephones, captures }: ApplyHands, applicant: Applicant): Promise<string> {
  const { declared, phone, address } = applicant;
  const { db, secrets } = deps;
  const { applicationId, token } = expected(
    'opened',
    await openDraft(deps, { procedure: 'citizen-level-1', language, address, requestId }),
  );
  const change = { applicationId, requestId };
  expected('saved', await saveDetails(deps, { ...change, declared }));
  expected('saved', await saveContacts(deps, { ...change, contacts: { phone } }));
  const text = telephones.nextCode(phone);
  expected('sent', await sendContactCode(deps, { ...change, kind: 'phone', language, address }));
  expected('confirmed', await confirmContact(deps, { ...change, kind: 'phone', code: await text }));
  const proved = present(await readDraft(db, secrets, token));
  if ((await findOwnAccount(db, secrets, proved)) ?? (await findPhoneHolder(db, secrets, proved))) throw new Error('not a new person');
  const { jpeg } = expected('picture', await readPicture(present(captures[applicant.look]).photo, faceRules));
  expected('saved', await saveFace(deps, { ...change, source: 'camera', jpeg }));
  const { version } = present(await readDraft(db, secrets, token)).application;
  expected('agreed', await agreeToStatement(deps, { ...change, version, language }));
  expected('submitted', await sendDraft(deps, change));
  return applicationId;
}

function present<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('nothing there');
  return found;
}
