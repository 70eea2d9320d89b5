/** What the environment decided, frozen by `config.ts`. Law is not here: it is dated data in `domain/rule-sets`. */
export interface Settings {
  /** Issuer identifier and origin of the provider and of self-service, without a trailing slash. */
  readonly issuer: string;
  /** Origin of the back-office door. */
  readonly backOfficeOrigin: string;
  /** WebAuthn relying party id: the host name of the issuer. */
  readonly passkeyRpId: string;
  /** True only when the sandbox is loaded: loopback addresses may be called and pages carry the sandbox banner. */
  readonly sandbox: boolean;
  readonly limits: SessionLimits;
}

/** Seconds. Defaults in assurance.md section 5; none may exceed NIST SP 800-63B-4. */
export interface SessionLimits {
  /** A factor counts for this long after it was passed. */
  readonly factorFreshness: number;
  /** A biometric matched by a registry counts for this long. */
  readonly biometricFreshness: number;
  /** Without a request that used the session, no factor is fresh after this long. */
  readonly idle: number;
  /** The session ends this long after its first factor, whatever happened since. */
  readonly absolute: number;
}
