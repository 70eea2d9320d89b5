import type { SetCookie } from '../../platform/http/types.ts';

/** Makes the browser forget a cookie. */
export function dropCookie(name: string): SetCookie {
  return { name, value: '', maxAge: 0 };
}
