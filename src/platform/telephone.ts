import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { asciiDigits } from '../lib/numbers.ts';

/** More is no telephone number, however it is spaced. */
const longest = 40;
const mobileKinds = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];
/** Numbers of the sandbox's people: no network has them, so that no message reaches anybody. */
const invented = /^\+8450\d{7}$/u;

export interface PhoneRules {
  /** Takes the numbers of invented people, which are valid nowhere else. */
  readonly sandbox: boolean;
  /** Takes numbers of other countries: only where no Vietnamese subscriber is asked for. Messages abroad cost much and are abused for that. */
  readonly abroad?: boolean;
}

/**
 * One canonical form (E.164) of a typed mobile number; without a country it is a Vietnamese one. Undefined for fixed lines, numbers that cost,
 * extensions, and for what no network has given out (also the eleven-digit numbers of before 2018).
 */
export function canonicalPhone(typed: string, { sandbox, abroad = false }: PhoneRules): string | undefined {
  if (typed.length > longest || !typed.isWellFormed()) return undefined;
  const text = asciiDigits(typed.normalize('NFKC').replace(/\p{Cf}/gu, '')).trim();
  if (!/^\+?[\d\s().-]+$/u.test(text)) return undefined;
  const phone = parsePhoneNumberFromString(text, { defaultCountry: 'VN', extract: false });
  if (!phone || phone.ext !== undefined) return undefined;
  if (sandbox && invented.test(phone.number)) return phone.number;
  if (!abroad && phone.countryCallingCode !== '84') return undefined;
  return phone.isValid() && mobileKinds.includes(phone.getType() ?? '') ? phone.number : undefined;
}
