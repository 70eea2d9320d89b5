export interface Place {
  /** One canonical form: IPv4, or eight groups of IPv6. */
  readonly address: string;
  /** /24 of IPv4, /64 of IPv6: what one customer usually holds of the latter. */
  readonly network: string;
}

/** Where a request came from, as it is counted. IPv4 written inside IPv6 is IPv4, or one machine would count twice. */
export function placeOf(text: string): Place {
  const v4 = ipv4(text);
  if (v4) return placeOfV4(v4);
  const groups = ipv6(text.split('%')[0] ?? '');
  if (!groups) return { address: 'unknown', network: 'unknown' };
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return placeOfV4(groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]));
  const hex = groups.map((group) => group.toString(16));
  return { address: hex.join(':'), network: `${hex.slice(0, 4).join(':')}/64` };
}

function placeOfV4(bytes: readonly number[]): Place {
  return { address: bytes.join('.'), network: `${bytes.slice(0, 3).join('.')}.0/24` };
}

function ipv4(text: string): number[] | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function ipv6(text: string): number[] | undefined {
  const [head, tail, ...more] = withoutDots(text)?.split('::') ?? [];
  if (head === undefined || more.length > 0) return undefined;
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')];
  if (!left || !right) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...left, ...Array<number>(missing).fill(0), ...right];
}

/** `::ffff:1.2.3.4` with its last four bytes as two groups. */
function withoutDots(text: string): string | undefined {
  const at = text.lastIndexOf(':');
  const last = text.slice(at + 1);
  if (!last.includes('.')) return text;
  const bytes = ipv4(last);
  if (!bytes) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return `${text.slice(0, at + 1)}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map((group) => Number.parseInt(group, 16)) : undefined;
}
