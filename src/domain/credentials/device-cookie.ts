/** Cookie by which a device is known, on every page that checks a factor. */
export const deviceCookieName = 'dd-device';

/** People share browsers: the cookie holds one token for each of the last few. */
const kept = 5;
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** Tokens in a device cookie, newest first; anything else in it is ignored. */
export function tokensIn(cookie: string | undefined): string[] {
  const parts = (cookie ?? '').slice(0, 400).split('.');
  return parts.filter((part) => tokenShape.test(part)).slice(0, kept);
}

/** The cookie value after a new token was added. */
export function withToken(cookie: string | undefined, token: string): string {
  return [token, ...tokensIn(cookie).filter((known) => known !== token)].slice(0, kept).join('.');
}
