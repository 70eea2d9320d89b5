/** Octets of an address and of what stands before the @ (RFC 5321 4.5.3.1). */
const longest = 254;
const longestLocal = 64;
/** A dot-atom of plain letters: no quoted texts, no comments, nothing that a mail header could read otherwise. */
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/u;

/**
 * One canonical form of a typed e-mail address, strictly and simply: small letters, a name with a dot behind the @. Small letters before the @
 * too: no mail service that people use tells them apart, and tries are counted for each address. Undefined when it is none.
 */
export function canonicalEmail(typed: string): string | undefined {
  const address = typed.trim();
  if (address.length > longest || !/^\p{ASCII}+$/u.test(address)) return undefined;
  const small = address.toLowerCase();
  const at = small.lastIndexOf('@');
  return at > 0 && at <= longestLocal && local.test(small.slice(0, at)) && domain.test(small.slice(at + 1)) ? small : undefined;
}

/** First letter and domain of an e-mail address. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, 1)}•••${address.slice(at)}`;
}
