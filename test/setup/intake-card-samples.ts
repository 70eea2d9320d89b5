import { intakeCardFormView } from '../../views/pages/intake/card-form.tsx';
import { intakeCheckView } from '../../views/pages/intake/check.tsx';
import { intakeDeliveryView } from '../../views/pages/intake/delivery.tsx';
import { intakeDetailsView } from '../../views/pages/intake/details.tsx';
import { intakeExceptionView } from '../../views/pages/intake/exception.tsx';
import { intakeFaceView } from '../../views/pages/intake/face.tsx';
import { intakeFingersView } from '../../views/pages/intake/fingers.tsx';
import { intakeIrisView } from '../../views/pages/intake/iris.tsx';
import { intakeResultView } from '../../views/pages/intake/result.tsx';
import type { IntakeStep } from '../../src/domain/registrations/intake/steps.ts';
import { result } from './intake-end-samples.ts';
import { aroundCard, at, card, desk, door, errors, every, exception, file, fingers, typed } from './intake-sample-parts.ts';
import { type PageSample, sample } from './sample.ts';

const page = (step: IntakeStep) => ({ desk, around: aroundCard(step), errors });
const captured = { fingers, areExpired: false, needsException: false, exception, isComplete: true, triesToUnreadable: 3 };
const bare = { ...card, delivery: undefined, isSigned: false, irisReason: undefined, held: [] } as const;
const check = { ...page('check'), around: aroundCard('check', []), file, missing: [] };
const ended = { ...result, card, again: [], mayTakeLonger: false, said: undefined } as const;
const waiting = { ...result.application, printedDueOn: undefined, firstReceivedAt: undefined };
const answered = { name: 'population', round: 1, score: undefined, attempts: 1, answeredAt: at } as const;
const tomorrow = new Date(at.getTime() + 86_400_000);

const results = Object.fromEntries(
  (['prepared', 'issued', 'refused'] as const).map((state) => [
    `intake, card ${state}`,
    sample(
      intakeResultView,
      {
        ...ended,
        card: { ...card, state, cardReference: undefined },
        application: { ...result.application, firstReceivedAt: tomorrow },
      },
      door,
    ),
  ]),
);

const eyes = Object.fromEntries(
  ([0, 1, 2] as const).map((count) => [
    `intake, iris, ${count}`,
    sample(intakeIrisView, { ...page('iris'), eyes: count, reason: count === 2 ? '' : 'injured' }, door),
  ]),
);

const checks = Object.fromEntries(
  (
    [
      [0, []],
      [1, ['face', 'iris-left']],
      [2, ['face', 'iris-left', 'iris-right']],
    ] as const
  ).map(([count, held]) => [
    `intake, check with card, ${count} eyes`,
    sample(intakeCheckView, { ...check, card: { ...card, noIris: count === 0, held } }, door),
  ]),
);

/** Pages that only a file together with an identity card has, and how the others differ there. */
export const intakeCardSamples: Readonly<Record<string, PageSample>> = {
  'intake, details for a card': sample(intakeDetailsView, { ...page('details'), typed, doubts: [] }, door),
  'intake, face for a card': sample(intakeFaceView, { ...page('face'), picture: undefined, forCard: { isHeld: true } }, door),
  'intake, fingers for a card': sample(intakeFingersView, { ...page('fingers'), ...captured }, door),
  'intake, exception for a card': sample(intakeExceptionView, { ...page('fingers'), typed: exception, stated: { confirmedBy: 'p' } }, door),
  'intake, iris': sample(
    intakeIrisView,
    { ...page('iris'), eyes: undefined, reason: '', errors: [{ field: 'left', problem: 'missing-iris' }] },
    door,
  ),
  ...eyes,
  'intake, delivery': sample(
    intakeDeliveryView,
    {
      ...page('delivery'),
      typed: { to: 'address', address: '' },
      isSigned: true,
      errors: [{ field: 'address', problem: 'missing-address' }, ...every('to').slice(0, 1)],
    },
    door,
  ),
  'intake, form for a card': sample(
    intakeCardFormView,
    { ...page('card-form'), file, card: { ...card, isSigned: false }, eyes: 1, errors: [{ field: 'signed', problem: 'no-signed-form' }] },
    door,
  ),
  'intake, form for a card, signed': sample(
    intakeCardFormView,
    {
      ...page('card-form'),
      file: { ...file, application: { ...file.application, language: 'en' } },
      card: { ...card, delivery: { kind: 'unit' } },
      eyes: 2,
    },
    door,
  ),
  'intake, form for a card, one finger': sample(
    intakeCardFormView,
    {
      ...page('card-form'),
      file: { ...file, fingers: fingers.slice(0, 1), application: { ...file.application, language: 'en' } },
      card,
      eyes: 1,
    },
    door,
  ),
  'intake, form for a card before its delivery': sample(intakeCardFormView, { ...page('card-form'), file, card: bare, eyes: 0 }, door),
  'intake, check with card, missing': sample(
    intakeCheckView,
    {
      ...page('check'),
      file,
      card: bare,
      missing: ['card-face', 'iris', 'delivery', 'card-form', 'statement'],
      errors: [{ problem: 'card-valid' }, { problem: 'file-changed' }],
    },
    door,
  ),
  ...checks,
  'intake, check with card, to fetch': sample(intakeCheckView, { ...check, card: { ...card, delivery: { kind: 'unit' } } }, door),
  'intake, card filed': sample(intakeResultView, ended, door),
  ...results,
  'intake, card waits for the population register': sample(
    intakeResultView,
    {
      ...ended,
      application: { ...waiting, state: 'waiting-population-update' },
      checks: [{ ...answered, outcome: 'fail', findings: ['not-registered'] }],
      isReceived: false,
    },
    door,
  ),
  'intake, card while the population register is silent': sample(
    intakeResultView,
    { ...ended, application: { ...waiting, state: 'submitted' }, checks: [], isReceived: false },
    door,
  ),
};
