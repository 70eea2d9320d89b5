import type { PageContext } from '../../src/platform/http/types.ts';
import { consentView } from '../../views/pages/consent.tsx';
import { errorView } from '../../views/pages/error.tsx';
import { formPostView } from '../../views/pages/form-post.tsx';
import { homeView } from '../../views/pages/home.tsx';
import { proofView } from '../../views/pages/proof.tsx';
import { logOutView } from '../../views/pages/log-out.tsx';
import { loggedOutView, nobodySignedInView } from '../../views/pages/logged-out.tsx';
import { enrolmentView, piecesView } from './pieces-page.tsx';
import { guideSamples } from './guide-samples.ts';
import { lawSamples } from './law-samples.ts';
import { type PageSample, sample } from './sample.ts';
import { activateSamples } from './activate-samples.ts';
import { applySamples } from './apply-samples.ts';
import { bankSamples } from './bank-samples.ts';
import { completingSamples } from './completing-samples.ts';
import { deskFileSamples } from './desk-file-samples.ts';
import { deskSamples } from './desk-samples.ts';
import { portalSamples } from './portal-samples.ts';
import { registrySamples } from './registry-samples.ts';
import { intakeCardSamples } from './intake-card-samples.ts';
import { intakeEndSamples } from './intake-end-samples.ts';
import { intakeSamples } from './intake-samples.ts';
import { selfServiceSamples } from './self-service-samples.ts';
import { signInSamples } from './sign-in-samples.ts';

const consent = {
  action: '/sign-in/u/consent',
  party: { name: 'Ngân hàng Thương mại Cổ phần Sen Việt', kind: 'private' },
  purpose: 'mở tài khoản thanh toán trực tuyến',
  person: { name: 'Nguyễn Văn An', maskedNumber: '0030••••0001' },
  items: [
    { claim: 'name', value: 'Nguyễn Văn An' },
    { claim: 'birthdate', value: '1990-04-05' },
    { claim: 'gender', value: 'male' },
    { claim: 'personal_number', value: '0030••••0001' },
    { claim: 'email', value: 'mot.dia.chi.thu.dien.tu.rat.dai.va.khong.co.khoang.trang@vidu.example' },
    { claim: 'email_verified', value: true },
    { claim: 'account_level' },
    { claim: 'https://bank.example/claims/undescribed' },
  ],
  earlier: '',
  remembered: false,
  offline: true,
} as const;

/** Every page of the product with props, to be looked at and checked. A new page gets its lines here, or in a file of its door. */
export const pageSamples: Readonly<Record<string, PageSample>> = {
  ...signInSamples,
  ...applySamples,
  ...activateSamples,
  ...bankSamples,
  ...portalSamples,
  ...registrySamples,
  ...selfServiceSamples,
  ...deskSamples,
  ...intakeSamples,
  ...intakeEndSamples,
  ...intakeCardSamples,
  ...deskFileSamples,
  ...completingSamples,
  ...lawSamples,
  ...guideSamples,
  consent: sample(consentView, consent),
  'consent remembered, nothing personal': sample(consentView, {
    ...consent,
    party: { name: 'Cổng Dịch vụ công', kind: 'state' },
    items: [],
    remembered: true,
    offline: false,
  }),
  'consent added': sample(consentView, { ...consent, items: consent.items.slice(0, 2), added: true }),
  'log-out': sample(logOutView, {
    action: '/log-out',
    hidden: { xsrf: 'x' },
    stayHref: '/me',
    maskedNumber: '0030••••0001',
    services: ['Ngân hàng Sen', 'Cổng Dịch vụ công'],
    offlineServices: ['Ngân hàng Sen'],
  }),
  'log-out, no services': sample(logOutView, { action: '/log-out', stayHref: '/me', otherPerson: true, services: [], offlineServices: [] }),
  'logged-out': sample(loggedOutView, {}),
  'logged-out, nobody was here': sample(nobodySignedInView, {}),
  'logged-out, nobody was here, back to the service': sample(nobodySignedInView, { onward: { action: '/posted', inputs: { xsrf: 'x' } } }),
  'form-post': sample(formPostView, { action: '/posted', inputs: { code: 'c', state: 's', submit: 'x' } }),
  error: sample(errorView, { code: 'database-unavailable' }),
  'error of a service': sample(errorView, {
    code: 'bad-request',
    protocol: { error: 'invalid_redirect_uri', description: "redirect_uri did not match any of the client's registered redirect_uris" },
  }),
  home: sample(homeView, {}),
  'proof of a letter': sample(proofView, {
    proof: {
      number: 'DD-7KQ2-M9XF-QD',
      decidedAt: new Date('2026-11-25T03:04:05Z'),
      outcome: 'refuse',
      authority: { vi: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội (mẫu)', en: 'Department (sample)' },
    },
  }),
  'proof of no letter': sample(proofView, { proof: undefined }),
  pieces: sample(piecesView, {}),
  enrolment: sample(enrolmentView, {}),
};

export const sampleContext: PageContext = {
  lang: 'vi',
  csrf: 'csrf-token',
  here: '/sample?x=1&y=2',
  sandbox: true,
  requestId: '01JDEXAMPLE0000000000000000',
};
