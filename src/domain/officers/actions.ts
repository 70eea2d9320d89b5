import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Permission } from './types.ts';

export interface RefusedVisit {
  readonly accountId: string;
  readonly requestId: string;
  /** An officer who lacks this one permission; absent for somebody who is no officer at all. */
  readonly lacks?: { readonly officerId: string; readonly permission: Permission; readonly applicationId?: string | undefined };
}

/** Writes down that somebody without a right stood at the desk (OWASP ASVS 5.0 16.3.2). */
export async function recordRefusedDesk(deps: Pick<Deps, 'db'>, { accountId, requestId, lacks }: RefusedVisit): Promise<void> {
  await inTransaction(deps.db, (tx) =>
    recordAudit(tx, {
      event: lacks ? 'permission.refused' : 'desk.refused',
      actor: lacks ? `officer:${lacks.officerId}` : `account:${accountId}`,
      requestId,
      ...(lacks ? { details: { permission: lacks.permission } } : { accountId }),
      ...(lacks?.applicationId ? { applicationId: lacks.applicationId } : {}),
    }),
  );
}

export interface View {
  readonly officerId: string;
  /** What was looked at, as the first word of the event: `person.viewed`, `picture.viewed`. */
  readonly what: 'file' | 'person' | 'picture' | 'people-list' | 'message' | 'event' | 'event-list';
  readonly applicationId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly requestId: string;
  /** Codes and ids, never what was seen. */
  readonly details?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Every look at a person's data is one audit row with the file it belonged to. Write it before the page is answered. */
export async function recordView(deps: Pick<Deps, 'db'>, { officerId, what, details, ...about }: View): Promise<void> {
  const { applicationId, accountId, requestId } = about;
  await inTransaction(deps.db, (tx) =>
    recordAudit(tx, {
      event: `${what}.viewed`,
      actor: `officer:${officerId}`,
      requestId,
      ...(applicationId ? { applicationId } : {}),
      ...(accountId ? { accountId } : {}),
      ...(details ? { details } : {}),
    }),
  );
}

/** Writes down that an officer looked at a picture of a file. */
export async function recordPictureView(
  deps: Pick<Deps, 'db'>,
  { officerId, applicationId, pictureId, requestId }: { officerId: string; applicationId: string; pictureId: string; requestId: string },
): Promise<void> {
  await inTransaction(deps.db, (tx) =>
    recordAudit(tx, {
      event: 'picture.viewed',
      actor: `officer:${officerId}`,
      applicationId,
      requestId,
      details: { picture: pictureId },
    }),
  );
}
