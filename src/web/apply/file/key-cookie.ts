import type { FileKey } from '../../../domain/registrations/status.ts';
import type { Deps } from '../../../platform/deps.ts';
import type { Call, SetCookie } from '../../../platform/http/types.ts';
import { openSealed } from '../../first-party/sealed.ts';

/** Opens the status page of one file for half an hour. */
const name = 'dd-file';
const purpose = 'file-key';

export function keyCookie({ secrets }: Pick<Deps, 'secrets'>, key: FileKey): SetCookie {
  return { name, value: secrets.seal(purpose, JSON.stringify(key)) };
}

export const noKeyCookie: SetCookie = { name, value: '', maxAge: 0 };

/** What this browser opened; whether it is still good, the database says. */
export function keyOf(deps: Pick<Deps, 'secrets'>, call: Call): FileKey | undefined {
  const sealed = call.cookie(name);
  return sealed ? (openSealed(deps, purpose, sealed) as FileKey | undefined) : undefined;
}
