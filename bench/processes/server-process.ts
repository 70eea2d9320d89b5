import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Answers, Question } from './parent-link.ts';

const readyLimit = 60_000;

/** As the scripts of package.json start a server: short-lived objects need little room, and memory is what an operator pays for. */
const nodeFlags = ['--max-semi-space-size=8'];

/** A server in a process of its own, as in production. */
export class ServerProcess {
  readonly origin: string;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #asked = 0;

  private constructor(child: ChildProcess, origin: string) {
    this.#child = child;
    this.origin = origin;
    child.on('message', ({ id, answer }: { id: number; answer: unknown }) => {
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
    });
  }

  /** `module`: a file of this folder's neighbours; `parcel`: what it needs to know. */
  static async start(module: string, parcel: object, options: { profileTo?: string | undefined } = {}): Promise<ServerProcess> {
    const { profileTo } = options;
    const child = fork(fileURLToPath(new URL(`../${module}`, import.meta.url)), {
      execArgv: [...nodeFlags, '--import', 'tsx', ...(profileTo ? ['--cpu-prof', '--cpu-prof-dir', profileTo] : [])],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    child.send(parcel);
    return new ServerProcess(child, await originOf(child, module));
  }

  async ask<Q extends Question>(question: Q): Promise<Answers[Q]> {
    const id = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as (answer: unknown) => void);
      this.#child.send({ id, question });
    });
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
