import { z } from 'zod';
import { intakeCardFormView } from '../../../../views/pages/intake/card-form.tsx';
import { intakeDeliveryView, type TypedDelivery } from '../../../../views/pages/intake/delivery.tsx';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import { intakeIrisView } from '../../../../views/pages/intake/iris.tsx';
import { saveDelivery, saveIris, saveSignedForm } from '../../../domain/registrations/card/counter.ts';
import { irisRules } from '../../../domain/registrations/card/rules.ts';
import type { CardApplication, CardDelivery } from '../../../domain/registrations/card/types.ts';
import { redirect, noFields, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { paperRules, readPicture } from '../../../platform/images.ts';
import { typedText } from '../../first-party/read-details.ts';
import { goOnToAccount } from './account.ts';
import { changeOf, goOn, type Ground, type Intake, onGet, onPost, pathOf, showStep } from './parts.ts';
import { pictureWords } from './picture.ts';

const irisForm = z.strictObject({ reason: z.enum(['', 'missing', 'injured', 'unreadable']).default('') });
const irisFiles = {
  left: { maxBytes: irisRules.maxBytes, maxCount: 1 },
  right: { maxBytes: irisRules.maxBytes, maxCount: 1 },
} as const;
const deliveryForm = z.strictObject({ to: z.enum(['', 'unit', 'address']).default(''), address: typedText });
const formFiles = { signed: { maxBytes: paperRules.maxBytes, maxCount: 1 } } as const;
const longestAddress = 300;

/** A visit to a file that goes together with an identity card. */
type CardGround<F = unknown> = Ground<F> & { readonly card: CardApplication };

/** What the card of the same visit needs beside the account: eyes, where it is to go, and the form that its applicant signs (D69:10.3). */
export function cardRoutes(intake: Intake): readonly Route[] {
  if (!intake.kind.procedures.includes('citizen-level-2-with-card')) return [];
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id`;
  const iris = onCard<z.infer<typeof irisForm>>('iris', keepIris);
  const delivery = onCard<z.infer<typeof deliveryForm>>('delivery', keepDelivery);
  return [
    route({ method: 'GET', path: `${path}/iris`, who, handle: onGet(intake, 'iris', onCard('iris', showIris)) }),
    route({ method: 'POST', path: `${path}/iris`, who, form: irisForm, files: irisFiles, handle: onPost(intake, iris) }),
    route({ method: 'GET', path: `${path}/delivery`, who, handle: onGet(intake, 'delivery', onCard('delivery', showDelivery)) }),
    route({ method: 'POST', path: `${path}/delivery`, who, form: deliveryForm, handle: onPost(intake, delivery) }),
    route({ method: 'GET', path: `${path}/card-form`, who, handle: onGet(intake, 'card-form', onCard('card-form', showForm)) }),
    route({
      method: 'POST',
      path: `${path}/card-form`,
      who,
      form: noFields,
      files: formFiles,
      handle: onPost(intake, onCard('card-form', keepForm)),
    }),
  ];
}

/** Without a card, and below the age for eyes, these pages are none of the file's. */
function onCard<F = unknown>(
  step: 'iris' | 'delivery' | 'card-form',
  act: (ground: CardGround<F>) => Promise<Reply>,
): (ground: Ground<F>) => Promise<Reply> {
  return async (ground) => {
    const { card } = ground;
    return card && ground.steps.includes(step) ? act({ ...ground, card }) : redirect(pathOf(ground, 'check'));
  };
}

function showIris(ground: CardGround, errors: readonly IntakeError[] = [], typed?: string): Promise<Reply> {
  const { card } = ground;
  return showStep(ground, {
    step: 'iris',
    view: intakeIrisView,
    props: { eyes: eyesOf(card), reason: typed ?? card.irisReason ?? '' },
    errors,
  });
}

/** How many eyes are held; undefined while nobody has said anything of them. */
function eyesOf({ held, noIris }: CardApplication): 0 | 1 | 2 | undefined {
  const count = held.filter((kind) => kind !== 'face').length;
  if (count === 0) return noIris ? 0 : undefined;
  return count === 1 ? 1 : 2;
}

async function keepIris(ground: CardGround<z.infer<typeof irisForm>>): Promise<Reply> {
  const { files, form } = ground.visit;
  const [left, right] = await Promise.all([readEye(files.left?.[0]), readEye(files.right?.[0])]);
  const errors = [...eyeErrors('left', left), ...eyeErrors('right', right)];
  if (errors.length > 0) return showIris(ground, errors, form.reason);
  const eyes = { left: jpegOf(left), right: jpegOf(right) };
  const isBoth = eyes.left !== undefined && eyes.right !== undefined;
  const isNothingNew = !eyes.left && !eyes.right && form.reason === (ground.card.irisReason ?? '');
  if (isNothingNew && eyesOf(ground.card) !== undefined) return goOn(ground, 'iris');
  if (!isBoth && form.reason === '') return showIris(ground, [{ field: 'left', problem: 'missing-iris' }], form.reason);
  await saveIris(ground.intake.desk.deps, { ...changeOf(ground), ...eyes, reason: form.reason === '' ? undefined : form.reason });
  return goOn(ground, 'iris');
}

type Eye = Awaited<ReturnType<typeof readPicture>> | undefined;

async function readEye(bytes: Uint8Array | undefined): Promise<Eye> {
  return bytes && readPicture(bytes, irisRules);
}

function jpegOf(eye: Eye): Uint8Array | undefined {
  return eye?.kind === 'picture' ? eye.jpeg : undefined;
}

function eyeErrors(field: string, eye: Eye): IntakeError[] {
  return eye?.kind === 'refused' ? [{ field, problem: pictureWords[eye.reason] }] : [];
}

function showDelivery(ground: CardGround, errors: readonly IntakeError[] = [], typed?: TypedDelivery): Promise<Reply> {
  const { delivery, isSigned } = ground.card;
  const kept = { to: delivery?.kind ?? '', address: delivery?.kind === 'address' ? delivery.address : '' };
  return showStep(ground, { step: 'delivery', view: intakeDeliveryView, props: { typed: typed ?? kept, isSigned }, errors });
}

async function keepDelivery(ground: CardGround<z.infer<typeof deliveryForm>>): Promise<Reply> {
  const { form: typed } = ground.visit;
  const address = typed.address.normalize('NFC').replace(/\s+/g, ' ').trim();
  const errors: IntakeError[] = [
    ...(typed.to === '' ? [{ field: 'to', problem: 'missing-delivery' } as const] : []),
    ...(typed.to === 'address' && address === '' ? [{ field: 'address', problem: 'missing-address' } as const] : []),
    ...(typed.to === 'address' && address.length > longestAddress ? [{ field: 'address', problem: 'address-too-long' } as const] : []),
  ];
  if (errors.length > 0) return showDelivery(ground, errors, typed);
  const delivery: CardDelivery = typed.to === 'address' ? { kind: 'address', address } : { kind: 'unit' };
  // What was signed was signed for this place: saying the same again asks nobody to sign again.
  if (!isSame(delivery, ground.card.delivery)) await saveDelivery(ground.intake.desk.deps, { ...changeOf(ground), delivery });
  return goOn(ground, 'delivery');
}

function isSame(one: CardDelivery, other: CardDelivery | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function showForm(ground: CardGround, errors: readonly IntakeError[] = []): Promise<Reply> {
  const { file, card } = ground;
  return showStep(ground, { step: 'card-form', view: intakeCardFormView, props: { file, card, eyes: eyesOf(card) ?? 0 }, errors });
}

async function keepForm(ground: CardGround): Promise<Reply> {
  const [bytes] = ground.visit.files.signed ?? [];
  // The form says where the card is to go: nothing can have been signed before that is said.
  if (!ground.card.delivery) return redirect(pathOf(ground, 'delivery'));
  if (!bytes) return ground.card.isSigned ? goOnToAccount(ground, 'card-form') : showForm(ground, [missingForm]);
  const picture = await readPicture(bytes, paperRules);
  if (picture.kind === 'refused') return showForm(ground, [{ field: 'signed', problem: pictureWords[picture.reason] }]);
  await saveSignedForm(ground.intake.desk.deps, { ...changeOf(ground), jpeg: picture.jpeg });
  return goOnToAccount(ground, 'card-form');
}

const missingForm = { field: 'signed', problem: 'no-signed-form' } as const satisfies IntakeError;
