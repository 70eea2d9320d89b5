import { createSmsSender } from '../../../src/connectors/sms.ts';
import { createOutgoingFetch } from '../../../src/platform/outgoing.ts';
import { runWorker } from '../../../src/run.ts';
import { type Environment, openHouse } from '../../house/open-house.ts';
import { answerBench, parcel } from '../../processes/parent-link.ts';
import { cpuUsed } from './cpu.ts';
import { connectRegistries, type RegistersAt } from './registries.ts';

/** The worker of the installation, as production runs it. */
export interface WorkerParcel {
  readonly env: Environment;
  readonly registers: RegistersAt;
  /** Where texts go. */
  readonly sms: { readonly url: string; readonly token: string };
}

export interface WorkerTalk {
  readonly cpu: () => number;
}

const { env, registers, sms } = await parcel<WorkerParcel>();
const { config, deps } = openHouse(env);
await runWorker(config, deps, {
  house: { sendLogOut: async () => undefined },
  senders: { sms: createSmsSender({ ...sms, fetch: createOutgoingFetch({ allowLoopback: true, allowInner: true }) }) },
  registries: connectRegistries(deps, registers),
});
answerBench('', { cpu: cpuUsed } satisfies WorkerTalk);
