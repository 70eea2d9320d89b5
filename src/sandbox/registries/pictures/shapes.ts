import type { Point, Ring } from './canvas.ts';

/** Lines and shapes as points. */

const steps = 16;

export function point(x: number, y: number): Point {
  return { x, y };
}

/** A Bézier curve through its control points, without its first point. */
export function curve(from: Point, ...towards: readonly Point[]): Point[] {
  return Array.from({ length: steps }, (_, step) => between([from, ...towards], (step + 1) / steps));
}

/** De Casteljau: halfway points of halfway points. */
function between(points: readonly Point[], share: number): Point {
  const [first = point(0, 0), ...rest] = points;
  if (rest.length === 0) return first;
  const mixed = rest.map((to, index) => {
    const from = points[index] ?? to;
    return point(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
  });
  return between(mixed, share);
}

export function ellipse(centre: Point, across: number, down = across): Ring {
  return Array.from({ length: 3 * steps }, (_, step) => {
    const angle = (2 * Math.PI * step) / (3 * steps);
    return point(centre.x + across * Math.cos(angle), centre.y + down * Math.sin(angle));
  });
}

export function box(left: number, top: number, size: { readonly width: number; readonly height: number }): Ring {
  const [right, bottom] = [left + size.width, top + size.height];
  return [point(left, top), point(right, top), point(right, bottom), point(left, bottom)];
}

/** A stroke of a pen: a bar for each stretch, a dot at each point. */
export function stroke(points: readonly Point[], width: number): readonly Ring[][] {
  const dots = points.map((at) => [ellipse(at, width / 2)]);
  const bars = points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const [dx, dy] = [((to.y - from.y) / long) * (width / 2), ((to.x - from.x) / long) * (width / 2)];
    return [[point(from.x - dx, from.y + dy), point(to.x - dx, to.y + dy), point(to.x + dx, to.y - dy), point(from.x + dx, from.y - dy)]];
  });
  return [...bars, ...dots];
}
