import type { Tx } from '../../platform/database/types.ts';
import type { Deps } from '../../platform/deps.ts';
import { tellApplicant } from '../notifications/tell-applicant.ts';
import type { FileNoticeKind, FileNoticeVariables } from '../notifications/types.ts';
import { readContacts } from './queries.ts';
import type { Application } from './types.ts';

/** Kinds that need no words beside their own. */
type Plain = { [K in FileNoticeKind]: Record<never, never> extends FileNoticeVariables[K] ? K : never }[FileNoticeKind];

/** Tells the applicant through every confirmed contact of the file. */
export async function tellAbout(tx: Tx, deps: Pick<Deps, 'secrets'>, about: { application: Application; kind: Plain }): Promise<void> {
  const { application, kind } = about;
  const { id: applicationId, language } = application;
  await tellApplicant(tx, deps, { kind, applicationId, language, to: await readContacts(tx, deps.secrets, applicationId) });
}
