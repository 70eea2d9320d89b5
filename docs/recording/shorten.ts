/** Names of values that are secret, or too long to read, wherever they stand: form, query, header or JSON. */
const secret = new Set([
  'access_token',
  'client_secret',
  'code',
  'code_verifier',
  'id_token',
  'id_token_hint',
  'logout_token',
  'refresh_token',
  'request_uri',
  'token',
]);

/** The first letters of a secret, so that one sees where it comes back. */
export function shorten(value: string): string {
  const shown = value.startsWith('urn:') ? 'urn:ietf:params:oauth:request_uri:'.length + 6 : 10;
  return value.length > shown + 4 ? `${value.slice(0, shown)}…` : value;
}

export function shownValue(name: string, value: string): string {
  return secret.has(name) ? shorten(value) : value;
}

/** A query or form, one parameter a line, decoded where that does not change how it reads. */
export function shownParameters(text: string): string {
  const lines = [...new URLSearchParams(text)].map(([name, value]) => `${name}=${readable(shownValue(name, value))}`);
  return lines.map((line, at) => (at === 0 ? line : `&${line}`)).join('\n');
}

/** Blanks and signs that would read differently stay escaped. */
function readable(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('&', '%26').replaceAll('+', '%2B').replaceAll(' ', '+');
}

export function shownJson(value: unknown): string {
  return JSON.stringify(value, (name, inner: unknown) => (typeof inner === 'string' ? shownValue(name, inner) : inner), 2);
}
