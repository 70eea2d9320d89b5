import type { FingerName } from '../../../connectors/registries.ts';
import { between, oneOf, type Random, randomOf } from '../people/random.ts';
import type { Impression } from './features.ts';

/** `worn`: ridges can be seen but not told apart for sure; `faint`: hardly anything can be seen; `missing`: no such finger. */
export type FingerCondition = 'clear' | 'worn' | 'faint' | 'missing';

export interface FingerLikeness {
  readonly seed: string;
  readonly finger: FingerName;
  readonly condition: FingerCondition;
}

export const fingerWidth = 240;
export const fingerHeight = 320;

/** Ridges as a field of waves around a core: loops, whorls and arches, each with a bend of its own. */
interface Ridges {
  readonly core: { readonly x: number; readonly y: number };
  readonly period: number;
  readonly stretch: number;
  readonly lean: number;
  readonly bends: readonly { readonly times: number; readonly by: number; readonly from: number }[];
  readonly arch: number;
}

function ridgesOf(random: Random): Ridges {
  return {
    core: { x: between(random, 85, 155), y: between(random, 110, 190) },
    period: between(random, 19, 26),
    stretch: between(random, 0.8, 1.2),
    lean: between(random, -0.5, 0.5),
    bends: Array.from({ length: 4 }, (_, index) => ({ times: index + 1, by: between(random, 4, 17), from: between(random, 0, 6.3) })),
    arch: oneOf(random, [0, 0, 0.35, 0.7]),
  };
}

/** Grey values of a print, row by row: dark ridges on light ground. */
export function drawFinger({ seed, finger, condition }: FingerLikeness, impression: Impression): Uint8Array {
  const ridges = ridgesOf(randomOf(`finger ${seed} ${finger}`));
  const day = randomOf(`${impression} ${seed} ${finger}`);
  const shift = impression === 'capture' ? { x: between(day, -5, 5), y: between(day, -5, 5) } : { x: 0, y: 0 };
  const spots = condition === 'worn' ? spotsOf(day) : [];
  const depth = condition === 'faint' ? 3 : condition === 'worn' ? 60 : 95;
  const pixels = new Uint8Array(fingerWidth * fingerHeight);
  for (let row = 0; row < fingerHeight; row += 1) {
    for (let column = 0; column < fingerWidth; column += 1) {
      const at = { x: column + shift.x, y: row + shift.y };
      const height = Math.sin(phase(ridges, at)) * depth * spots.reduce((left, spot) => left * spot(column, row), 1);
      pixels[row * fingerWidth + column] = isSkin(column, row) ? 150 + height + between(day, -8, 8) : 245;
    }
  }
  return pixels;
}

function isSkin(x: number, y: number): boolean {
  return Math.hypot((x - fingerWidth / 2) / 116, (y - fingerHeight / 2) / 156) < 1;
}

function phase({ core, period, stretch, lean, bends, arch }: Ridges, at: { x: number; y: number }): number {
  const [across, down] = [at.x - core.x + lean * (at.y - core.y), (at.y - core.y) * stretch];
  const angle = Math.atan2(down, across);
  const bend = bends.reduce((sum, { times, by, from }) => sum + by * Math.sin(times * angle + from), 0);
  return ((2 * Math.PI) / period) * ((1 - arch) * Math.hypot(across, down) + arch * at.y + bend);
}

/** Places where the skin is worn away, elsewhere on every impression. */
function spotsOf(random: Random): ((x: number, y: number) => number)[] {
  return Array.from({ length: 8 }, () => {
    const [x, y, size] = [between(random, 20, 220), between(random, 20, 300), between(random, 24, 50)];
    return (column: number, row: number) => (Math.hypot(column - x, row - y) < size ? 0.04 : 1);
  });
}
