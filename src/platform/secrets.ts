/** Sealing and keyed hashing with the key file of this installation. Purposes separate the derived keys. */
export interface Secrets {
  /** AES-256-GCM under a key derived for `purpose`; the answer is text, safe for a column. */
  seal(purpose: string, plain: string): string;
  /** Throws AppError `unseal-failed` when the text was not sealed for this purpose by this key file. */
  unseal(purpose: string, sealed: string): string;
  /** HMAC-SHA-256 under a key derived for `purpose`, base64url. */
  mac(purpose: string, data: string): string;
}
