/** The means of proof a person may hold or pass. Registry matches are known to the pure rules; no connector offers them yet. */
export type FactorKind = 'password' | 'totp' | 'sms' | 'recovery-code' | 'passkey' | 'registry-face' | 'registry-fingerprint';

/** A factor that a person has passed, as a sitting or a session remembers it. */
export interface PassedFactor {
  readonly kind: FactorKind;
  /** Row of the credential, absent for registry matches. */
  readonly credentialId?: string;
  readonly passedAt: Date;
  /** Passkeys only: true when the key cannot leave its device (`hwk`), false when it is backed up (`swk`). */
  readonly deviceBound?: boolean;
}
