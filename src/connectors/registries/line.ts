import type { ZodType } from 'zod';
import { OutgoingError, type OutgoingFetch } from '../../platform/outgoing.ts';
import type { AskedRegister, Unavailable } from '../registries.ts';

/** What a register answered, or that it did not. */
export type Answered<T> = { readonly kind: 'answered'; readonly data: T } | Unavailable;

/** The line to one register. */
export interface Line {
  /** Posts a question as JSON and reads the answer. Never throws: whatever goes wrong is `unavailable` with a code that is safe for logs. */
  ask<T>(path: string, question: object, shape: ZodType<T>): Promise<Answered<T>>;
}

/** Headers that prove who asks, for one request. */
export type SignRequest = (request: { readonly url: string; readonly body: string }) => Promise<Readonly<Record<string, string>>>;

/** Stands in front of a register: may keep a question from being asked, and hears what became of it. */
export type Guard = <T>(register: AskedRegister, ask: () => Promise<Answered<T>>) => Promise<Answered<T>>;

export interface LineOptions {
  readonly register: AskedRegister;
  /** Where the register stands; paths are put behind it. */
  readonly url: string;
  readonly fetch: OutgoingFetch;
  readonly sign?: SignRequest | undefined;
  readonly guard?: Guard | undefined;
}

/**
 * Numbers and pictures travel in the body only: addresses end up in logs of every machine on the way. A 404 is no "nobody of that number":
 * that is said in an answer, and a wrong address must never read like it.
 */
export function openLine({ register, url, fetch, sign, guard }: LineOptions): Line {
  const start = url.replace(/\/+$/, '');
  return {
    ask: (path, question, shape) => {
      const call = () => post({ fetch, sign }, { url: `${start}${path}`, body: JSON.stringify(question) }, shape);
      return guard ? guard(register, call) : call();
    },
  };
}

async function post<T>(
  { fetch, sign }: Pick<LineOptions, 'fetch' | 'sign'>,
  request: { readonly url: string; readonly body: string },
  shape: ZodType<T>,
): Promise<Answered<T>> {
  try {
    const answer = await fetch(request.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(await sign?.(request)) },
      body: request.body,
    });
    if (answer.status !== 200) return unavailable(`http-${answer.status}`);
    return understood(await answer.text(), shape);
  } catch (error) {
    return unavailable(error instanceof OutgoingError ? error.code : 'not-asked');
  }
}

/** Fields we do not know are passed over, so that a register may grow; of those we read, nothing is guessed. */
function understood<T>(text: string, shape: ZodType<T>): Answered<T> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return unavailable('bad-answer');
  }
  const found = shape.safeParse(read);
  return found.success ? { kind: 'answered', data: found.data } : unavailable('bad-answer');
}

export function unavailable(code: string): Unavailable {
  return { kind: 'unavailable', code };
}
