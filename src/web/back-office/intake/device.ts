import { z } from 'zod';
import { intakeDeviceView } from '../../../../views/pages/intake/device.tsx';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import type { TotpOffer } from '../../../domain/credentials/enrolment/totp.ts';
import { counterLinkMinutes, openCounterLink } from '../../../domain/registrations/sleeping/counter-link.ts';
import { offerSleepingTotp, sleepTotp } from '../../../domain/registrations/sleeping/totp.ts';
import { noFields, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { qrPicture } from '../../first-party/qr.ts';
import { openSealed } from '../../first-party/sealed.ts';
import { changeOf, goOn, type Ground, type Intake, onGet, onPost, showStep } from './parts.ts';

const purpose = 'counter-totp-page';
const form = z.strictObject({ code: z.string().max(200).default(''), offer: z.string().max(2000) });

/** An offer belongs to one file: sealed on the page of another it opens nothing. */
interface SealedOffer extends TotpOffer {
  readonly applicationId: string;
}

/** What the applicant enrols on their own telephone: a passkey, behind a link to scan, or a code app. What sleeps is known to nobody else. */
export function deviceRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id/device`;
  return [
    route({ method: 'GET', path, who, handle: onGet(intake, 'device', (ground) => show(ground)) }),
    route({ method: 'POST', path: `${path}/offer`, who, form: noFields, handle: onPost(intake, (ground) => offer(ground)) }),
    route({ method: 'POST', path: `${path}/phone`, who, form: noFields, handle: onPost(intake, (ground) => leadPhone(ground)) }),
    route({ method: 'POST', path, who, form, handle: onPost(intake, enrol) }),
  ];
}

function show(ground: Ground, offered?: SealedOffer, errors: readonly IntakeError[] = []): Promise<Reply> {
  const { devices, application } = ground.file;
  const { secrets } = ground.intake.desk.deps;
  const shown = offered && {
    qr: qrPicture(offered.uri),
    secret: offered.secret.match(/.{1,4}/g)?.join(' ') ?? '',
    accountLabel: application.reference,
    sealed: secrets.seal(purpose, JSON.stringify(offered)),
  };
  return showStep(ground, { step: 'device', view: intakeDeviceView, props: { devices, offer: shown, phone: undefined }, errors });
}

/** The key is made at our own origin, on a page of the telephone: this screen shows the way there and learns nothing. */
async function leadPhone(ground: Ground): Promise<Reply> {
  const { deps } = ground.intake.desk;
  const token = await openCounterLink(deps, changeOf(ground));
  if (!token) return show(ground);
  const qr = qrPicture(`${deps.settings.issuer}/apply/device?token=${token}`);
  const props = { devices: ground.file.devices, offer: undefined, phone: { qr, minutes: counterLinkMinutes } };
  return showStep(ground, { step: 'device', view: intakeDeviceView, props });
}

/** Named by the reference in the app: nobody reads a personal number over a shoulder. */
async function offer(ground: Ground, errors: readonly IntakeError[] = []): Promise<Reply> {
  const { id: applicationId, reference } = ground.file.application;
  const offered = await offerSleepingTotp(ground.intake.desk.deps, { applicationId }, reference);
  return show(ground, { ...offered, applicationId }, errors);
}

async function enrol(ground: Ground<z.infer<typeof form>>): Promise<Reply> {
  const { deps } = ground.intake.desk;
  const { visit, file } = ground;
  const offered = openSealed(deps, purpose, visit.form.offer) as SealedOffer | undefined;
  const { id: applicationId } = file.application;
  if (offered?.applicationId !== applicationId) return offer(ground, [{ problem: 'device-expired' }]);
  const { code } = visit.form;
  if (code.trim() === '') return show(ground, offered, [{ field: 'code', problem: 'missing-app-code' }]);
  const outcome = await sleepTotp(deps, { applicationId }, { code, actor: `officer:${visit.who.officer.id}` });
  if (outcome === 'asleep') return goOn(ground, 'device');
  if (outcome === 'expired') return offer(ground, [{ problem: 'device-expired' }]);
  return show(ground, offered, [{ field: 'code', problem: 'wrong-app-code' }]);
}
