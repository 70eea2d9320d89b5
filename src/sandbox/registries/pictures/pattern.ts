/** A small grey picture, row by row. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Which part of a picture is looked at, in shares of it, and in how many points. */
export interface Frame {
  readonly centre: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Points around each that count as its surroundings. */
  readonly reach: number;
  /** Differences to the surroundings above this count no more: one black line must not outweigh a face. */
  readonly most: number;
}

/** How a picture is held against another: moved and enlarged a little. */
interface Pose {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** What stands out from its surroundings, with mean 0 and length 1. */
export type Pattern = Float64Array;

const straight: Pose = { x: 0, y: 0, scale: 1 };

export function patternOf(grey: Grey, frame: Frame, pose: Pose = straight): Pattern {
  const seen = sample(grey, frame, pose);
  return unit(standOut(seen, frame));
}

/** How far the points of the frame stand out from their surroundings, in grey values: little in a blank, a dark or a blurred picture. */
export function contrastOf(grey: Grey, frame: Frame): number {
  const raised = standOut(sample(grey, frame, straight), frame);
  return Math.sqrt(raised.reduce((sum, value) => sum + value * value, 0) / raised.length);
}

/** Takes away what a pattern shares with another, such as everybody's two eyes and a mouth. */
export function without(pattern: Pattern, shared: Pattern): Pattern {
  const share = dot(pattern, shared);
  return unit(pattern.map((value, index) => value - share * (shared[index] ?? 0)));
}

export function meanOf(patterns: readonly Pattern[]): Pattern {
  const sum = new Float64Array(patterns[0]?.length ?? 0);
  for (const pattern of patterns) for (const [index, value] of pattern.entries()) sum[index] = (sum[index] ?? 0) + value;
  return unit(sum);
}

/** Correlation of the best pose, -1 to 1: looks around in coarse steps, then feels its way in fine ones. */
export function bestFit(reference: Pattern, see: (pose: Pose) => Pattern): number {
  let best = { pose: straight, fit: dot(see(straight), reference) };
  const tryAll = (poses: readonly Pose[]): void => {
    for (const pose of poses) {
      const fit = dot(see(pose), reference);
      if (fit > best.fit) best = { pose, fit };
    }
  };
  tryAll(around(straight, 0.025));
  for (const step of [0.015, 0.01, 0.006]) tryAll(beside(best.pose, step));
  return best.fit;
}

function around({ x, y, scale }: Pose, step: number): Pose[] {
  const ways = [-step, 0, step];
  return ways.flatMap((dx) => ways.flatMap((dy) => ways.map((ds) => ({ x: x + dx, y: y + dy, scale: scale + ds }))));
}

function beside(pose: Pose, step: number): Pose[] {
  const { x, y, scale } = pose;
  return [-step, step].flatMap((by) => [
    { ...pose, x: x + by },
    { ...pose, y: y + by },
    { ...pose, scale: scale + by },
  ]);
}

function sample(grey: Grey, frame: Frame, pose: Pose): Float64Array {
  const across = places({ from: frame.centre.x + pose.x, over: frame.width * pose.scale, points: frame.columns, pixels: grey.width });
  const down = places({ from: frame.centre.y + pose.y, over: frame.height * pose.scale, points: frame.rows, pixels: grey.height });
  const seen = new Float64Array(frame.columns * frame.rows);
  let at = 0;
  for (const y of down) {
    for (const x of across) {
      const upper = y.pixel * grey.width + x.pixel;
      const lower = upper + grey.width;
      seen[at++] =
        (1 - y.share) * ((1 - x.share) * (grey.pixels[upper] ?? 0) + x.share * (grey.pixels[upper + 1] ?? 0)) +
        y.share * ((1 - x.share) * (grey.pixels[lower] ?? 0) + x.share * (grey.pixels[lower + 1] ?? 0));
    }
  }
  return seen;
}

/** Where the points of a row or column lie: the pixel before each, and how far on towards the next. */
function places(line: { from: number; over: number; points: number; pixels: number }): { pixel: number; share: number }[] {
  return Array.from({ length: line.points }, (_, index) => {
    const at = (line.from + line.over * ((index + 0.5) / line.points - 0.5)) * line.pixels - 0.5;
    const pixel = Math.min(line.pixels - 2, Math.max(0, Math.floor(at)));
    return { pixel, share: Math.min(1, Math.max(0, at - pixel)) };
  });
}

function standOut(points: Float64Array, { columns, rows, reach, most }: Frame): Float64Array {
  const sums = runningSums(points, columns, rows);
  return points.map((value, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const [left, right] = [Math.max(0, column - reach), Math.min(columns, column + reach + 1)];
    const [top, bottom] = [Math.max(0, row - reach), Math.min(rows, row + reach + 1)];
    const sum = (x: number, y: number): number => sums[y * (columns + 1) + x] ?? 0;
    const level = (sum(right, bottom) - sum(right, top) - sum(left, bottom) + sum(left, top)) / ((right - left) * (bottom - top));
    return Math.max(-most, Math.min(most, value - level));
  });
}

/** Sums of everything left of and above a corner, so that any rectangle costs four look-ups. */
function runningSums(points: Float64Array, columns: number, rows: number): Float64Array {
  const wide = columns + 1;
  const sums = new Float64Array(wide * (rows + 1));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = (row + 1) * wide + column + 1;
      sums[at] = (points[row * columns + column] ?? 0) + (sums[at - 1] ?? 0) + (sums[at - wide] ?? 0) - (sums[at - wide - 1] ?? 0);
    }
  }
  return sums;
}

function unit(values: Float64Array): Pattern {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const length = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1;
  return values.map((value) => (value - mean) / length);
}

function dot(one: Pattern, other: Pattern): number {
  let sum = 0;
  for (let index = 0; index < one.length; index += 1) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
