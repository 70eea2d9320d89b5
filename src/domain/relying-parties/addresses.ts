const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * An address that a party may name: https, or http on a loopback host in the sandbox. It is compared exactly when it is used
 * (RFC 9700 2.1), so nothing is taken that parsers read differently: no fragment, wildcard, user, blank, backslash or escape in the host.
 */
export function isPartyAddress(value: unknown, sandbox: boolean): value is string {
  if (typeof value !== 'string' || value.length > 1000 || !/^https?:\/\/[^/?@%]+([/?]|$)/i.test(value)) return false;
  if (!/^[\x21-\x7e]+$/.test(value) || /[#*\\<>"]/.test(value)) return false;
  const url = URL.parse(value);
  if (!url?.hostname || url.username || url.password) return false;
  return url.protocol === 'https:' || (sandbox && loopback.has(url.hostname));
}

/** Where a native app may be reached: a scheme of its own, made from a name its maker owns, so with a dot in it (RFC 8252 7.1). */
export function isAppAddress(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:\/[\x21-\x7e]*$/.test(value) && !/[#*\\<>"]/.test(value);
}
