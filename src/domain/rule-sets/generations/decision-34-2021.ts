import { ground } from './grounds.ts';
import { cite, says } from '../sourced.ts';
import type { ProcedureRules, RuleSet } from '../types.ts';

const atCounter = ['population-centre', 'province-identity', 'district', 'commune'] as const;

/** What all procedures of this generation have in common. Limits were not found; nothing is received under it. */
const anyProcedure = {
  exists: true,
  reception: says({ saturdayMorning: false }, 'QD34', 'background'),
  decidedAt: says('authority', 'QD34', 'background'),
  contacts: says({ all: [], oneOf: ['phone', 'email'], optional: [], ownPhone: false }, 'QD34:6', 'restated'),
  shows: says([], 'QD34', 'background'),
  forms: says([], 'QD34', 'background'),
  limits: says({}, 'QD34', 'background'),
  receiptSlip: says(false, 'QD34', 'background'),
  fee: says(0, 'QD34', 'background'),
} as const satisfies Partial<ProcedureRules>;

/** July 2022: level 1 by number and phone, matched by machine with the population register. */
const citizenLevel1: ProcedureRules = {
  ...anyProcedure,
  channel: 'online',
  offices: says(['authority'], 'QD34', 'seed'),
  decidedBy: says('automatic', 'QD34', 'seed'),
  contacts: says({ all: ['phone'], optional: [], ownPhone: false }, 'QD34:6', 'seed'),
  checks: says(['population', 'duplicate'], 'QD34', 'seed'),
};

const citizenLevel2: ProcedureRules = {
  ...anyProcedure,
  channel: 'counter',
  offices: says(atCounter, 'QD34', 'seed'),
  decidedBy: says('officer', 'QD34', 'background'),
  shows: says(['citizen-card', 'chip-citizen-card'], 'QD34', 'seed'),
  checks: says(['population', 'face', 'fingers', 'duplicate'], 'QD34', 'seed'),
};

const foreignerLevel1: ProcedureRules = {
  ...anyProcedure,
  channel: 'online',
  offices: says(['authority'], 'QD34', 'background'),
  decidedBy: says('automatic', 'QD34', 'background'),
  checks: says(['immigration', 'duplicate'], 'QD34', 'restated'),
};

/** Children and wards were registered inside the account of parent or guardian. */
const inGuardiansAccount = {
  holds: [],
  levels: [],
  throughGuardian: true,
  refusal: 'in-guardians-account',
  ...cite('QD34:6', 'single'),
} as const;
const notListed = { holds: [], levels: [], throughGuardian: false, refusal: 'not-listed', ...cite('QD34', 'background') } as const;

/** Decision 34/2021: the first scheme with two levels. Only to read old files by. */
export const decision34: RuleSet = {
  id: 'decision-34-2021',
  legalBasis: ['QD34'],
  effectiveFrom: '2021-11-09',
  historyOnly: true,
  eligibility: [
    { row: 'E8', subject: 'citizen', onlyWards: true, ...inGuardiansAccount },
    { row: 'E8', subject: 'foreigner', onlyWards: true, ...inGuardiansAccount },
    { row: 'E1', subject: 'citizen', ageFrom: 14, holds: [], levels: [1, 2], throughGuardian: false, ...cite('QD34:6', 'single') },
    { row: 'E2', subject: 'citizen', ageFrom: 6, ...inGuardiansAccount },
    { row: 'E3', subject: 'citizen', ...inGuardiansAccount },
    { row: 'E5', subject: 'foreigner', ageFrom: 14, holds: [], levels: [1, 2], throughGuardian: false, ...cite('QD34:6', 'single') },
    { row: 'E5', subject: 'foreigner', ageFrom: 6, ...inGuardiansAccount },
    { row: 'E6', subject: 'foreigner', ...inGuardiansAccount },
    { row: 'E9', subject: 'organization', ...notListed },
    { row: 'E10', subject: 'undetermined', ...notListed },
  ],
  procedures: {
    'citizen-level-1': citizenLevel1,
    'citizen-level-2': citizenLevel2,
    'citizen-level-2-with-card': {
      ...citizenLevel2,
      shows: says([], 'QD34', 'background'),
      checks: says(['population', 'duplicate'], 'QD34', 'inferred'),
    },
    'foreigner-level-1': foreignerLevel1,
    'foreigner-level-2': {
      ...foreignerLevel1,
      channel: 'counter',
      offices: says(['ministry-immigration', 'province-immigration'], 'QD34', 'background'),
      decidedBy: says('officer', 'QD34', 'background'),
      shows: says(['passport', 'travel-document'], 'QD34:6', 'restated'),
      checks: says(['immigration', 'face', 'fingers', 'duplicate'], 'QD34', 'seed'),
    },
  },
  biometrics: says('face-or-fingers', 'law.md X6', 'seed'),
  faceThresholds: says({ match: 0.8, unclear: 0.6 }, 'TT08-BKHCN', 'own'),
  fingerThresholds: says({ match: 0.7, unclear: 0.5 }, 'TT08-BKHCN', 'own'),
  activation: says({ days: 7 }, 'QD34', 'background'),
  supplementDays: says(30, 'law.md 3.0', 'own'),
  complaintDays: says(90, 'L-KN:9', 'background'),
  electronicCard: says(false, 'L-CC:31', 'inferred'),
  lockGrounds: (['citizen', 'foreigner'] as const).flatMap((subject) => [
    ground(subject, 'holder-request', cite('QD34:10', 'single')),
    { ...ground(subject, 'authority-request', cite('QD34:10', 'single')), opensBy: ['authority', 'relying-party'] },
    ground(subject, 'terms-breach', cite('QD34:10', 'single')),
    ground(subject, 'number-replaced', cite('QD34:10', 'single')),
    ground(subject, 'deceased', cite('QD34:10', 'single')),
  ]),
  lockDecision: says({ decide: { count: 2, unit: 'working-days' }, decidedAt: 'receiving-unit' }, 'QD34', 'background'),
  relyingPartyMayAskLock: says(true, 'QD34:10', 'single'),
  documents: [
    { kind: 'driving-licence', ...cite('QD34', 'seed') },
    { kind: 'vehicle-registration', ...cite('QD34', 'seed') },
    { kind: 'social-insurance', ...cite('QD34', 'seed') },
    { kind: 'health-insurance', ...cite('QD34', 'seed') },
  ],
  retention: {
    accountYears: says(null, 'QD34', 'background'),
    useHistoryYears: says(5, 'QD34', 'background'),
    pictureDays: says(90, 'law.md 8', 'own'),
    draftDays: says(30, 'law.md 8', 'own'),
    fingerImageDays: says(0, 'law.md 8', 'own'),
  },
  capabilities: [
    { name: 'basic-functions', subject: 'citizen', party: 'own', levels: [1, 2], ...cite('QD34', 'seed') },
    { name: 'stay-notification', subject: 'citizen', party: 'state', levels: [1, 2], ...cite('QD34', 'seed') },
    { name: 'residence-filing', subject: 'citizen', party: 'state', levels: [1, 2], ...cite('QD34', 'seed') },
    { name: 'public-services', subject: 'citizen', party: 'state', levels: [1, 2], ...cite('QD34', 'seed') },
    { name: 'integrated-documents', subject: 'citizen', party: 'own', levels: [2], ...cite('QD34', 'seed') },
    { name: 'payments', subject: 'citizen', party: 'own', levels: [2], ...cite('QD34', 'seed') },
  ],
  sectorLinks: [],
  ssoForPrivate: says(true, 'QD34', 'background'),
};
