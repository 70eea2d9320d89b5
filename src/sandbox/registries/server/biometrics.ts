import type { FingerCapture } from '../../../connectors/registries.ts';
import type { RegisteredPerson } from '../people/types.ts';
import { compareFace, compareFinger, faceReference, fingerReference } from '../pictures/compare.ts';
import type { World } from './world.ts';

type Answer = { readonly result: 'compared'; readonly score: number } | { readonly result: 'no-reference' | 'poor-capture' };

/** Holds a picture against the face on file. */
export async function answerFace(world: World, person: RegisteredPerson | undefined, image: Uint8Array): Promise<Answer> {
  const reference = person && (await world.face(person));
  if (!reference) return { result: 'no-reference' };
  const found = await compareFace(reference, image);
  return found.kind === 'compared' ? { result: 'compared', score: found.score } : { result: 'poor-capture' };
}

/** The mean over the fingers that are on file and can be read. */
export async function answerFingers(
  world: World,
  person: RegisteredPerson | undefined,
  captures: readonly FingerCapture[],
): Promise<Answer> {
  const scores: number[] = [];
  let held = 0;
  for (const { finger, image } of captures) {
    const reference = person && (await world.finger(person, finger));
    if (!reference) continue;
    held += 1;
    const found = await compareFinger(reference, image);
    if (found.kind === 'compared') scores.push(found.score);
  }
  if (held === 0) return { result: 'no-reference' };
  if (scores.length === 0) return { result: 'poor-capture' };
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return { result: 'compared', score: Math.round(1000 * mean) / 1000 };
}

/** Puts captures on file in place of nothing. */
export async function enrol(
  world: World,
  person: RegisteredPerson,
  captures: { face: Uint8Array; fingers: readonly FingerCapture[] },
): Promise<void> {
  const fingers = await Promise.all(captures.fingers.map(async ({ finger, image }) => [finger, await fingerReference(image)] as const));
  world.enrol(person.id, {
    face: await faceReference(captures.face),
    fingers: new Map(fingers.flatMap(([finger, pattern]) => (pattern ? [[finger, pattern] as const] : []))),
  });
}
