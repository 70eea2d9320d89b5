import type { FingerCapture, FingerName, Registries } from '../../src/connectors/registries.ts';
import { createRegistries } from '../../src/connectors/registries/index.ts';
import type { RegisteredPerson } from '../../src/sandbox/registries/people/types.ts';
import { fingerNames } from '../../src/sandbox/registries/people/types.ts';
import { facePicture, fingerPicture } from '../../src/sandbox/registries/pictures/render.ts';
import { type SandboxRegistries, startSandboxRegistries } from '../../src/sandbox/registries/start.ts';

export interface TestRegistries extends SandboxRegistries {
  readonly registries: Registries;
}

/** The registers of the sandbox with connectors to them; nothing stands between. */
export async function startTestRegistries(options: { timeout?: number } = {}): Promise<TestRegistries> {
  const sandbox = await startSandboxRegistries(options);
  return { ...sandbox, registries: createRegistries(sandbox.settings, sandbox.hands) };
}

/** The face as the person takes it today. */
export function faceOf(person: RegisteredPerson): Promise<Buffer> {
  return facePicture(person.face, 'capture');
}

/** The fingers as they are captured today, without those that are missing. */
export async function fingersOf(person: RegisteredPerson, names: readonly FingerName[] = fingerNames): Promise<FingerCapture[]> {
  const present = names.filter((finger) => person.fingers[finger] !== 'missing');
  return Promise.all(
    present.map(async (finger) => ({
      finger,
      image: await fingerPicture({ seed: person.face.seed, finger, condition: person.fingers[finger] }, 'capture'),
    })),
  );
}
