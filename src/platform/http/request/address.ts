import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { AppError } from '../../../lib/errors.ts';

export interface TrustedProxies {
  has(address: string): boolean;
}

/** Addresses and networks (`10.0.0.0/8`) of our own proxies: nobody else is believed about where a request comes from. */
export function trustProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    if (isIP(address) === 0) throw new AppError('unexpected', 'a trusted proxy is neither an address nor a network');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return { has: (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4') };
}

/** The right-most address that none of our proxies holds; what stands left of it anybody may have written (RFC 9700 4.13). */
export function clientAddress(req: IncomingMessage, trusted: TrustedProxies): string {
  let address = plain(req.socket.remoteAddress) ?? '0.0.0.0';
  const hops = [req.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').reverse();
  for (const hop of hops) {
    if (!trusted.has(address)) break;
    const before = plain(hop.trim());
    if (before === undefined) break;
    address = before;
  }
  return address;
}

/** Without port, brackets and the IPv4-in-IPv6 form. */
function plain(text: string | undefined): string | undefined {
  const bare = text?.replace(/^\[([^\]]+)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  const address = bare?.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  return address && isIP(address) !== 0 ? address : undefined;
}
