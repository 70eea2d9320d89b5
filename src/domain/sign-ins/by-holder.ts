import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Lang } from '../../platform/http/types.ts';
import { recordAudit } from '../audit/actions.ts';
import { withdrawConsent } from '../consents/actions.ts';
import { forgetDevice } from '../credentials/devices.ts';
import { sendNotice } from '../notifications/actions.ts';
import { endEverything, endSession } from './sessions.ts';

/** Who asks, and from which page. */
export interface Holder {
  readonly accountId: string;
  readonly sessionUid?: string;
  readonly requestId: string;
  readonly language: Lang;
}

/** The holder ends one of their own sessions; false when it is somebody else's or has ended. A notice goes out. */
export async function endOwnSession(deps: Deps, holder: Holder, session: { uid: string; device?: string }): Promise<boolean> {
  const { accountId, requestId, language } = holder;
  return inTransaction(deps.db, async (tx) => {
    const actor = `account:${accountId}` as const;
    if (!(await endSession(tx, { uid: session.uid, reason: 'ended-by-holder', actor, accountId, requestId }))) return false;
    const device = session.device ? { device: session.device.slice(0, 120) } : {};
    await sendNotice(tx, deps, { kind: 'session-ended-elsewhere', accountId, language, ...device });
    return true;
  });
}

/** The holder ends every session and every grant, also those that survive a log-out. Answers how many sessions there were. */
export async function endAllOwnSessions(deps: Deps, holder: Holder): Promise<number> {
  const { accountId } = holder;
  return inTransaction(deps.db, (tx) => endEverything(tx, { accountId, reason: 'ended-all', actor: `account:${accountId}` }));
}

/** The holder withdraws what they allowed a service; false when there was nothing. */
export async function withdrawOwnConsent(deps: Deps, holder: Holder, clientId: string): Promise<boolean> {
  const { accountId, requestId } = holder;
  return inTransaction(deps.db, (tx) => withdrawConsent(tx, { accountId, clientId, requestId }));
}

/** The holder makes one of their devices unknown; false when they have no such device. */
export async function forgetOwnDevice(deps: Deps, holder: Holder, deviceId: string): Promise<boolean> {
  const { accountId, requestId } = holder;
  return inTransaction(deps.db, async (tx) => {
    if (!(await forgetDevice(tx, accountId, deviceId))) return false;
    await recordAudit(tx, {
      event: 'device.forgotten',
      actor: `account:${accountId}`,
      accountId,
      requestId,
      details: { device: deviceId },
    });
    return true;
  });
}
