import { portalFrontView } from '../../views/pages/sandbox/portal/front.tsx';
import { portalLoggedOutView } from '../../views/pages/sandbox/portal/logged-out.tsx';
import { portalNeedsView } from '../../views/pages/sandbox/portal/needs.tsx';
import { portalProblemView } from '../../views/pages/sandbox/portal/problem.tsx';
import { portalReceiptView } from '../../views/pages/sandbox/portal/receipt.tsx';
import { portalRecordView } from '../../views/pages/sandbox/portal/record.tsx';
import type { PortalProblemKind, ShownFiling } from '../../views/pages/sandbox/portal/shapes.ts';
import { portalStayView } from '../../views/pages/sandbox/portal/stay.tsx';
import { type PageSample, sample } from './sample.ts';

const place = { issuer: 'http://localhost:3000', sandboxOrigin: 'http://localhost:3002' };
const person = { name: 'Trần Thị Bình' };
const at = new Date('2026-11-20T03:04:05Z');
const id = 'AAAAAAAAAAAAAAAAAAAAAA';

const [level1, level2] = ['urn:dinhdanh:acr:level-1', 'urn:dinhdanh:acr:level-2'];
const idToken = {
  sub: 'aZ3kQ9xW7vB1nM5pR8tY2u',
  acr: level2,
  amr: ['pwd', 'otp', 'mfa'],
  auth_time: 1_795_000_000,
  account_level: 2,
  authn_level: 2,
  subject_kind: 'citizen',
  rule_set: 'decree-69-2024-amended-320-2026',
  nonce: 'oK1b0tTnJ7mCq3',
  aud: 'demo-portal',
  exp: 1_795_000_600,
  iat: 1_795_000_000,
  iss: place.issuer,
};
const asked = { client_id: 'demo-portal', scope: 'openid', response_type: 'code', acr_values: level2 };

const stay = {
  guest: 'Maria Santos',
  paper: 'P1234567',
  arrival: '2026-11-20',
  nights: 3,
  place: '12 Phố Mẫu, Phường Mẫu, Thành phố Ví Dụ',
};
const filedStay: ShownFiling = { id, reference: 'TBLT-00412233', at, what: { service: 'stay-notification', stay } };
const filedRecord: ShownFiling = { id, reference: 'LLTP-90412233', at, what: { service: 'criminal-record', reason: 'work' } };

const front = (forStay: 'open' | undefined, forRecord: 'open' | 'step-up' | 'account-too-low' | undefined) => ({
  ...place,
  services: [
    { service: 'stay-notification' as const, level: 1 as const, standing: forStay },
    { service: 'criminal-record' as const, level: 2 as const, standing: forRecord },
  ],
});
const needs = { ...place, ...person, service: 'criminal-record', level: 2 } as const;
const fields = { guest: '', paper: '', arrival: '', nights: '', place: '' };

function problem(kind: PortalProblemKind, service?: 'stay-notification' | 'criminal-record'): PageSample {
  const props = { ...place, problem: { kind, error: kind, description: service && 'acr="…"' }, service, asked: service && asked };
  return sample(portalProblemView, props, 'sandbox');
}

export const portalSamples: Readonly<Record<string, PageSample>> = {
  'portal front': sample(portalFrontView, { ...front(undefined, undefined), person: undefined, ended: undefined }, 'sandbox'),
  'portal front, session ended': sample(
    portalFrontView,
    { ...front(undefined, undefined), person: undefined, ended: { how: 'back-channel', at } },
    'sandbox',
  ),
  'portal front, level 1': sample(
    portalFrontView,
    { ...front('open', 'account-too-low'), person: { ...person, filings: [filedStay] }, ended: undefined },
    'sandbox',
  ),
  'portal front, one factor': sample(
    portalFrontView,
    { ...front('open', 'step-up'), person: { name: undefined, filings: [] }, ended: undefined },
    'sandbox',
  ),
  'portal front, level 2': sample(
    portalFrontView,
    { ...front('open', 'open'), person: { ...person, filings: [filedRecord, filedStay] }, ended: undefined },
    'sandbox',
  ),
  'portal needs, account of level 1': sample(
    portalNeedsView,
    { ...needs, standing: 'account-too-low', claims: { acr: level1, account_level: 1, subject_kind: 'citizen' } },
    'sandbox',
  ),
  'portal needs, account of level 1 of a foreigner': sample(
    portalNeedsView,
    { ...needs, name: 'Maria Santos', standing: 'account-too-low', claims: { acr: level1, account_level: 1, subject_kind: 'foreigner' } },
    'sandbox',
  ),
  'portal needs, one factor more': sample(
    portalNeedsView,
    { ...needs, standing: 'step-up', claims: { acr: level1, account_level: 2, subject_kind: 'citizen' } },
    'sandbox',
  ),
  'portal stay': sample(portalStayView, { ...place, ...person, id, fields, problems: [] }, 'sandbox'),
  'portal stay, wrong': sample(
    portalStayView,
    { ...place, ...person, id, fields: { ...fields, arrival: '31/11' }, problems: ['guest', 'paper', 'arrival', 'nights', 'place'] },
    'sandbox',
  ),
  'portal stay, too far': sample(
    portalStayView,
    { ...place, ...person, id, fields: { ...stay, arrival: '25/11/2030', nights: '3' }, problems: ['arrival-far'] },
    'sandbox',
  ),
  'portal record': sample(
    portalRecordView,
    {
      ...place,
      name: 'Nguyễn Văn An',
      id,
      isWrong: false,
      userinfo: { sub: idToken.sub, name: 'Nguyễn Văn An', birthdate: '1990-03-14', nationality: 'VNM', personal_number: '003090000001' },
    },
    'sandbox',
  ),
  'portal record, wrong': sample(portalRecordView, { ...place, ...person, id, isWrong: true, userinfo: { name: person.name } }, 'sandbox'),
  'portal receipt, stay': sample(
    portalReceiptView,
    {
      ...place,
      ...person,
      filing: filedStay,
      signIn: { asked: level1, idToken: { ...idToken, acr: level1, account_level: 1, authn_level: 1 } },
    },
    'sandbox',
  ),
  'portal receipt, record': sample(
    portalReceiptView,
    { ...place, ...person, filing: filedRecord, signIn: { asked: level2, idToken } },
    'sandbox',
  ),
  'portal problem, unmet': problem('unmet_authentication_requirements', 'criminal-record'),
  'portal problem, level too low': problem('level-too-low', 'criminal-record'),
  'portal problem, denied': problem('access_denied', 'stay-notification'),
  'portal problem, unknown answer': problem('unknown-answer'),
  'portal problem, filing unknown': problem('filing-unknown'),
  'portal logged out': sample(portalLoggedOutView, place, 'sandbox'),
};
