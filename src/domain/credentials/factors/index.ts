import type { AttemptKind } from '../types.ts';
import type { Factor } from './factor.ts';
import { passkey } from './passkey.ts';
import { password } from './password.ts';
import { recoveryCode } from './recovery-code.ts';
import { sms } from './sms.ts';
import { totp } from './totp.ts';

/** The catalogue: a kind that can be tried and has no file here does not compile. */
export const factors: Readonly<Record<AttemptKind, Factor>> = { password, totp, passkey, sms, 'recovery-code': recoveryCode };
