import { between, oneOf, randomOf } from '../people/random.ts';

export type Eye = 'left' | 'right';

export const irisSide = 240;

/** Grey values of an eye as a scanner sees it, row by row: a dark pupil, fibres of its own around it, the white beyond. */
export function drawIris({ seed, eye }: { readonly seed: string; readonly eye: Eye }): Uint8Array {
  const random = randomOf(`iris ${seed} ${eye}`);
  const [pupil, rim] = [between(random, 28, 38), between(random, 88, 98)];
  const waves = Array.from({ length: 6 }, () => ({
    fibres: oneOf(random, [11, 17, 23, 31, 43]),
    from: between(random, 0, 6.3),
    twist: between(random, -0.02, 0.02),
  }));
  const tone = between(random, 80, 130);
  const pixels = new Uint8Array(irisSide * irisSide);
  for (let row = 0; row < irisSide; row += 1) {
    for (let column = 0; column < irisSide; column += 1) {
      const [x, y] = [column - irisSide / 2, row - irisSide / 2];
      const far = Math.hypot(x, y);
      const angle = Math.atan2(y, x);
      const fibres = waves.reduce((sum, { fibres: times, from, twist }) => sum + Math.sin(times * angle + from + twist * far * times), 0);
      const ring = Math.sin((far - pupil) / 9) * 8;
      pixels[row * irisSide + column] = far < pupil ? 18 : far > rim ? 225 : tone + fibres * 7 + ring - (far > rim - 6 ? 40 : 0);
    }
  }
  return pixels;
}
