import { between, oneOf, onceIn, randomOf } from '../people/random.ts';

/** `reference`: the picture a register holds; `capture`: one that the person takes today, in another light and a little off centre. */
export type Impression = 'reference' | 'capture';

/** What a face is drawn from. The same likeness is the same face; a twin's differs in a few places. */
export interface Likeness {
  readonly seed: string;
  /** Seed of the twin whose face this one resembles. */
  readonly twinOf?: string;
  readonly grey?: boolean;
  readonly longHair?: boolean;
}

interface Features {
  readonly skin: string;
  readonly hair: string;
  readonly cheek: number;
  readonly jaw: number;
  readonly chin: number;
  readonly brow: number;
  readonly eyeGap: number;
  readonly eyeSize: number;
  readonly eyeLine: number;
  readonly nose: number;
  readonly mouthWidth: number;
  readonly mouthLine: number;
  readonly lip: number;
  readonly fringe: readonly number[];
  readonly hairLength: number;
  readonly glasses: boolean;
  readonly shirt: string;
  /** Tone of each facet, from dark to light. */
  readonly facets: readonly number[];
}

export const faceWidth = 480;
export const faceHeight = 600;

const skins = ['#f3d3b3', '#e8c09a', '#dba97f', '#c78f64', '#f6dcc4'];
const hairs = ['#1d1716', '#2b2320', '#3a2b22', '#4a3a30'];
const greys = ['#8a8580', '#aaa59e', '#c9c4bd'];
/** The face is cut into facets like a low-poly portrait: columns and rows of two triangles each, broad enough to survive a small grey copy. */
const columns = 5;
const rows = 6;
const twinShare = 0.52;
const field = { left: 80, top: 150, width: 320, height: 360 };

const shirts = ['#e9eef4', '#c9d7e6', '#f2e4d5', '#d9e5d8', '#e3d9ea'];

function featuresOf({ seed, grey = false, longHair = false }: Likeness): Features {
  const random = randomOf(`face ${seed}`);
  return {
    skin: oneOf(random, skins),
    hair: oneOf(random, grey ? greys : hairs),
    cheek: between(random, 122, 158),
    jaw: between(random, 70, 128),
    chin: between(random, 452, 500),
    brow: between(random, -12, 12),
    eyeGap: between(random, 48, 74),
    eyeSize: between(random, 15, 27),
    eyeLine: between(random, 268, 302),
    nose: between(random, 14, 34),
    mouthWidth: between(random, 30, 66),
    mouthLine: between(random, 392, 428),
    lip: between(random, 7, 20),
    fringe: Array.from({ length: 7 }, () => between(random, 166, 226)),
    hairLength: oneOf(random, longHair ? [330, 380, 430] : [200, 225]),
    glasses: onceIn(random, 7),
    shirt: oneOf(random, shirts),
    facets: Array.from({ length: 2 * columns * rows }, () => between(random, -0.34, 0.4)),
  };
}

/** Half-way between two faces in the facets, and in little else unlike: near enough to be taken for one another, not the same. */
function likeTwin(features: Features, own: Features): Features {
  const halfWay = features.facets.map((tone, index) => twinShare * tone + (1 - twinShare) * (own.facets[index] ?? tone));
  return { ...features, fringe: own.fringe, shirt: own.shirt, lip: own.lip, facets: halfWay };
}

/** The face as a drawing. */
export function drawFace(likeness: Likeness, impression: Impression): string {
  const { twinOf } = likeness;
  const own = featuresOf(likeness);
  const features = twinOf === undefined ? own : likeTwin(featuresOf({ ...likeness, seed: twinOf }), own);
  const today = impression === 'capture';
  const random = randomOf(`capture ${likeness.seed}`);
  const pose = today ? `translate(${between(random, -9, 9)} ${between(random, -9, 9)}) scale(${between(random, 0.98, 1.03)})` : '';
  const wall = today ? '#dfe3e6' : '#cfdceb';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${faceWidth}" height="${faceHeight}" viewBox="0 0 ${faceWidth} ${faceHeight}">
<defs>
<clipPath id="face"><path d="${outline(features)}"/></clipPath>
</defs>
<rect width="${faceWidth}" height="${faceHeight}" fill="${wall}"/>
<g transform="${pose}">${body(features)}${head(features, today)}</g>
${today ? `<rect width="${faceWidth}" height="${faceHeight}" fill="#fff" opacity="${between(random, 0.02, 0.12)}"/>` : ''}
</svg>`;
}

function outline({ cheek, jaw, chin }: Features): string {
  const [left, right] = [240 - cheek, 240 + cheek];
  return `M ${left} 270 C ${left} 130 ${right} 130 ${right} 270 C ${right} 380 ${240 + jaw} ${chin} 240 ${chin} C ${240 - jaw} ${chin} ${left} 380 ${left} 270 Z`;
}

function body({ hair, hairLength, shirt, skin, cheek }: Features): string {
  const wide = cheek + 26;
  return `<rect x="${240 - wide}" y="150" width="${2 * wide}" height="${hairLength}" rx="${wide * 0.8}" fill="${hair}"/>
<rect x="196" y="430" width="88" height="110" fill="${skin}"/>
<path d="M 40 600 C 60 510 180 520 240 530 C 300 520 420 510 440 600 Z" fill="${shirt}"/>`;
}

function head(features: Features, smiles: boolean): string {
  const { skin, hair, cheek, fringe } = features;
  const step = (2 * cheek) / (fringe.length + 1);
  const strands = fringe.map((depth, index) => `L ${240 + cheek - (index + 1) * step} ${depth}`).join(' ');
  const ear = (x: number): string => `<ellipse cx="${x}" cy="300" rx="18" ry="34" fill="${skin}"/>`;
  return `${ear(240 - cheek)}${ear(240 + cheek)}<path d="${outline(features)}" fill="${skin}"/><g clip-path="url(#face)">${facets(features)}</g>
<path d="M ${240 - cheek - 12} 270 C ${240 - cheek - 12} 92 ${240 + cheek + 12} 92 ${240 + cheek + 12} 270 L ${240 + cheek - 4} 262 ${strands} L ${240 - cheek + 4} 262 Z" fill="${hair}"/>
${eyes(features)}${noseAndMouth(features, smiles)}`;
}

function facets({ facets: tones }: Features): string {
  const corner = (column: number, row: number): string => {
    // The same net for everybody, not quite regular.
    const shift = (column * 7 + row * 5) % 4;
    return `${field.left + (column * field.width) / columns + (shift - 1.5) * 9},${field.top + (row * field.height) / rows + (1.5 - shift) * 8}`;
  };
  return tones
    .map((tone, index) => {
      const [column, row] = [Math.floor(index / 2) % columns, Math.floor(index / 2 / columns)];
      const middle = index % 2 === 0 ? corner(column + 1, row) : corner(column, row + 1);
      const points = `${corner(column, row)} ${middle} ${corner(column + 1, row + 1)}`;
      return `<polygon points="${points}" fill="${tone < 0 ? '#4a2412' : '#fffaf2'}" opacity="${Math.abs(tone)}"/>`;
    })
    .join('');
}

function eyes({ eyeGap, eyeSize, eyeLine, brow, hair, glasses }: Features): string {
  const eye = (x: number, side: number): string =>
    `<ellipse cx="${x}" cy="${eyeLine}" rx="${eyeSize}" ry="${eyeSize * 0.55}" fill="#fff"/><circle cx="${x}" cy="${eyeLine}" r="${eyeSize * 0.5}" fill="#1c120d"/>
<path d="M ${x - eyeSize * 1.3} ${eyeLine - 26 + side * brow} L ${x + eyeSize * 1.3} ${eyeLine - 26 - side * brow}" stroke="${hair}" stroke-width="9" stroke-linecap="round"/>
${glasses ? `<circle cx="${x}" cy="${eyeLine}" r="${eyeGap * 0.62}" fill="none" stroke="#4c4c54" stroke-width="4"/>` : ''}`;
  return eye(240 - eyeGap, 1) + eye(240 + eyeGap, -1);
}

function noseAndMouth({ nose, mouthWidth, mouthLine, lip, eyeLine }: Features, smiles: boolean): string {
  const smile = smiles ? 7 : 0;
  return `<path d="M 240 ${eyeLine + 14} L ${240 - nose} ${mouthLine - 44} Q 240 ${mouthLine - 26} ${240 + nose} ${mouthLine - 44}" fill="none" stroke="#7a4a33" stroke-width="6"/>
<path d="M ${240 - mouthWidth} ${mouthLine - smile} Q 240 ${mouthLine + lip + smile} ${240 + mouthWidth} ${mouthLine - smile} Q 240 ${mouthLine - lip * 0.5} ${240 - mouthWidth} ${mouthLine - smile} Z" fill="#a3423c"/>`;
}
