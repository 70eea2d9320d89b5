import { decision34 } from './decision-34-2021.ts';
import { ground } from './grounds.ts';
import { cite, says } from '../sourced.ts';
import type { Limit, ProcedureRules, RuleSet } from '../types.ts';

const workingDays = (count: number): Limit => ({ count, unit: 'working-days' });

/** What all procedures of this generation have in common (D59:14 to D59:17). */
const anyProcedure = {
  exists: true,
  reception: says({ saturdayMorning: true }, 'QD9039', 'seed'),
  decidedAt: says('authority', 'D59:14', 'seed'),
  contacts: says({ all: [], oneOf: ['phone', 'email'], optional: [], ownPhone: false }, 'D59:14', 'seed'),
  shows: says([], 'D59:14', 'single'),
  forms: says([], 'QD9039', 'seed'),
  fee: says(0, 'D59', 'background'),
} as const satisfies Partial<ProcedureRules>;

const citizenLevel1: ProcedureRules = {
  ...anyProcedure,
  channel: 'online',
  offices: says(['authority'], 'D59:14', 'single'),
  decidedBy: says('automatic', 'D59:14', 'inferred'),
  checks: says(['population', 'duplicate'], 'D59:14', 'inferred'),
  limits: says({ 'level-1': workingDays(1) }, 'D59:17', 'restated'),
  receiptSlip: says(false, 'D59:14', 'inferred'),
};

/** Four levels of police, the district among them, print a slip with the day of the answer. */
const citizenLevel2: ProcedureRules = {
  ...anyProcedure,
  channel: 'counter',
  offices: says(['population-centre', 'province-identity', 'district', 'commune'], 'QD9039', 'seed'),
  decidedBy: says('officer', 'D59:14', 'inferred'),
  shows: says(['chip-citizen-card'], 'D59:14', 'seed'),
  checks: says(['population', 'id-card', 'face', 'fingers', 'duplicate'], 'D59:14', 'seed'),
  limits: says({ 'card-valid': workingDays(3) }, 'D59:17', 'seed'),
  receiptSlip: says(true, 'QD9039', 'seed'),
};

const foreignerLevel1: ProcedureRules = {
  ...citizenLevel1,
  offices: says(['authority'], 'D59:15', 'background'),
  contacts: says(anyProcedure.contacts.value, 'D59:15', 'single'),
  checks: says(['immigration', 'duplicate'], 'D59:15', 'inferred'),
  limits: says({ 'foreigner-level-1': workingDays(1) }, 'D59:17', 'restated'),
};

const foreignerLevel2: ProcedureRules = {
  ...foreignerLevel1,
  channel: 'counter',
  offices: says(['ministry-immigration', 'province-immigration'], 'D59:15', 'single'),
  reception: says({ saturdayMorning: false }, 'D59:15', 'background'),
  decidedBy: says('officer', 'D59:15', 'inferred'),
  shows: says(['passport', 'travel-document'], 'D59:15', 'single'),
  checks: says(['immigration', 'face', 'fingers', 'duplicate'], 'D59:15', 'single'),
  limits: says({ 'foreigner-with-reference': workingDays(3), 'foreigner-without-reference': workingDays(7) }, 'D59:17', 'restated'),
  receiptSlip: says(true, 'D59:15', 'background'),
};

/** Registered inside the account of parent or guardian, not in one of their own. */
const inGuardiansAccount = {
  holds: [],
  levels: [],
  throughGuardian: true,
  refusal: 'in-guardians-account',
  ...cite('D59:11', 'restated'),
} as const;

const adultWithChipCard = { ageFrom: 14, holds: ['chip-citizen-card'], levels: [1, 2], throughGuardian: false } as const;

/** Decree 59/2022: the chip card opens level 2 at any police office, phone or e-mail is enough, foreigners from 14. */
export const decree59: RuleSet = {
  ...decision34,
  id: 'decree-59-2022',
  legalBasis: ['D59', 'QD9039'],
  effectiveFrom: '2022-10-20',
  supersedes: 'decision-34-2021',
  historyOnly: false,
  eligibility: [
    { row: 'E8', subject: 'citizen', onlyWards: true, ...inGuardiansAccount },
    { row: 'E8', subject: 'foreigner', onlyWards: true, ...inGuardiansAccount },
    { row: 'E11', subject: 'citizen', onlyAbroad: true, ...adultWithChipCard, ...cite('D59:11', 'inferred') },
    { row: 'E1', subject: 'citizen', ...adultWithChipCard, ...cite('D59:11', 'restated') },
    {
      row: 'E4',
      subject: 'citizen',
      ageFrom: 14,
      holds: [],
      levels: [2],
      throughGuardian: false,
      withCard: true,
      ...cite('D59:14', 'seed'),
    },
    { row: 'E2', subject: 'citizen', ageFrom: 6, ...inGuardiansAccount },
    { row: 'E3', subject: 'citizen', ...inGuardiansAccount },
    {
      row: 'E5',
      subject: 'foreigner',
      ageFrom: 14,
      holds: ['entry', 'residence-card'],
      levels: [1, 2],
      throughGuardian: false,
      ...cite('D59:11', 'restated'),
    },
    {
      row: 'E7',
      subject: 'foreigner',
      ageFrom: 14,
      holds: [],
      levels: [],
      throughGuardian: false,
      refusal: 'no-entry',
      ...cite('D59:11', 'restated'),
    },
    { row: 'E5', subject: 'foreigner', ageFrom: 6, ...inGuardiansAccount },
    { row: 'E6', subject: 'foreigner', ...inGuardiansAccount },
    { row: 'E9', subject: 'organization', holds: [], levels: [], throughGuardian: false, ...cite('D59:11', 'restated') },
    {
      row: 'E10',
      subject: 'undetermined',
      holds: [],
      levels: [],
      throughGuardian: false,
      refusal: 'not-listed',
      ...cite('D59:11', 'inferred'),
    },
  ],
  procedures: {
    'citizen-level-1': citizenLevel1,
    'citizen-level-2': citizenLevel2,
    'citizen-level-2-with-card': {
      ...citizenLevel2,
      // The commune sends whoever has no card to the police that issues cards (law.md X10).
      offices: says(['population-centre', 'province-identity', 'district'], 'law.md X10', 'seed'),
      shows: says([], 'D59:14', 'seed'),
      checks: says(['population', 'duplicate'], 'D59:14', 'inferred'),
      limits: says({ 'card-missing-or-expired': workingDays(7) }, 'D59:17', 'seed'),
    },
    'foreigner-level-1': foreignerLevel1,
    'foreigner-level-2': foreignerLevel2,
  },
  biometrics: says('face-and-fingers', 'D59:14', 'seed'),
  activation: says({ days: 7 }, 'D59:18', 'single'),
  lockGrounds: [
    ...(['citizen', 'foreigner', 'organization'] as const).flatMap((subject) => [
      ground(subject, 'holder-request', cite('D59:19', 'restated')),
      ground(subject, 'terms-breach', cite('D59:19', 'restated')),
      { ...ground(subject, 'authority-request', cite('D59:19', 'restated')), opensBy: ['authority', 'relying-party'] as const },
    ]),
    ground('citizen', 'card-revoked', cite('D59:19', 'restated')),
    ground('citizen', 'deceased', cite('D59:19', 'restated')),
    ground('foreigner', 'passport-expired', cite('D59:19', 'single')),
    ground('foreigner', 'residence-ended', cite('D59:19', 'inferred')),
    ground('foreigner', 'deceased', cite('D59:19', 'inferred')),
    ground('organization', 'organization-ended', cite('D59:19', 'restated')),
  ],
  lockDecision: says({ decide: workingDays(2), decidedAt: 'receiving-unit' }, 'D59:19', 'restated'),
  relyingPartyMayAskLock: says(true, 'D59:19', 'restated'),
  documents: [
    ...decision34.documents.map((document) => ({ ...document, ...cite('D59:3', 'single') })),
    { kind: 'tax-code', ...cite('D59:3', 'single') },
  ],
  retention: {
    ...decision34.retention,
    accountYears: says(null, 'D59:21.1', 'restated'),
    useHistoryYears: says(5, 'D59:21.2', 'restated'),
  },
  capabilities: [
    ...decision34.capabilities.map((capability) => ({ ...capability, ...cite('D59:13', 'inferred') })),
    { name: 'basic-functions', subject: 'foreigner', party: 'own', levels: [1, 2], ...cite('D59:13', 'inferred') },
    { name: 'public-services', subject: 'foreigner', party: 'state', levels: [1, 2], ...cite('D59:13', 'inferred') },
    { name: 'public-services', subject: 'organization', party: 'state', levels: [], ...cite('D59:13', 'inferred') },
  ],
};
