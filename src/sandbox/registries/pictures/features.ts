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

export interface Features {
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

const skins = ['#f3d3b3', '#e8c09a', '#dba97f', '#c78f64', '#f6dcc4'];
const hairs = ['#1d1716', '#2b2320', '#3a2b22', '#4a3a30'];
const greys = ['#8a8580', '#aaa59e', '#c9c4bd'];
/** The face is cut into facets like a low-poly portrait: columns and rows of two triangles each, broad enough to survive a small grey copy. */
export const columns = 5;
export const rows = 6;
const twinShare = 0.52;

const shirts = ['#e9eef4', '#c9d7e6', '#f2e4d5', '#d9e5d8', '#e3d9ea'];

function ownFeatures({ seed, grey = false, longHair = false }: Likeness): Features {
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

/** The features of a face, those of its twin taken into account. */
export function featuresOf(likeness: Likeness): Features {
  const own = ownFeatures(likeness);
  return likeness.twinOf === undefined ? own : likeTwin(ownFeatures({ ...likeness, seed: likeness.twinOf }), own);
}

/** Half-way between two faces in the facets, and in little else unlike: near enough to be taken for one another, not the same. */
function likeTwin(features: Features, own: Features): Features {
  const halfWay = features.facets.map((tone, index) => twinShare * tone + (1 - twinShare) * (own.facets[index] ?? tone));
  return { ...features, fringe: own.fringe, shirt: own.shirt, lip: own.lip, facets: halfWay };
}
