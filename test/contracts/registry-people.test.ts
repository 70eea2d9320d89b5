import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { canonicalNumber } from '../../src/lib/numbers.ts';
import { ageOf } from '../../src/sandbox/registries/people/dates.ts';
import { cases, everybody } from '../../src/sandbox/registries/people/everybody.ts';
import { compareFace, compareFinger, faceReference, fingerReference } from '../../src/sandbox/registries/pictures/compare.ts';
import { facePicture, fingerPicture } from '../../src/sandbox/registries/pictures/render.ts';
import { faceOf } from '../setup/registries.ts';

const people = everybody();
const citizens = people.flatMap((person) => (person.citizen ? [{ ...person, citizen: person.citizen }] : []));

test('several hundred people, the same every time, of every age from 0 to 95', () => {
  expect(people.length).toBeGreaterThan(500);
  expect(everybody()).toEqual(people);
  const ages = new Set(citizens.map(({ birthDate }) => ageOf(birthDate)));
  expect([0, 5, 6, 13, 14, 40, 80, 95].filter((age) => !ages.has(age))).toEqual([]);
});

test('numbers are unique, of no province, and built as the law says', () => {
  const numbers = citizens.flatMap(({ citizen }) => [citizen.personalNumber, ...citizen.earlierNumbers]);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.filter((number) => !/^00[3579]\d{9}$/.test(number) || canonicalNumber(number) !== number)).toEqual([]);
  const odd = citizens.filter(({ citizen: { personalNumber }, birthDate, sex }) => {
    const century = 2 * (Number(birthDate.slice(0, 2)) - 19) + (sex === 'female' ? 1 : 0);
    return personalNumber.slice(3, 6) !== `${century}${birthDate.slice(2, 4)}`;
  });
  expect(odd.map(({ id }) => id)).toEqual([cases.numberContradicts.id]);
  const phones = people.flatMap(({ phone }) => (phone ? [phone] : []));
  expect(new Set(phones).size).toBe(phones.length);
});

test.each([
  ['single words as names', ({ fullName }) => !fullName.includes(' ')],
  ['birth dates without a day', ({ birthDate }) => birthDate.length === 7],
  ['birth dates without a month', ({ birthDate }) => birthDate.length === 4],
  ['dead people', ({ diedOn }) => diedOn !== undefined],
  ['wards', ({ citizen }) => citizen?.isWard === true],
  ['expired cards', ({ citizen }) => (citizen?.card?.expiresOn ?? '9') < '2026-11-01'],
  ['revoked cards', ({ citizen }) => citizen?.card?.status === 'revoked'],
  ['held cards', ({ citizen }) => citizen?.card?.status === 'held'],
  ['no card', ({ citizen }) => citizen !== undefined && citizen.card === undefined],
  ['worn prints', ({ fingers }) => fingers['left-thumb'] === 'worn'],
  ['missing fingers', ({ fingers }) => Object.values(fingers).includes('missing')],
  ['somebody else’s telephone', ({ phoneOwner }) => phoneOwner !== undefined],
  ['foreigners without reference', ({ foreigner, onFile }) => foreigner !== undefined && !onFile.face],
  ['foreigners without a residence card', ({ foreigner }) => foreigner !== undefined && foreigner.residenceCard === undefined],
] satisfies [string, (person: (typeof people)[number]) => boolean][])('there are %s', (_, isOne) => {
  expect(people.filter(isOne).length).toBeGreaterThan(0);
});

test('some share name and birth date', () => {
  const keys = people.map(({ fullName, birthDate }) => `${fullName} ${birthDate}`);
  expect(keys.length - new Set(keys).size).toBeGreaterThan(4);
});

const sample = [...Object.values(cases).slice(0, 12), ...people.slice(-130).filter((_, index) => index % 10 === 0)];

test('over all pairs of a sample one’s own face scores high and a stranger’s low', async () => {
  const faces = await Promise.all(
    sample.map(async (person) => ({
      reference: await faceReference(await facePicture(person.face, 'reference')),
      today: await faceOf(person),
    })),
  );
  const own: number[] = [];
  const strange: number[] = [];
  for (const [at, { today }] of faces.entries()) {
    for (const [other, { reference }] of faces.entries()) {
      const found = reference && (await compareFace(reference, today));
      (at === other ? own : strange).push(found?.kind === 'compared' ? found.score : -1);
    }
  }
  expect(Math.min(...own)).toBeGreaterThan(0.85);
  expect(Math.min(...strange)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...strange)).toBeLessThan(0.6);
}, 60_000);

const reference = async (person: (typeof people)[number]) => {
  const pattern = await faceReference(await facePicture(person.face, 'reference'));
  return pattern ?? expect.fail('no pattern');
};

test('twins come out between', async () => {
  const [a, b] = [await reference(cases.twinA), await reference(cases.twinB)];
  for (const found of [await compareFace(a, await faceOf(cases.twinB)), await compareFace(b, await faceOf(cases.twinA))]) {
    expect(found).toMatchObject({ kind: 'compared' });
    const { score } = found as { score: number };
    expect(score).toBeGreaterThan(0.6);
    expect(score).toBeLessThan(0.8);
  }
});

test.each<[string, (picture: Sharp) => Sharp]>([
  ['encoded again', (picture) => picture.jpeg({ quality: 40 })],
  ['as a PNG', (picture) => picture.png()],
  ['made smaller', (picture) => picture.resize(200)],
  ['made larger', (picture) => picture.resize(1500)],
  ['cropped a little', (picture) => picture.extract({ left: 10, top: 12, width: 460, height: 576 })],
  ['darker', (picture) => picture.modulate({ brightness: 0.75 })],
  ['brighter', (picture) => picture.modulate({ brightness: 1.12 })],
  ['without colour', (picture) => picture.greyscale()],
])('a face %s is still the same', async (_, change) => {
  const person = cases.adultWithCard;
  const image = await change(sharp(await faceOf(person))).toBuffer();
  const found = await compareFace(await reference(person), image);
  expect(found).toMatchObject({ kind: 'compared' });
  expect((found as { score: number }).score).toBeGreaterThan(0.8);
});

const plain = (background: string, size = 400) =>
  sharp({ create: { width: size, height: size, channels: 3, background } })
    .jpeg()
    .toBuffer();

test.each<[string, () => Promise<Uint8Array>]>([
  ['blank', () => plain('#eee')],
  ['black', () => plain('#000')],
  [
    'too dark',
    async () =>
      sharp(await faceOf(cases.adultWithCard))
        .modulate({ brightness: 0.15 })
        .toBuffer(),
  ],
  [
    'too small',
    async () =>
      sharp(await faceOf(cases.adultWithCard))
        .resize(60)
        .toBuffer(),
  ],
  ['no picture', async () => Buffer.from('this is text')],
  ['half a picture', async () => (await faceOf(cases.adultWithCard)).subarray(0, 2000)],
])('%s is a poor capture', async (_, make) => {
  expect(await compareFace(await reference(cases.adultWithCard), await make())).toEqual({ kind: 'poor-capture' });
});

const print = (seed: string, condition: 'clear' | 'worn' | 'faint', impression: 'reference' | 'capture') =>
  fingerPicture({ seed, finger: 'left-thumb', condition }, impression);

test('fingers: one’s own high, a stranger’s low, worn ones neither, faint ones poor', async () => {
  const scores: Record<'own' | 'strange' | 'worn', number[]> = { own: [], strange: [], worn: [] };
  for (let at = 0; at < 12; at += 1) {
    const [clear, worn] = [
      await fingerReference(await print(`f${at}`, 'clear', 'reference')),
      await fingerReference(await print(`f${at}`, 'worn', 'reference')),
    ];
    if (!clear || !worn) return expect.fail('no pattern');
    const compared = async (pattern: typeof clear, image: Uint8Array): Promise<number> => {
      const found = await compareFinger(pattern, image);
      return found.kind === 'compared' ? found.score : -1;
    };
    scores.own.push(await compared(clear, await print(`f${at}`, 'clear', 'capture')));
    scores.strange.push(await compared(clear, await print(`g${at}`, 'clear', 'capture')));
    scores.worn.push(await compared(worn, await print(`f${at}`, 'worn', 'capture')));
    expect(await compareFinger(clear, await print(`f${at}`, 'faint', 'capture'))).toEqual({ kind: 'poor-capture' });
  }
  expect(Math.min(...scores.own)).toBeGreaterThan(0.7);
  expect(Math.max(...scores.strange)).toBeLessThan(0.5);
});
