/** What an answer of an authenticator says about itself, before anything is verified. */
export interface Ceremony {
  readonly id: string;
  readonly challenge: string;
  readonly userHandle: string | undefined;
  readonly crossOrigin: boolean;
}

/** Longest answers seen are below 4 kB; the WebAuthn library reads the rest. */
const longestClientData = 4096;
const longestId = 1400;

/** Reads the parts that decide which challenge and which passkey are meant; undefined when the shape is wrong. */
export function readCeremony(response: unknown): Ceremony | undefined {
  const { id, response: inner } = recordOf(response);
  const { clientDataJSON, userHandle } = recordOf(inner);
  if (typeof id !== 'string' || id.length > longestId || typeof clientDataJSON !== 'string') return undefined;
  if (clientDataJSON.length > longestClientData) return undefined;
  const { challenge, crossOrigin } = recordOf(parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')));
  if (typeof challenge !== 'string') return undefined;
  return { id, challenge, userHandle: typeof userHandle === 'string' ? userHandle : undefined, crossOrigin: crossOrigin === true };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
