import { deviceCookieName } from '../../domain/credentials/device-cookie.ts';
import type { Call, SetCookie } from '../../platform/http/types.ts';

/** Seconds: a known device stays known for a year without use. */
const life = 365 * 24 * 3600;

export function deviceTokenOf(call: Call): string | undefined {
  return call.cookie(deviceCookieName);
}

export function deviceCookie(token: string): SetCookie {
  return { name: deviceCookieName, value: token, maxAge: life, path: '/' };
}
