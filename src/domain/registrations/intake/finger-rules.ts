import type { FingerName } from '../../../connectors/registries.ts';
import type { PictureRules } from '../../../platform/images.ts';
import type { Finger } from './types.ts';

/** In the order in which they are captured. */
export const fingerNames: readonly FingerName[] = [
  'right-thumb',
  'right-index',
  'right-middle',
  'right-ring',
  'right-little',
  'left-thumb',
  'left-index',
  'left-middle',
  'left-ring',
  'left-little',
];

/** A print as scanners make it: 500 dots an inch, some hundred kilobytes. */
export const fingerRules: PictureRules = { maxBytes: 2_000_000, maxPixels: 4_000_000, minSide: 100, maxSide: 1000 };

/** Tries before a finger may be called unreadable. */
export const triesToUnreadable = 3;

/** Fewer captured fingers are too few to compare. */
export const fewestCaptured = 2;

/** Hours that captured fingers wait for the register. */
export const heldHours = 24;

export function capturedCount(fingers: readonly Pick<Finger, 'status'>[]): number {
  return fingers.filter(({ status }) => status === 'captured').length;
}

/** Something was said about each of the ten. */
export function allNoted(fingers: readonly Pick<Finger, 'status'>[]): boolean {
  return fingers.length === fingerNames.length && fingers.every(({ status }) => status !== undefined);
}

/** Nobody is refused for lacking fingers: the face and one further check take their place. */
export function needsException(fingers: readonly Pick<Finger, 'status'>[]): boolean {
  return allNoted(fingers) && capturedCount(fingers) < fewestCaptured;
}
