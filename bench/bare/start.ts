import { Wire } from '../load/browser.ts';
import { Crowd } from '../load/crowd.ts';
import type { Target } from '../load/flows.ts';
import { ServerProcess } from '../processes/server-process.ts';
import type { BareParcel } from './server.ts';

export interface Bare {
  readonly target: Target;
  readonly server: ServerProcess;
  stop(): Promise<void>;
}

/** The bare library in a process of its own, with the same people. */
export async function startBare(parcel: BareParcel, lanes: number): Promise<Bare> {
  const server = await ServerProcess.start('bare/server.ts', parcel);
  const wire = new Wire(server.origin, lanes);
  return {
    server,
    target: { name: 'bare', wire, crowd: new Crowd(parcel.crowd), service: parcel.service },
    stop: async () => {
      await wire.close();
      await server.stop();
    },
  };
}
