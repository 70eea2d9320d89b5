import { between, randomOf } from '../people/random.ts';
import { blankCanvas, type Canvas, coverageOf, paint, type Ring, veil } from './canvas.ts';
import { columns, type Features, featuresOf, type Impression, type Likeness, rows } from './features.ts';
import { box, curve, ellipse, point, stroke } from './shapes.ts';

export const faceSize = { width: 480, height: 600 } as const;

const middle = 240;
/** Where the facets lie. */
const field = { left: 80, top: 150, width: 320, height: 360 } as const;

/** The face as pixels: red, green, blue, row by row. */
export function drawFace(likeness: Likeness, impression: Impression): Uint8Array {
  const features = featuresOf(likeness);
  const today = impression === 'capture';
  const random = randomOf(`capture ${likeness.seed}`);
  const pose = today
    ? { x: between(random, -9, 9), y: between(random, -9, 9), scale: between(random, 0.98, 1.03) }
    : { x: 0, y: 0, scale: 1 };
  const canvas = blankCanvas(faceSize, today ? '#dfe3e6' : '#cfdceb', ({ x, y }) =>
    point(x * pose.scale + pose.x, y * pose.scale + pose.y),
  );
  paintBody(canvas, features);
  paintHead(canvas, features);
  paintEyes(canvas, features);
  paintNoseAndMouth(canvas, features, today ? 7 : 0);
  if (today) veil(canvas, { colour: '#ffffff', opacity: between(random, 0.02, 0.12) });
  return canvas.pixels;
}

function outline({ cheek, jaw, chin }: Features): Ring {
  const [left, right] = [middle - cheek, middle + cheek];
  const [start, end, below] = [point(left, 270), point(right, 270), point(middle, chin)];
  return [
    start,
    ...curve(start, point(left, 130), point(right, 130), end),
    ...curve(end, point(right, 380), point(middle + jaw, chin), below),
    ...curve(below, point(middle - jaw, chin), point(left, 380), start),
  ];
}

function paintBody(canvas: Canvas, { hair, hairLength, shirt, skin, cheek }: Features): void {
  const wide = cheek + 26;
  const round = Math.min(hairLength / 2, 120);
  const [top, bottom] = [150 + round, 150 + hairLength - round];
  const long = ellipse(point(0, 0), 1).map(({ x, y }) => point(middle + x * wide, (y < 0 ? top : bottom) + y * round));
  paint(canvas, [long], { colour: hair });
  paint(canvas, [box(196, 430, { width: 88, height: 110 })], { colour: skin });
  const [left, neck, right] = [point(30, 620), point(middle, 530), point(450, 620)];
  paint(canvas, [[left, ...curve(left, point(60, 510), point(180, 520), neck), ...curve(neck, point(300, 520), point(420, 510), right)]], {
    colour: shirt,
  });
}

function paintHead(canvas: Canvas, features: Features): void {
  const { skin, hair, cheek, fringe } = features;
  for (const side of [-cheek, cheek]) paint(canvas, [ellipse(point(middle + side, 300), 18, 34)], { colour: skin });
  paint(canvas, [outline(features)], { colour: skin });
  paintFacets(canvas, features);
  const [left, right] = [point(middle - cheek - 12, 270), point(middle + cheek + 12, 270)];
  const step = (2 * cheek) / (fringe.length + 1);
  const strands = fringe.map((depth, index) => point(middle + cheek - (index + 1) * step, depth));
  const cap = [
    left,
    ...curve(left, point(left.x, 92), point(right.x, 92), right),
    point(middle + cheek - 4, 262),
    ...strands,
    point(middle - cheek + 4, 262),
  ];
  paint(canvas, [cap], { colour: hair });
}

/** The face is cut into facets like a low-poly portrait; the net is the same for everybody, and not quite regular. */
function paintFacets(canvas: Canvas, features: Features): void {
  const within = coverageOf(canvas, [outline(features)]);
  const corner = (column: number, row: number) => {
    const shift = ((column * 7 + row * 5) % 4) - 1.5;
    return point(field.left + (column * field.width) / columns + shift * 9, field.top + (row * field.height) / rows - shift * 8);
  };
  for (const [index, tone] of features.facets.entries()) {
    const [column, row] = [Math.floor(index / 2) % columns, Math.floor(index / 2 / columns)];
    const third = index % 2 === 0 ? corner(column + 1, row) : corner(column, row + 1);
    const facet = [corner(column, row), third, corner(column + 1, row + 1)];
    paint(canvas, [facet], { colour: tone < 0 ? '#4a2412' : '#fffaf2', opacity: Math.abs(tone), within });
  }
}

function paintEyes(canvas: Canvas, { eyeGap, eyeSize, eyeLine, brow, hair, glasses }: Features): void {
  for (const side of [1, -1]) {
    const centre = point(middle - side * eyeGap, eyeLine);
    paint(canvas, [ellipse(centre, eyeSize, eyeSize * 0.55)], { colour: '#ffffff' });
    paint(canvas, [ellipse(centre, eyeSize * 0.5)], { colour: '#1c120d' });
    const [from, to] = [
      point(centre.x - eyeSize * 1.3, eyeLine - 26 + side * brow),
      point(centre.x + eyeSize * 1.3, eyeLine - 26 - side * brow),
    ];
    for (const rings of stroke([from, to], 9)) paint(canvas, rings, { colour: hair });
    const [outer, inner] = [ellipse(centre, eyeGap * 0.62 + 2), ellipse(centre, eyeGap * 0.62 - 2)];
    if (glasses) paint(canvas, [outer, inner], { colour: '#4c4c54' });
  }
}

function paintNoseAndMouth(canvas: Canvas, { nose, mouthWidth, mouthLine, lip, eyeLine }: Features, smile: number): void {
  const [bridge, wing] = [point(middle, eyeLine + 14), point(middle - nose, mouthLine - 44)];
  const line = [bridge, wing, ...curve(wing, point(middle, mouthLine - 26), point(middle + nose, mouthLine - 44))];
  for (const rings of stroke(line, 6)) paint(canvas, rings, { colour: '#7a4a33' });
  const [left, right] = [point(middle - mouthWidth, mouthLine - smile), point(middle + mouthWidth, mouthLine - smile)];
  const lips = [
    left,
    ...curve(left, point(middle, mouthLine + lip + smile), right),
    ...curve(right, point(middle, mouthLine - lip * 0.5), left),
  ];
  paint(canvas, [lips], { colour: '#a3423c' });
}
