import { bankAccountView } from '../../views/pages/sandbox/bank-account.tsx';
import { bankBalanceView } from '../../views/pages/sandbox/bank-balance.tsx';
import { bankFrontView } from '../../views/pages/sandbox/bank-front.tsx';
import { bankLoggedOutView } from '../../views/pages/sandbox/bank-logged-out.tsx';
import { bankProblemView } from '../../views/pages/sandbox/bank-problem.tsx';
import { bankReceiptView } from '../../views/pages/sandbox/bank-receipt.tsx';
import type { BankEvidence } from '../../views/pages/sandbox/bank-shapes.ts';
import { bankTransferView } from '../../views/pages/sandbox/bank-transfer.tsx';
import { mailboxView } from '../../views/pages/sandbox/mailbox.tsx';
import { sandboxHomeView } from '../../views/pages/sandbox/home.tsx';
import { payees } from '../../src/sandbox/bank/money/payees.ts';
import { sandboxPassword, sandboxTotpSecret } from '../../src/sandbox/people.ts';
import { type PageSample, sample } from './sample.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const header = { alg: 'ES256', typ: 'JWT', kid: 'vN3lqk0hQ1pXy2m4cR8sT6uW9zA' };
const payload = {
  sub: 'aZ3kQ9xW7vB1nM5pR8tY2u',
  acr: 'urn:dinhdanh:acr:level-2',
  amr: ['pwd', 'otp', 'mfa'],
  auth_time: 1_795_000_000,
  account_level: 2,
  authn_level: 2,
  subject_kind: 'citizen',
  rule_set: '2024-69',
  nonce: 'oK1b0tTnJ7mCq3',
  at_hash: 'x8Yq2b',
  sid: 'L2n5kP8sV1yB4e7hK0nQ3t',
  aud: 'demo-bank',
  exp: 1_795_000_600,
  iat: 1_795_000_000,
  iss: 'http://localhost:3000',
  'https://bank.example/undescribed': { nested: [1, 2] },
};

const evidence: BankEvidence = {
  asked: {
    client_id: 'demo-bank',
    scope: 'openid',
    response_type: 'code',
    redirect_uri: 'http://localhost:3002/bank/callback',
    code_challenge_method: 'S256',
    acr_values: 'urn:dinhdanh:acr:level-2',
    max_age: '300',
    claims: '{"id_token":{"acr":{"essential":true,"values":["urn:dinhdanh:acr:level-2"]}}}',
  },
  idToken: { raw: `${part(header)}.${part(payload)}.${'s'.repeat(86)}`, header, payload },
  userinfo: { sub: payload.sub, name: 'Nguyễn Văn An', birthdate: '1990-04-05', email_verified: true },
  introspection: {
    active: true,
    acr: payload.acr,
    auth_time: payload.auth_time,
    client_id: 'demo-bank',
    scope: 'openid',
    token_type: 'Bearer',
  },
  challenge: 'Bearer error="insufficient_user_authentication", acr_values="urn:dinhdanh:acr:level-2", max_age="300"',
};
const customer = { name: 'Nguyễn Văn An', evidence };
const at = new Date('2026-11-20T03:04:05Z');
const transfer = { payee: 'Quán Phở Góc Phố', amount: 1_500_000, note: 'Tiền phở tháng này', reference: 'NHM123456789', at };
const fields = { payee: 'pho', amount: '1.500.000', note: '' };

export const bankSamples: Readonly<Record<string, PageSample>> = {
  'bank front': sample(bankFrontView, {}, 'sandbox'),
  'bank front, session ended': sample(
    bankFrontView,
    { ended: { how: 'back-channel', at, token: { iss: 'http://localhost:3000', sid: 'L2n5', events: {}, jti: 'j' } } },
    'sandbox',
  ),
  'bank front, customer': sample(
    bankFrontView,
    { customer: { ...customer, account: { number: '999012345678', balance: 23_500_000 } } },
    'sandbox',
  ),
  'bank front, nobody we know': sample(
    bankFrontView,
    { customer: { name: undefined, evidence: { ...evidence, challenge: undefined, introspection: undefined } } },
    'sandbox',
  ),
  'bank account': sample(
    bankAccountView,
    { ...customer, account: { number: '999012345678', balance: 25_000_000, openedAt: at }, userinfo: evidence.userinfo },
    'sandbox',
  ),
  'bank account, nothing sent': sample(
    bankAccountView,
    { ...customer, account: { number: '999012345678', balance: 25_000_000, openedAt: at }, userinfo: { sub: payload.sub } },
    'sandbox',
  ),
  'bank balance': sample(
    bankBalanceView,
    { ...customer, account: { number: '999012345678', balance: 23_500_000, entries: [transfer] } },
    'sandbox',
  ),
  'bank balance, no account': sample(bankBalanceView, customer, 'sandbox'),
  'bank transfer': sample(bankTransferView, { ...customer, order: 'o', fields, problems: [], payees, maxAge: 300 }, 'sandbox'),
  'bank transfer, wrong': sample(
    bankTransferView,
    {
      ...customer,
      order: 'o',
      fields: { payee: '', amount: '1,5', note: 'x' },
      problems: ['payee', 'amount-number', 'note-long'],
      payees,
      maxAge: 300,
    },
    'sandbox',
  ),
  'bank receipt': sample(bankReceiptView, { ...customer, order: { ...transfer, state: 'done' }, again: false }, 'sandbox'),
  'bank receipt, again': sample(bankReceiptView, { ...customer, order: { ...transfer, state: 'done' }, again: true }, 'sandbox'),
  'bank receipt, waiting': sample(
    bankReceiptView,
    { ...customer, order: { payee: 'Quán Phở Góc Phố', amount: 10_000, note: '', state: 'waiting' }, again: false },
    'sandbox',
  ),
  'bank receipt, refused': sample(
    bankReceiptView,
    {
      ...customer,
      order: { payee: 'Quán Phở Góc Phố', amount: 90_000_000, note: '', state: 'refused', refusal: 'not-enough' },
      again: false,
    },
    'sandbox',
  ),
  'bank problem, unmet': sample(
    bankProblemView,
    {
      problem: {
        kind: 'unmet_authentication_requirements',
        error: 'unmet_authentication_requirements',
        description: 'the requested level',
      },
      purpose: 'transfer',
      asked: evidence.asked,
    },
    'sandbox',
  ),
  'bank problem, denied': sample(
    bankProblemView,
    { problem: { kind: 'access_denied', error: 'access_denied' }, purpose: 'open', asked: evidence.asked },
    'sandbox',
  ),
  'bank problem, untrusted': sample(
    bankProblemView,
    { problem: { kind: 'untrusted', error: 'OAUTH_INVALID_RESPONSE' }, purpose: undefined, asked: undefined },
    'sandbox',
  ),
  'bank problem, no token': sample(
    bankProblemView,
    {
      problem: { kind: 'token-refused', error: 'invalid_grant', description: 'grant request is invalid' },
      purpose: 'balance',
      asked: evidence.asked,
    },
    'sandbox',
  ),
  'bank logged out': sample(bankLoggedOutView, {}, 'sandbox'),
  mailbox: sample(
    mailboxView,
    {
      messages: [
        {
          id: 2,
          channel: 'sms',
          to: '+84500000001',
          subject: '',
          text: 'Mã xác thực: 123456. Không đưa mã cho bất kỳ ai.',
          receivedAt: at,
          codes: ['123456'],
        },
        {
          id: 1,
          channel: 'email',
          to: 'an@example.com',
          subject: 'Có lần đăng nhập trên thiết bị mới',
          text: `Thiết bị: Chrome – Linux\n\nKhông phải bạn?\nhttp://localhost:3000/not-me?token=${'x'.repeat(43)}`,
          receivedAt: at,
          codes: [],
        },
      ],
      totp: [
        { name: 'Nguyễn Văn An', login: '003090000001', code: '012345', secondsLeft: 17 },
        { name: 'Trần Thị Bình', login: '003192000002', code: '987654', secondsLeft: 17 },
      ],
      to: '',
    },
    'sandbox',
  ),
  'mailbox, empty': sample(mailboxView, { messages: [], totp: [], to: '' }, 'sandbox'),
  'mailbox, nothing for one': sample(mailboxView, { messages: [], totp: [], to: 'nobody' }, 'sandbox'),
  'sandbox home': sample(
    sandboxHomeView,
    {
      issuer: 'http://localhost:3000',
      backOfficeOrigin: 'http://localhost:3001',
      portalOrigin: 'http://localhost:3003',
      officers: [
        {
          name: 'Đặng Thị Giang',
          login: '003184000011',
          role: 'reception',
          unit: { vi: 'Công an phường Bến Mẫu', en: 'Bến Mẫu Ward Police' },
        },
      ],
      waiting: { reference: 'DD-DVNG-2026', code: 'CHACH-00004', slipCode: 'G1AYC-00004' },
      password: sandboxPassword,
      totpSecret: sandboxTotpSecret,
      people: [
        { name: 'Nguyễn Văn An', login: '003090000001', kind: 'citizen', level: 2, state: 'active', factors: ['password', 'totp'] },
        { name: 'Lê Quốc Cường', login: '003085000003', kind: 'citizen', level: 2, state: 'locked', factors: ['password', 'totp'] },
        { name: 'Phạm Thu Dung', login: '003300000004', kind: 'citizen', level: 2, state: 'waiting', factors: [] },
        { name: 'Maria Santos', login: '900000000001', kind: 'foreigner', level: 2, state: 'active', factors: ['password', 'totp'] },
      ],
    },
    'sandbox',
  ),
};
