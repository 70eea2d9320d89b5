import { decree59 } from './decree-59-2022.ts';
import { ground } from './grounds.ts';
import { cite, says } from '../sourced.ts';
import type { Capability, Eligibility, Limit, ProcedureRules, RuleSet } from '../types.ts';

const workingDays = (count: number): Limit => ({ count, unit: 'working-days' });
const earlier = decree59.procedures;

/** Beside Decree 59: no slip, no Saturday morning, free of charge (D69:27), form TK01 at the counter. */
const anyProcedure = {
  reception: says({ saturdayMorning: false }, 'QD5709', 'single'),
  decidedAt: says('authority', 'D69:16', 'single'),
  receiptSlip: says(false, 'QD5709', 'inferred'),
  fee: says(0, 'D69:27', 'single'),
} as const satisfies Partial<ProcedureRules>;

const ownPhone = { all: ['phone'], optional: ['email'], ownPhone: true } as const;

const citizenLevel1: ProcedureRules = {
  ...earlier['citizen-level-1'],
  ...anyProcedure,
  offices: says(['authority'], 'D69:10.1', 'seed'),
  decidedBy: says('automatic', 'D69:10.1', 'inferred'),
  contacts: says(ownPhone, 'D69:10.1', 'seed'),
  shows: says([], 'D69:10.1', 'seed'),
  forms: says([], 'D69:10.1', 'seed'),
  // The face is taken with the request (law.md X17); that it is compared with the register of cards follows from "checks and authenticates".
  checks: says(['population', 'id-card', 'face', 'subscriber', 'duplicate'], 'D69:10.1', 'inferred'),
  limits: says({ 'level-1': workingDays(1) }, 'D69:13', 'restated'),
};

const citizenLevel2: ProcedureRules = {
  ...earlier['citizen-level-2'],
  ...anyProcedure,
  offices: says(['population-centre', 'province-identity', 'district', 'commune'], 'D69:10.2', 'seed'),
  decidedBy: says('officer', 'D69:10.2', 'inferred'),
  contacts: says(ownPhone, 'D69:10.2', 'seed'),
  shows: says(['identity-card', 'citizen-card', 'chip-citizen-card'], 'D69:10.2', 'seed'),
  forms: says(['TK01'], 'D69:10.2', 'seed'),
  checks: says(['population', 'id-card', 'face', 'fingers', 'subscriber', 'duplicate'], 'D69:10.2', 'seed'),
  limits: says({ 'card-valid': workingDays(3) }, 'D69:13', 'restated'),
};

const foreignerLevel2: ProcedureRules = {
  ...earlier['foreigner-level-2'],
  ...anyProcedure,
  offices: says(['ministry-immigration', 'province-immigration'], 'D69:11.2', 'seed'),
  reception: says({ saturdayMorning: false }, 'D69:11.2', 'seed'),
  decidedBy: says('officer', 'D69:11.2', 'inferred'),
  contacts: says(ownPhone, 'D69:11.2', 'seed'),
  shows: says(['passport', 'travel-document'], 'D69:11.2', 'seed'),
  forms: says(['TK01'], 'D69:11.2', 'seed'),
  checks: says(['immigration', 'face', 'fingers', 'subscriber', 'duplicate'], 'D69:11.2', 'seed'),
  limits: says({ 'foreigner-with-reference': workingDays(3), 'foreigner-without-reference': workingDays(7) }, 'D69:13', 'seed'),
};

const anyCard = ['identity-card', 'citizen-card', 'chip-citizen-card'] as const;
const adultWithCard = { ageFrom: 14, holds: anyCard, levels: [1, 2] } as const;
const withResidenceCard = { subject: 'foreigner', holds: ['residence-card'] } as const;

const eligibility: readonly Eligibility[] = [
  { row: 'E8', subject: 'citizen', onlyWards: true, ...adultWithCard, throughGuardian: true, ...cite('D69:10.1', 'seed') },
  { row: 'E11', subject: 'citizen', onlyAbroad: true, ...adultWithCard, throughGuardian: false, ...cite('D69:7.1', 'inferred') },
  { row: 'E1', subject: 'citizen', ...adultWithCard, throughGuardian: false, ...cite('D69:7.1', 'seed') },
  {
    row: 'E2',
    subject: 'citizen',
    ageFrom: 6,
    ageBelow: 14,
    holds: ['identity-card'],
    levels: [1, 2],
    throughGuardian: true,
    ...cite('D69:7.1', 'seed'),
  },
  { row: 'E3', subject: 'citizen', ageBelow: 6, holds: ['identity-card'], levels: [1], throughGuardian: true, ...cite('D69:7.1', 'seed') },
  { row: 'E4', subject: 'citizen', ageFrom: 14, ...afterTheCard([1, 2]), throughGuardian: false },
  { row: 'E4', subject: 'citizen', ageFrom: 6, ageBelow: 14, ...afterTheCard([1, 2]), throughGuardian: true },
  // No biometrics are taken under six, so level 2 has nothing to rest on.
  { row: 'E4', subject: 'citizen', ageBelow: 6, ...afterTheCard([1]), throughGuardian: true },
  { row: 'E8', ...withResidenceCard, onlyWards: true, ageFrom: 14, levels: [1, 2], throughGuardian: true, ...cite('D69:11.1', 'seed') },
  { row: 'E5', ...withResidenceCard, ageFrom: 14, levels: [1, 2], throughGuardian: false, ...cite('D69:7.2', 'seed') },
  { row: 'E5', ...withResidenceCard, ageFrom: 6, ageBelow: 14, levels: [1, 2], throughGuardian: true, ...cite('D69:7.2', 'seed') },
  { row: 'E6', ...withResidenceCard, ageBelow: 6, levels: [1], throughGuardian: true, ...cite('D69:7.2', 'restated') },
  { row: 'E7', subject: 'foreigner', ...nobody('no-residence-card'), ...cite('D69:7.2', 'inferred') },
  { row: 'E9', subject: 'organization', holds: [], levels: [], throughGuardian: false, ...cite('D69:7.3', 'restated') },
  { row: 'E10', subject: 'undetermined', ...nobody('not-listed'), ...cite('D69:7', 'inferred') },
];

function afterTheCard(levels: Eligibility['levels']) {
  return { holds: [], levels, withCard: true as const, ...cite('D69:10.3', 'seed') };
}

function nobody(refusal: Eligibility['refusal'] & string) {
  return { holds: [], levels: [], throughGuardian: false, refusal };
}

const capabilities: readonly Capability[] = [
  { name: 'basic-functions', subject: 'citizen', party: 'own', levels: [1, 2], ...cite('D69:9.1', 'restated') },
  { name: 'stay-notification', subject: 'citizen', party: 'state', levels: [1, 2], ...cite('D69:9.1', 'single') },
  { name: 'residence-filing', subject: 'citizen', party: 'state', levels: [1, 2], ...cite('D69:9.1', 'single') },
  { name: 'public-services', subject: 'citizen', party: 'state', levels: [1, 2], ...cite('D69:40.4', 'restated') },
  { name: 'electronic-card', subject: 'citizen', party: 'own', levels: [2], ...cite('D69:28.3', 'restated') },
  { name: 'integrated-documents', subject: 'citizen', party: 'own', levels: [2], ...cite('D69:9.2', 'restated') },
  { name: 'payments', subject: 'citizen', party: 'own', levels: [2], ...cite('D69:9.2', 'inferred') },
  { name: 'account-opening', subject: 'citizen', party: 'private', levels: [2], ...cite('TT17-NHNN:12', 'single') },
  { name: 'signature-certificate', subject: 'citizen', party: 'private', levels: [2], ...cite('D69:9.2', 'seed') },
  { name: 'organization-filing', subject: 'citizen', party: 'own', levels: [2], ...cite('D69:12', 'seed') },
  { name: 'dependant-registration', subject: 'citizen', party: 'own', levels: [2], ...cite('D69:10.1', 'seed') },
  { name: 'basic-functions', subject: 'foreigner', party: 'own', levels: [1, 2], ...cite('D69:9.1', 'inferred') },
  { name: 'public-services', subject: 'foreigner', party: 'state', levels: [1, 2], ...cite('D69:40.4', 'inferred') },
  { name: 'integrated-documents', subject: 'foreigner', party: 'own', levels: [2], ...cite('D69:9.3', 'seed') },
  { name: 'account-opening', subject: 'foreigner', party: 'private', levels: [2], ...cite('TT17-NHNN:12', 'single') },
  { name: 'home-rental', subject: 'foreigner', party: 'private', levels: [2], ...cite('D69:9.3', 'seed') },
  { name: 'organization-filing', subject: 'foreigner', party: 'own', levels: [2], ...cite('D69:12', 'single') },
  { name: 'dependant-registration', subject: 'foreigner', party: 'own', levels: [2], ...cite('D69:11.1', 'seed') },
  { name: 'public-services', subject: 'organization', party: 'state', levels: [], ...cite('D69:40.4', 'restated') },
];

/** Decree 69/2024 as it was made: cards of both kinds, own phone, children's own accounts, residence card for foreigners. */
export const decree69: RuleSet = {
  ...decree59,
  id: 'decree-69-2024',
  legalBasis: ['D69', 'L-CC', 'TT17-BCA'],
  effectiveFrom: '2024-07-01',
  supersedes: 'decree-59-2022',
  eligibility,
  procedures: {
    'citizen-level-1': citizenLevel1,
    'citizen-level-2': citizenLevel2,
    'citizen-level-2-with-card': {
      ...citizenLevel2,
      offices: says(['population-centre', 'province-identity', 'district'], 'law.md X10', 'inferred'),
      shows: says([], 'D69:10.3', 'seed'),
      forms: says(['TK01', 'CC01', 'CC02'], 'TT17-BCA', 'single'),
      checks: says(['population', 'subscriber', 'duplicate'], 'L-CC:23', 'seed'),
      limits: says({ 'card-missing-or-expired': workingDays(7) }, 'D69:13', 'restated'),
    },
    'foreigner-level-1': {
      ...citizenLevel1,
      offices: says(['authority'], 'D69:11.1', 'seed'),
      decidedBy: says('automatic', 'D69:11.1', 'inferred'),
      contacts: says({ all: [], oneOf: ['email', 'phone'], optional: [], ownPhone: false }, 'D69:11.1', 'seed'),
      shows: says([], 'D69:11.1', 'seed'),
      forms: says([], 'D69:11.1', 'seed'),
      // The form asks for a passport only; that there is a residence card is seen in the immigration register (law.md X12).
      checks: says(['immigration', 'duplicate'], 'D69:11.1', 'inferred'),
      limits: says({ 'foreigner-level-1': workingDays(1) }, 'D69:13', 'restated'),
    },
    'foreigner-level-2': foreignerLevel2,
  },
  biometrics: says('face-and-fingers', 'D69:10.2', 'seed'),
  activation: says({ days: 7 }, 'D69:14.1', 'seed'),
  electronicCard: says(true, 'D69:28.2', 'single'),
  lockGrounds: [
    ...(['citizen', 'foreigner', 'organization'] as const).flatMap((subject) => {
      const clause =
        subject === 'citizen' ? cite('D69:15.1', 'restated') : cite('D69:15', subject === 'foreigner' ? 'restated' : 'inferred');
      return (['holder-request', 'terms-breach', 'authority-request'] as const).map((name) => ground(subject, name, clause));
    }),
    ground('citizen', 'card-revoked', cite('L-CC:34.1', 'restated')),
    ground('citizen', 'card-held', cite('L-CC:34.1', 'restated')),
    ground('citizen', 'card-expired', cite('D69:15.1', 'restated')),
    ground('citizen', 'number-replaced', cite('QD34:10', 'inferred')),
    ground('citizen', 'deceased', cite('L-CC:34.1', 'restated')),
    ground('foreigner', 'passport-expired', cite('D69:15.2', 'restated')),
    ground('foreigner', 'residence-ended', cite('D69:15.2', 'restated')),
    ground('foreigner', 'deceased', cite('D69:15.2', 'restated')),
    ground('organization', 'organization-ended', cite('D69:15', 'inferred')),
  ],
  lockDecision: says({ forward: workingDays(1), decide: workingDays(2), decidedAt: 'authority' }, 'D69:15', 'restated'),
  relyingPartyMayAskLock: says(false, 'D69:15', 'restated'),
  documents: [
    { kind: 'health-insurance', ...cite('L-CC:22.2', 'single') },
    { kind: 'social-insurance', ...cite('L-CC:22.2', 'single') },
    { kind: 'driving-licence', ...cite('L-CC:22.2', 'single') },
    { kind: 'birth-certificate', ...cite('L-CC:22.2', 'single') },
    { kind: 'marriage-certificate', ...cite('L-CC:22.2', 'single') },
    { kind: 'vehicle-registration', ...cite('D69:9.2', 'inferred') },
    { kind: 'tax-code', ...cite('D69:9.2', 'inferred') },
    { kind: 'residence-card', ...cite('D69:9.3', 'seed') },
  ],
  retention: {
    ...decree59.retention,
    accountYears: says(null, 'D59:21.1', 'inferred'),
    useHistoryYears: says(5, 'D69:28.4', 'single'),
  },
  capabilities,
  ssoForPrivate: says(true, 'D69:19.4', 'inferred'),
};
