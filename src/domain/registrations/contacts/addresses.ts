import type { Secrets } from '../../../platform/secrets.ts';
import { purposes } from '../queries.ts';

/** What equal contacts have in common. Mail addresses of registers and older accounts may be written in capitals. */
export function contactMac(secrets: Secrets, address: string): string {
  return secrets.mac(purposes.contact, address.toLowerCase());
}
