import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installation } from '../house/installation.ts';
import { ServerProcess } from '../processes/server-process.ts';
import { openOffices } from './people/offices.ts';
import type { PeopleTalk } from './processes/people.ts';
import type { RegistersTalk } from './processes/registers.ts';
import type { WorkerTalk } from './processes/worker.ts';
import type { Sizes } from './sizes.ts';

/** An installation with everybody who is needed to apply: registers outside, applicants and officers, the worker between them. */
export interface Stage {
  readonly house: Installation;
  readonly registers: ServerProcess<RegistersTalk>;
  readonly people: ServerProcess<PeopleTalk>;
  readonly worker: ServerProcess<WorkerTalk>;
  stop(): Promise<void>;
}

export async function setStage(house: Installation, { folder, sizes }: { folder: string; sizes: Sizes }): Promise<Stage> {
  const { env, db } = house;
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signingKeyFile = join(folder, 'registers.pem');
  writeFileSync(signingKeyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const offices = await openOffices(db, sizes.staff);
  const registers = await ServerProcess.start<RegistersTalk>('registration/processes/registers.ts', {
    applicants: sizes.applicants,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }),
  });
  const at = { origin: registers.origin, signingKeyFile };
  const people = await ServerProcess.start<PeopleTalk>('registration/processes/people.ts', { env, registers: at, offices });
  const sms = await people.ask('sms');
  const worker = await ServerProcess.start<WorkerTalk>('registration/processes/worker.ts', { env, registers: at, sms });
  return {
    house,
    registers,
    people,
    worker,
    stop: async () => {
      for (const one of [worker, people, registers]) await one.stop();
    },
  };
}

/** Milliseconds of processor time each process used while `work` ran. */
export async function withCpu<T>(stage: Stage, work: () => Promise<T>): Promise<{ result: T; cpu: Cpu }> {
  const before = await cpuOf(stage);
  const result = await work();
  const after = await cpuOf(stage);
  return {
    result,
    cpu: { people: after.people - before.people, worker: after.worker - before.worker, registers: after.registers - before.registers },
  };
}

export interface Cpu {
  readonly people: number;
  readonly worker: number;
  readonly registers: number;
}

async function cpuOf({ people, worker, registers }: Stage): Promise<Cpu> {
  return { people: await people.ask('cpu'), worker: await worker.ask('cpu'), registers: await registers.ask('cpu') };
}
