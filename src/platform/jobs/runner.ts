import { Logger, type LogLevel, parseCrontab, type Runner, run, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import type { Logger as Log } from 'pino';
import { type Connection, cutWhenSilent } from '../database/silence.ts';
import { failureCode, JobFailure, stackFrames } from './failure.ts';
import { keepRunning } from './keep-running.ts';
import type { JobPayload } from './queue.ts';

export interface JobRun {
  /** Which try of the queue this is, from 1. */
  readonly attempt: number;
  /** Aborted when the process must end before the task did. */
  readonly signal: AbortSignal | undefined;
}

/** Background work by name. Throwing means: try again later. */
export type Tasks = Readonly<Record<string, (payload: JobPayload, run: JobRun) => Promise<void>>>;

export interface JobRunnerOptions {
  /** Address of the database; a pool of its own is opened. A direct connection: LISTEN does not pass a transaction pooler. */
  readonly connectionString: string;
  readonly log: Log;
  readonly tasks: Tasks;
  /** Lines of a crontab, UTC. */
  readonly crontab?: readonly string[];
  readonly concurrency?: number;
  /** Milliseconds between looks for jobs whose time has come; new jobs are announced at once. */
  readonly pollInterval?: number;
}

export interface JobRunner {
  /** Takes no new job, waits for those in hand, closes its connections. */
  stop(): Promise<void>;
}

/**
 * Starts working on the queue, and again whenever the database was away for too long. The schema must be up to date: the migrations of
 * the queue run with ours, under one lock.
 */
export async function runJobs(options: JobRunnerOptions): Promise<JobRunner> {
  const concurrency = options.concurrency ?? 4;
  const pool = queuePool(options, concurrency + 2);
  const closed = (): Promise<void> => (pool.ended || pool.ending ? Promise.resolve() : pool.end());
  const keeper = await keepRunning(() => begin(options, { pool, concurrency }), { log: options.log, pause: 2000 }).catch(async (error) => {
    await closed();
    throw error;
  });
  return { stop: () => keeper.stop().then(closed) };
}

/** Milliseconds: longer than any statement of the queue takes. */
const longestSilence = 60_000;

/** Heard to its very end: an error on a connection that is being closed, with nobody listening, would end the process. */
function queuePool({ connectionString, log }: JobRunnerOptions, max: number): Pool {
  const pool = new Pool({ connectionString, max, application_name: 'dinhdanh jobs', connectionTimeoutMillis: 5000, keepAlive: true });
  const lost = (error: Error): void => log.warn({ code: failureCode(error) }, 'the queue lost a connection');
  pool.on('error', lost);
  pool.on('connect', (client) => {
    client.on('error', lost);
    cutWhenSilent(client as unknown as Connection, longestSilence);
  });
  return pool;
}

function begin(options: JobRunnerOptions, { pool, concurrency }: { pool: Pool; concurrency: number }): Promise<Runner> {
  return run({
    pgPool: pool,
    taskList: taskList(options.tasks, options.log),
    parsedCronItems: parseCrontab((options.crontab ?? []).join('\n')),
    pollInterval: options.pollInterval ?? 2000,
    // Batches are waited for when stopping; without them a job finished during the stop is never taken off the queue and runs again.
    preset: {
      worker: { concurrentJobs: concurrency, completeJobBatchDelay: 0, failJobBatchDelay: 0, gracefulShutdownAbortTimeout: 10_000 },
    },
    logger: queueLogger(options.log),
    noHandleSignals: true,
  });
}

function taskList(tasks: Tasks, log: Log): TaskList {
  const wrapped: TaskList = {};
  for (const [name, task] of Object.entries(tasks)) {
    wrapped[name] = async (payload, { job, abortSignal }) => {
      const started = performance.now();
      try {
        await task((payload ?? {}) as JobPayload, { attempt: job.attempts, signal: abortSignal });
        log.debug({ job: name, jobId: job.id, ms: Math.round(performance.now() - started) }, 'job done');
      } catch (error) {
        const expected = error instanceof JobFailure;
        const details = { job: name, jobId: job.id, attempt: job.attempts, code: failureCode(error) };
        if (expected) log.warn(details, 'job will be tried again');
        else log.error({ ...details, frames: stackFrames(error) }, 'job failed');
        throw nameless(failureCode(error));
      }
    };
  }
  return wrapped;
}

/** What the queue stores and logs of a failure: the code, without a stack. */
function nameless(code: string): JobFailure {
  const failure = new JobFailure(code);
  failure.stack = '';
  return failure;
}

const levels: Readonly<Record<string, 'debug' | 'info' | 'warn' | 'error'>> = {
  debug: 'debug',
  info: 'debug',
  warning: 'warn',
  error: 'error',
};

/** Lines of the queue in our log. Failures of tasks are logged above, once. */
function queueLogger(log: Log): Logger {
  return new Logger((scope) => (level: LogLevel, message: string, meta) => {
    if (meta && 'failure' in meta) return;
    log[levels[level] ?? 'info']({ queue: scope.label, worker: scope.workerId }, message);
  });
}
