import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BiometricAnswer, Registries } from '../../src/connectors/registries.ts';
import { cases } from '../../src/sandbox/registries/people/everybody.ts';
import { replayRegistries, recordRegistries } from '../setup/recorded-registries.ts';
import { faceOf, fingersOf, startTestRegistries } from '../setup/registries.ts';

async function sandbox(): Promise<{ registries: Registries; stop(): Promise<void> }> {
  const started = await startTestRegistries();
  if (!process.env['RECORD_REGISTRIES']) return started;
  const { sign } = started.hands;
  const recorder = await recordRegistries(started.settings.urls, async (request) => (await sign?.(request)) ?? {});
  return { ...recorder, stop: () => recorder.stop().then(() => started.stop()) };
}

const score = (answer: BiometricAnswer): number => (answer.kind === 'compared' ? answer.score : expect.fail(answer.kind));

describe.each([
  ['the servers of the sandbox', sandbox],
  ['recorded replies', replayRegistries],
])('%s', (_, start) => {
  let registries: Registries;
  let stop: () => Promise<void>;
  beforeAll(async () => ({ registries, stop } = await start()));
  afterAll(() => stop());

  test('population: everything known of a person', async () => {
    expect(await registries.population.findPerson(cases.adultWithCard.id)).toEqual({
      kind: 'found',
      data: {
        personalNumber: '003088100001',
        fullName: 'Võ Minh Khang',
        birthDate: '1988-04-12',
        sex: 'male',
        nationality: 'VNM',
        address: 'Số 1 đường Mẫu, Phường Mẫu, Thành phố Ví Dụ',
        diedOn: undefined,
        earlierNumbers: [],
        replacedBy: undefined,
        isWard: false,
        phone: '+84509000001',
        email: 'khang@example.com',
      },
    });
  });

  test.each([
    ['singleName', { fullName: 'Thạch' }],
    ['birthYearOnly', { birthDate: '1948' }],
    ['birthMonthOnly', { birthDate: '1953-05' }],
    ['deadPerson', { diedOn: '2026-03-08' }],
    ['ward', { isWard: true }],
    ['changedNumber', { earlierNumbers: ['003090100020'], replacedBy: undefined }],
    ['numberContradicts', { sex: 'female' }],
  ] as const)('population: %s', async (name, data) => {
    expect(await registries.population.findPerson(cases[name].id)).toMatchObject({ kind: 'found', data });
  });

  test('population: a replaced number leads to the one that replaced it, and an unknown one nowhere', async () => {
    expect(await registries.population.findPerson('003090100020')).toMatchObject({
      kind: 'found',
      data: { personalNumber: '003090100020', replacedBy: '003190100020' },
    });
    expect(await registries.population.findPerson('003099999999')).toEqual({ kind: 'not-found' });
  });

  test.each([
    ['adultWithCard', { kind: 'identity-card', hasChip: true, status: 'valid', expiresOn: '2028-04-12' }],
    ['cardWithoutChip', { kind: 'citizen-card', hasChip: false }],
    ['expiredCard', { expiresOn: '2024-05-09', status: 'valid' }],
    ['revokedCard', { status: 'revoked' }],
    ['heldCard', { status: 'held' }],
    ['deadPerson', { expiresOn: undefined }],
  ] as const)('id-card: %s', async (name, data) => {
    expect(await registries.idCard.findCard(cases[name].id)).toMatchObject({ kind: 'found', data });
  });

  test('id-card: nobody without a card', async () => {
    expect(await registries.idCard.findCard(cases.noCard.id)).toEqual({ kind: 'not-found' });
  });

  test('faces: one’s own, a stranger’s, a twin’s, none on file, nothing to be seen', async () => {
    const { idCard } = registries;
    const own = await faceOf(cases.adultWithCard);
    expect(score(await idCard.compareFace(cases.adultWithCard.id, own))).toBeGreaterThan(0.9);
    expect(score(await idCard.compareFace(cases.thirdAdult.id, own))).toBeLessThan(0.6);
    const twin = score(await idCard.compareFace(cases.twinA.id, await faceOf(cases.twinB)));
    expect(twin > 0.6 && twin < 0.8).toBe(true);
    expect(await idCard.compareFace(cases.noCard.id, own)).toEqual({ kind: 'no-reference' });
    expect(await idCard.compareFace(cases.childUnderSix.id, own)).toEqual({ kind: 'no-reference' });
    const blank = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#999' } })
      .jpeg()
      .toBuffer();
    expect(await idCard.compareFace(cases.adultWithCard.id, blank)).toEqual({ kind: 'poor-capture' });
  });

  test('fingers: one’s own, a stranger’s, half a hand, worn, faint, without hands', async () => {
    const { idCard } = registries;
    const of = async (name: keyof typeof cases, whose: keyof typeof cases = name) =>
      idCard.compareFingers(cases[name].id, await fingersOf(cases[whose]));
    expect(score(await of('adultWithCard'))).toBeGreaterThan(0.8);
    expect(score(await of('thirdAdult', 'adultWithCard'))).toBeLessThan(0.5);
    expect(score(await of('amputee'))).toBeGreaterThan(0.8);
    const worn = score(await of('wornPrints'));
    expect(worn > 0.5 && worn < 0.7).toBe(true);
    expect(await of('faintPrints')).toEqual({ kind: 'poor-capture' });
    expect(await of('withoutHands', 'adultWithCard')).toEqual({ kind: 'no-reference' });
  });

  test('immigration: by passport and state, also by an earlier one', async () => {
    const { immigration } = registries;
    expect(await immigration.findForeigner({ number: 'ZZ900101', issuingState: 'FRA' })).toMatchObject({
      kind: 'found',
      data: {
        immigrationId: 'IM-900101',
        fullName: 'Benoît Garnier',
        document: { kind: 'passport', number: 'ZZ900101', issuingState: 'FRA', expiresOn: '2033-08-20' },
        residenceCard: { kind: 'temporary', expiresOn: '2029-06-30' },
        hasFace: true,
        hasFingers: true,
        naturalisedAs: undefined,
      },
    });
    expect(await immigration.findForeigner({ number: 'ZZ900101', issuingState: 'DEU' })).toEqual({ kind: 'not-found' });
    expect(await immigration.findForeigner({ number: 'ZZ900109', issuingState: 'USA' })).toMatchObject({
      data: { document: { number: 'ZZ900119' } },
    });
    expect(await immigration.findForeigner({ number: 'ZZ900106', issuingState: 'PHL' })).toMatchObject({
      data: { residenceCard: undefined },
    });
    expect(await immigration.findForeigner({ number: 'ZZ900032', issuingState: 'KOR' })).toMatchObject({
      data: { naturalisedAs: '003186100032' },
    });
  });

  test('immigration: whoever has no reference is enrolled and then known', async () => {
    const { immigration } = registries;
    const newcomer = cases.foreignerNoReference;
    const face = await faceOf(newcomer);
    expect(await immigration.compareFace(newcomer.id, face)).toEqual({ kind: 'no-reference' });
    expect(await immigration.enrol(newcomer.id, { face, fingers: await fingersOf(newcomer) })).toEqual({ kind: 'enrolled' });
    expect(score(await immigration.compareFace(newcomer.id, face))).toBeGreaterThan(0.9);
    expect(score(await immigration.compareFingers(newcomer.id, await fingersOf(newcomer)))).toBeGreaterThan(0.8);
    expect(score(await immigration.compareFace(newcomer.id, await faceOf(cases.foreignerWithTrc)))).toBeLessThan(0.6);
  });

  test('immigration: nobody unknown is enrolled', async () => {
    expect(await registries.immigration.enrol('IM-0', { face: await faceOf(cases.foreignerWithTrc), fingers: [] })).toEqual({
      kind: 'unavailable',
      code: 'bad-answer',
    });
  });

  test.each([
    ['own', '+84509000001', '003088100001', { kind: 'found', data: { owns: true } }],
    ['another’s', '+84509000029', '003194100029', { kind: 'found', data: { owns: false } }],
    ['of its real owner', '+84509000029', '003191100002', { kind: 'found', data: { owns: true } }],
    ['of a replaced number', '+84509000020', '003090100020', { kind: 'found', data: { owns: true } }],
    ['of a passport', '+84509000101', 'ZZ900101', { kind: 'found', data: { owns: true } }],
    ['unknown', '+84509999999', '003088100001', { kind: 'not-found' }],
  ])('subscriber: %s', async (_case, phone, holder, answer) => {
    expect(await registries.subscriber.ownsNumber(phone, holder)).toEqual(answer);
  });

  test('papers: valid, seized, and not somebody else’s', async () => {
    const { papers } = registries;
    expect(await papers['driving-licence'].findPaper(cases.adultWithCard.id, 'GPLX100001')).toEqual({
      kind: 'found',
      data: { kind: 'driving-licence', number: 'GPLX100001', holderNumber: '003088100001', status: 'valid', expiresOn: '2034-05-31' },
    });
    expect(await papers['vehicle-registration'].findPaper(cases.adultWithCard.id, 'DKX100001')).toMatchObject({
      data: { status: 'seized' },
    });
    for (const number of [cases.changedNumber.id, '003090100020'])
      expect(await papers['driving-licence'].findPaper(number, 'GPLX100020')).toMatchObject({ data: { holderNumber: number } });
    expect(await papers['driving-licence'].findPaper(cases.secondAdult.id, 'GPLX100001')).toEqual({ kind: 'not-found' });
    expect(await papers['health-insurance'].findPaper(cases.adultWithCard.id, 'GPLX100001')).toEqual({ kind: 'not-found' });
  });

  test('the card system takes an application once a reference', async () => {
    const { face, fingers } = { face: await faceOf(cases.noCard), fingers: await fingersOf(cases.noCard, ['left-thumb']) };
    const application = { reference: 'r-1', personalNumber: cases.noCard.id, face, fingers, iris: [face], deliverTo: 'Phường Mẫu' };
    const filed = await registries.cardSystem.fileCard(application);
    expect(filed).toEqual({ kind: 'filed', cardReference: 'CC-r-1' });
    expect(await registries.cardSystem.fileCard(application)).toEqual(filed);
  });
});
