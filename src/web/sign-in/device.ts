import type { Call, SetCookie } from '../../platform/http/types.ts';

/** Cookie by which a device is known. */
const name = 'dd-device';

/** Seconds: a known device stays known for a year without use. */
const life = 365 * 24 * 3600;

export function deviceTokenOf(call: Call): string | undefined {
  return call.cookie(name);
}

export function deviceCookie(token: string): SetCookie {
  return { name, value: token, maxAge: life, path: '/' };
}
