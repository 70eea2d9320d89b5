import type { Day } from '../../../lib/days.ts';
import type { Tx } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { tellApplicant } from '../../notifications/tell-applicant.ts';
import { readContacts } from '../queries.ts';
import type { Application } from '../types.ts';

/** Tells the applicant a new date, on every confirmed contact. The account a file names is not yet known to be theirs: its inbox stays out. */
export async function tellDate(
  tx: Tx,
  deps: Pick<Deps, 'secrets'>,
  about: { readonly kind: 'application-late' | 'due-date-moved'; readonly application: Application; readonly dueOn: Day },
): Promise<void> {
  const { application, kind, dueOn } = about;
  const { id: applicationId, language } = application;
  await tellApplicant(tx, deps, { kind, applicationId, language, dueOn, to: await readContacts(tx, deps.secrets, applicationId) });
}
