import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ServerTalk } from './parent-link.ts';

const readyLimit = 60_000;

/** As the scripts of package.json start a server: short-lived objects need little room, and memory is what an operator pays for. */
const nodeFlags = ['--max-semi-space-size=8'];

type Talking<T> = { readonly [Q in keyof T]: (asked: never) => unknown };

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** A server in a process of its own, as in production. `T`: what it may be asked. */
export class ServerProcess<T extends Talking<T> = ServerTalk> {
  /** Where it is reached, if it is. */
  readonly origin: string;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  private constructor(child: ChildProcess, { module, origin }: { module: string; origin: string }) {
    this.#child = child;
    this.origin = origin;
    child.on('message', ({ id, answer, problem }: { id: number; answer?: unknown; problem?: string }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (problem === undefined) waiting?.resolve(answer);
      else waiting?.reject(new Error(`${module}: ${problem}`));
    });
    child.once('exit', (code) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`${module} ended with ${code}`));
    });
  }

  /** `module`: a file of this folder's neighbours; `parcel`: what it needs to know. */
  static async start<T extends Talking<T> = ServerTalk>(
    module: string,
    parcel: object,
    options: { profileTo?: string | undefined } = {},
  ): Promise<ServerProcess<T>> {
    const { profileTo } = options;
    const child = fork(fileURLToPath(new URL(`../${module}`, import.meta.url)), {
      execArgv: [...nodeFlags, '--import', 'tsx', ...(profileTo ? ['--cpu-prof', '--cpu-prof-dir', profileTo] : [])],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    child.send(parcel);
    return new ServerProcess<T>(child, { module, origin: await originOf(child, module) });
  }

  async ask<Q extends keyof T & string>(question: Q, ...[asked]: Parameters<T[Q]>): Promise<Awaited<ReturnType<T[Q]>>> {
    const id = ++this.#asked;
    const answer = await new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, question, asked });
    });
    return answer as Awaited<ReturnType<T[Q]>>;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await gone;
  }
}

async function originOf(child: ChildProcess, module: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`${module} was not ready after ${readyLimit} ms`)), readyLimit);
    child.once('exit', (code) => reject(new Error(`${module} ended with ${code} before it was ready`)));
    child.once('message', ({ ready }: { ready: string }) => {
      clearTimeout(limit);
      resolve(ready);
    });
  });
}
