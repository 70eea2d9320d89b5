import { generateSync } from 'otplib';

/** Somebody of the sandbox whose codes the mailbox shows, so that a newcomer needs no phone. */
export interface TotpPerson {
  readonly name: string;
  readonly login: string;
  /** Base32. */
  readonly secret: string;
}

export interface TotpCode {
  readonly name: string;
  readonly login: string;
  readonly code: string;
  /** Seconds until the next code. */
  readonly secondsLeft: number;
}

const period = 30;

/** The codes of this moment (RFC 6238: SHA-1, 6 digits, 30 s). */
export function totpCodes(people: readonly TotpPerson[], now: Date): TotpCode[] {
  const epoch = Math.floor(now.getTime() / 1000);
  const secondsLeft = period - (epoch % period);
  return people.map(({ name, login, secret }) => ({ name, login, code: generateSync({ secret, epoch, period, digits: 6 }), secondsLeft }));
}
