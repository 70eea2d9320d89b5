import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import type { Lang } from '../../platform/http/types.ts';
import { withToken } from '../credentials/device-cookie.ts';
import { rememberDevice, touchDevice } from '../credentials/devices.ts';
import { sendNotice } from '../notifications/actions.ts';

export interface DeviceAtSignIn {
  readonly accountId: string;
  /** Value of the device cookie, when the browser has one. */
  readonly token: string | undefined;
  readonly userAgent: string;
  /** Two different factors were passed on it. */
  readonly proven: boolean;
  readonly address: string;
  readonly service: Readonly<Record<Lang, string>>;
  readonly language: Lang;
}

/**
 * Knows the device again, or remembers it and warns its person: every sign-in on a new device sends a notice with a way to say "this
 * wasn't me". The answer is a new value for the device cookie, absent when the device was known.
 */
export async function welcomeDevice(deps: Deps, device: DeviceAtSignIn): Promise<string | undefined> {
  const { userAgent, proven } = device;
  if (device.token && (await touchDevice(deps.db, device.accountId, { cookie: device.token, proven }))) return undefined;
  return inTransaction(deps.db, async (tx) => {
    const token = await rememberDevice(tx, device.accountId, { userAgent, proven });
    await sendNotice(tx, deps, {
      kind: 'new-device-sign-in',
      accountId: device.accountId,
      device: device.userAgent.slice(0, 120),
      address: device.address,
      service: device.service.vi,
      serviceEn: device.service.en,
      language: device.language,
    });
    return withToken(device.token, token);
  });
}
