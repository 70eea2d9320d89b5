import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const root = new URL('../../', import.meta.url);

export interface Program {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  readonly out: { text: string };
  readonly err: { text: string };
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

const programs: Program[] = [];

/**
 * Runs an entry point as the npm script of the same name does, in a process of its own. The environment is exactly the one given:
 * what the machine has set must not decide a test.
 */
export function run(script: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', 'tsx', script, ...words], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = [{ text: '' }, { text: '' }];
  child.stdout?.on('data', (data: Buffer) => (out.text += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (err.text += data.toString()));
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'SIGKILL'));
  });
  const program: Program = {
    child,
    out,
    err,
    ended,
    kill: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
  programs.push(program);
  return program;
}

/** Ends whatever still runs. */
export async function endPrograms(): Promise<void> {
  for (const { child, ended } of programs.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await ended;
  }
}

/** Asks until the address answers with `status`; fails when the program ends before, or takes too long. Answers the milliseconds. */
export async function answers(program: Program, url: string, status = 200): Promise<number> {
  const began = performance.now();
  const end = program.ended.then((code) => new Error(`ended with ${code}: ${program.err.text || program.out.text}`));
  while (performance.now() - began < 30_000) {
    const seen = await Promise.race([
      end,
      fetch(url).then(
        (answer) => answer.status,
        () => 0,
      ),
    ]);
    if (seen instanceof Error) throw seen;
    if (seen === status) return performance.now() - began;
    await Promise.race([end, pause(50)]);
  }
  throw new Error(`${url} does not answer ${status}: ${program.out.text}${program.err.text}`);
}
