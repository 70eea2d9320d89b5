import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

/** What may be wrong or different about one answer. */
export interface Twist {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** False: the button was pressed and nobody was verified. */
  readonly userVerified?: boolean;
  readonly crossOrigin?: boolean;
  readonly counter?: number;
  readonly backupEligible?: boolean;
  readonly userHandle?: string | null;
  /** Signs something else than what is sent. */
  readonly forged?: boolean;
}

interface StoredKey {
  readonly id: Buffer;
  readonly rpId: string;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  counter: number;
}

/** An authenticator in software: ES256, resident keys, every flag under the control of the test. */
export class SoftAuthenticator {
  private readonly keys: StoredKey[] = [];
  private readonly origin: string;
  private readonly backupEligible: boolean;
  /** Authenticators that sync their keys keep no counter. */
  private readonly counts: boolean;

  constructor(origin: string, options: { backupEligible?: boolean; counts?: boolean } = {}) {
    this.origin = origin;
    this.backupEligible = options.backupEligible ?? false;
    this.counts = options.counts ?? true;
  }

  /** `navigator.credentials.create`. */
  create(options: PublicKeyCredentialCreationOptionsJSON, twist: Twist = {}): RegistrationResponseJSON {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const rpId = options.rp.id ?? new URL(this.origin).hostname;
    const key: StoredKey = { id: randomBytes(32), rpId, userHandle: options.user.id, privateKey, publicKey, counter: 0 };
    this.keys.push(key);
    const attested = Buffer.concat([Buffer.alloc(16), uint16(key.id.length), key.id, coseKey(publicKey)]);
    const authData = Buffer.concat([this.authData(key, twist, 0x40), attested]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      cborBytes(authData),
    ]);
    const id = key.id.toString('base64url');
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.clientData('webauthn.create', options.challenge, twist).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** `navigator.credentials.get`. */
  get(options: PublicKeyCredentialRequestOptionsJSON, twist: Twist = {}): AuthenticationResponseJSON {
    const allowed = options.allowCredentials?.map(({ id }) => id);
    const key = this.keys.findLast(({ id }) => !allowed || allowed.includes(id.toString('base64url')));
    if (!key) throw new Error('this authenticator has no key for that');
    if (this.counts) key.counter += 1;
    const authData = this.authData(key, twist, 0);
    const clientData = this.clientData('webauthn.get', options.challenge, twist);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    const id = key.id.toString('base64url');
    const userHandle = twist.userHandle === undefined ? key.userHandle : twist.userHandle;
    return {
      id,
      rawId: id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: sign('sha256', twist.forged ? randomBytes(32) : signed, key.privateKey).toString('base64url'),
        ...(userHandle === null ? {} : { userHandle }),
      },
    };
  }

  private clientData(type: string, challenge: string, twist: Twist): Buffer {
    return Buffer.from(
      JSON.stringify({
        type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? this.origin,
        crossOrigin: twist.crossOrigin ?? false,
      }),
    );
  }

  private authData(key: StoredKey, twist: Twist, extra: number): Buffer {
    const eligible = twist.backupEligible ?? this.backupEligible;
    const flags = 0x01 | (twist.userVerified === false ? 0 : 0x04) | (eligible ? 0x18 : 0) | extra;
    const rpIdHash = createHash('sha256')
      .update(twist.rpId ?? key.rpId)
      .digest();
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(twist.counter ?? key.counter);
    return Buffer.concat([rpIdHash, Buffer.from([flags]), counter]);
  }
}

/** COSE_Key of an ES256 public key (RFC 9053). */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ]);
}

function cborBytes(bytes: Buffer): Buffer {
  const head = bytes.length < 256 ? Buffer.from([0x58, bytes.length]) : Buffer.concat([Buffer.from([0x59]), uint16(bytes.length)]);
  return Buffer.concat([head, bytes]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
