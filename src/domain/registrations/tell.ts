import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { tellApplicant } from '../notifications/tell-applicant.ts';
import type { FileNoticeKind, FileNoticeVariables } from '../notifications/types.ts';
import { readContacts } from './queries.ts';
import type { Application } from './types.ts';

type News = { [K in FileNoticeKind]: { readonly kind: K } & FileNoticeVariables[K] }[FileNoticeKind];

/**
 * Tells the applicant through every confirmed contact of the file. The account that a file names is not yet known to be theirs: its inbox
 * stays out.
 */
export async function tellAbout(tx: Tx, deps: Pick<Deps, 'secrets'>, about: News & { readonly application: Application }): Promise<void> {
  const { application, ...news } = about;
  const { id: applicationId, language } = application;
  await tellApplicant(tx, deps, { ...news, applicationId, language, to: await readContacts(tx, deps.secrets, applicationId) });
}
