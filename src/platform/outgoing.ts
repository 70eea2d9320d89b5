import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch as undiciFetch, type RequestInit as UndiciInit } from 'undici';
import { addressKind } from './outgoing-addresses.ts';

export type OutgoingCode =
  | 'outgoing-scheme-refused'
  | 'outgoing-address-refused'
  | 'outgoing-redirect-refused'
  | 'outgoing-too-large'
  | 'outgoing-timeout'
  | 'outgoing-unreachable';

/** Why an outgoing call gave no answer. The message is the code: addresses and answers of others stay out of logs. */
export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  readonly code: OutgoingCode;

  constructor(code: OutgoingCode, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
  }
}

export interface OutgoingOptions {
  /** Loopback addresses and plain http: the sandbox only. */
  readonly allowLoopback: boolean;
  /** Inner networks too: for addresses an operator configured (an SMS gateway), never for addresses a relying party gave us. */
  readonly allowInner?: boolean;
  /** Milliseconds for the whole call. */
  readonly timeout?: number;
  /** Milliseconds for the connection. */
  readonly connectTimeout?: number;
  /** Bytes of a response after decompression. */
  readonly limit?: number;
  /** Resolver; the system's when absent. */
  readonly lookup?: LookupFunction;
  /** For others that know us by a certificate, or whose own no public authority signed; PEM. */
  readonly tls?: TlsIdentity;
}

export interface TlsIdentity {
  /** Our certificate and its key. */
  readonly cert?: string;
  readonly key?: string;
  /** Authorities to believe instead of the public ones. */
  readonly ca?: string;
}

export type OutgoingFetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

const redirects = new Set([301, 302, 303, 307, 308]);
const bodyless = new Set([101, 204, 205, 304]);

/**
 * The single exit for calls to other machines (OWASP ASVS 5.0 1.3.6, 13.2.4): the address is judged when the connection is made, so a name
 * that resolves elsewhere a moment later gains nothing; redirects, long answers and slow answers are errors. Times in milliseconds, sizes in bytes.
 */
export function createOutgoingFetch(options: OutgoingOptions): OutgoingFetch {
  const { timeout = 10_000, limit = 64 * 1024 } = options;
  const dispatcher = guardedAgent(options, limit);
  return async (url, init = {}) => {
    const target = new URL(url);
    if (!schemeAllowed(target, options)) throw new OutgoingError('outgoing-scheme-refused');
    const clock = AbortSignal.timeout(timeout);
    const signal = init.signal ? AbortSignal.any([init.signal, clock]) : clock;
    try {
      // A dispatcher chosen by the caller would bypass the guard, so ours is set last.
      const answer = await undiciFetch(target, { ...(init as UndiciInit), redirect: 'manual', signal, dispatcher });
      if (redirects.has(answer.status)) {
        await answer.body?.cancel();
        throw new OutgoingError('outgoing-redirect-refused');
      }
      const body = await readLimited(answer.body, limit);
      return new Response(bodyless.has(answer.status) ? null : body, {
        status: answer.status,
        statusText: answer.statusText,
        headers: [...answer.headers],
      });
    } catch (error) {
      throw coded(error, signal);
    }
  };
}

function schemeAllowed(target: URL, options: OutgoingOptions): boolean {
  if (target.username || target.password) return false;
  return target.protocol === 'https:' || (target.protocol === 'http:' && (options.allowLoopback || options.allowInner === true));
}

function guardedAgent(options: OutgoingOptions, limit: number): Agent {
  const { connectTimeout = 3000, lookup = systemLookup, tls = {} } = options;
  const allowed = (address: string): boolean => mayReach(address, options);
  const connect = buildConnector({ ...tls, timeout: connectTimeout, lookup: guardedLookup(lookup, allowed) });
  return new Agent({
    connect(target, callback) {
      // An address written as digits is never looked up.
      const host = target.hostname.replace(/^\[|\]$/g, '');
      if (isIP(host) && !allowed(host)) return callback(new OutgoingError('outgoing-address-refused'), null);
      connect(target, callback);
    },
    connections: 16,
    pipelining: 1,
    maxHeaderSize: 16 * 1024,
    maxResponseSize: limit,
    keepAliveTimeout: 4000,
  });
}

function mayReach(address: string, options: OutgoingOptions): boolean {
  const kind = addressKind(address);
  if (kind === 'public') return true;
  return kind === 'loopback' ? options.allowLoopback : options.allowInner === true;
}

/** Refuses a name as soon as one of its addresses is refused: a mixed answer is an attack or a mistake. */
function guardedLookup(lookup: LookupFunction, allowed: (address: string) => boolean): LookupFunction {
  return (hostname, lookupOptions, callback) => {
    lookup(hostname, { ...lookupOptions, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : [];
      const first = addresses[0];
      if (error || !first) return callback(error ?? new OutgoingError('outgoing-unreachable'), []);
      if (!addresses.every(({ address }) => allowed(address))) return callback(new OutgoingError('outgoing-address-refused'), []);
      if (lookupOptions.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

async function readLimited(body: AsyncIterable<Uint8Array> | null, limit: number): Promise<Buffer<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    // Leaving the loop by throwing cancels the stream and closes the connection.
    if (size > limit) throw new OutgoingError('outgoing-too-large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function coded(error: unknown, signal: AbortSignal): OutgoingError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OutgoingError) return cause;
    const code = String((cause as { code?: unknown }).code);
    if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new OutgoingError('outgoing-too-large');
    if (code.endsWith('_TIMEOUT')) return new OutgoingError('outgoing-timeout', { cause: error });
  }
  return new OutgoingError(signal.aborted ? 'outgoing-timeout' : 'outgoing-unreachable', { cause: error });
}
