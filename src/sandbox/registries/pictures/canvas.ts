/** Just enough of a drawing program for faces: filled shapes with soft edges on a grid of pixels. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A closed line. */
export type Ring = readonly Point[];

export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, row by row. */
  readonly pixels: Uint8Array;
  /** Where a point of the drawing comes to lie. */
  readonly place: (point: Point) => Point;
}

export interface Paint {
  /** `#rrggbb`. */
  readonly colour: string;
  readonly opacity?: number;
  /** Nothing is painted outside of this. */
  readonly within?: Coverage;
}

/** How much of each pixel of a box a shape covers. */
export interface Coverage {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly shares: Float32Array;
}

export function blankCanvas(size: { readonly width: number; readonly height: number }, colour: string, place: Canvas['place']): Canvas {
  const canvas = { ...size, pixels: new Uint8Array(size.width * size.height * 3), place };
  veil(canvas, { colour });
  return canvas;
}

/** Paints what lies inside an odd number of the rings. */
export function paint(canvas: Canvas, rings: readonly Ring[], { colour, opacity = 1, within }: Paint): void {
  const { left, top, width, height, shares } = coverageOf(canvas, rings);
  const tint = tintOf(colour);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const covered = shares[row * width + column] ?? 0;
      if (covered === 0) continue;
      tint[3] = covered * opacity * (within ? shareAt(within, left + column, top + row) : 1);
      mix(canvas.pixels, 3 * ((top + row) * canvas.width + left + column), tint);
    }
  }
}

/** Paints everything, as with a veil. */
export function veil({ pixels }: Canvas, { colour, opacity = 1 }: Pick<Paint, 'colour' | 'opacity'>): void {
  const tint = tintOf(colour);
  tint[3] = opacity;
  for (let at = 0; at < pixels.length; at += 3) mix(pixels, at, tint);
}

/** Red, green, blue, and how much of it; one object a shape, for there are a million pixels in a face. */
type Tint = Float64Array;

function mix(pixels: Uint8Array, at: number, tint: Tint): void {
  const share = tint[3] ?? 1;
  for (let channel = 0; channel < 3; channel += 1) {
    const before = pixels[at + channel] ?? 0;
    pixels[at + channel] = before + ((tint[channel] ?? 0) - before) * share + 0.5;
  }
}

const slices = 4;

/** Each row is cut into slices; on a slice the shape covers what lies between every second crossing of its edges. */
export function coverageOf(canvas: Canvas, rings: readonly Ring[]): Coverage {
  const placed = rings.map((ring) => ring.map(canvas.place));
  const box = boxOf(placed, canvas);
  const shares = new Float32Array(box.width * box.height);
  for (let slice = 0; slice < box.height * slices; slice += 1) {
    const crossings = crossingsAt(placed, box.top + (slice + 0.5) / slices);
    const row = Math.floor(slice / slices) * box.width;
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      coverSpan(shares, row, { from: (crossings[pair] ?? 0) - box.left, to: (crossings[pair + 1] ?? 0) - box.left, width: box.width });
    }
  }
  return { ...box, shares };
}

function boxOf(rings: readonly Ring[], canvas: Canvas): Omit<Coverage, 'shares'> {
  const points = rings.flat();
  const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const [from, above] = [within(Math.floor(left), canvas.width), within(Math.floor(top), canvas.height)];
  return {
    left: from,
    top: above,
    width: within(Math.ceil(right), canvas.width) - from,
    height: within(Math.ceil(bottom), canvas.height) - above,
  };
}

function crossingsAt(rings: readonly Ring[], y: number): number[] {
  const found: number[] = [];
  for (const ring of rings) {
    let from = ring.at(-1);
    for (const to of ring) {
      if (from && from.y <= y !== to.y <= y) found.push(from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x));
      from = to;
    }
  }
  return found.sort((one, other) => one - other);
}

function coverSpan(shares: Float32Array, row: number, { from, to, width }: { from: number; to: number; width: number }): void {
  const last = Math.min(width - 1, Math.floor(to));
  for (let column = Math.max(0, Math.floor(from)); column <= last; column += 1) {
    const covered = Math.min(column + 1, to) - Math.max(column, from);
    shares[row + column] = (shares[row + column] ?? 0) + Math.max(0, covered) / slices;
  }
}

function shareAt({ left, top, width, height, shares }: Coverage, x: number, y: number): number {
  const [column, row] = [x - left, y - top];
  return column < 0 || row < 0 || column >= width || row >= height ? 0 : (shares[row * width + column] ?? 0);
}

function tintOf(colour: string): Tint {
  const value = Number.parseInt(colour.slice(1), 16);
  return Float64Array.of(value >> 16, (value >> 8) & 255, value & 255, 1);
}
