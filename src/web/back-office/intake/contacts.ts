import { z } from 'zod';
import { intakeContactsView } from '../../../../views/pages/intake/contacts.tsx';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import { claimPhone } from '../../../domain/registrations/contacts/claims.ts';
import { confirmContact, sendContactCode } from '../../../domain/registrations/contacts/codes.ts';
import { type GivenContacts, saveContacts } from '../../../domain/registrations/contacts/save.ts';
import { contactsToGive } from '../../../domain/registrations/drafts/problems.ts';
import { readIntake } from '../../../domain/registrations/intake/queries.ts';
import type { ContactKind } from '../../../domain/rule-sets/types.ts';
import { canonicalEmail } from '../../../lib/email-address.ts';
import { noFields, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { canonicalPhone } from '../../../platform/telephone.ts';
import { typedText } from '../../first-party/read-details.ts';
import { changeOf, goOn, type Ground, type Intake, onGet, onPost, pathOf, showStep } from './parts.ts';

const addresses = z.strictObject({ phone: typedText, email: typedText });
const codeForm = z.strictObject({ kind: z.enum(['phone', 'email']), code: z.string().max(200).default('') });
type Addresses = z.infer<typeof addresses>;

/** Where codes and the result go. The applicant proves each with a code that only their own telephone or mailbox gets. */
export function contactsRoutes(intake: Intake): readonly Route[] {
  const who = intake.desk.officerWith(intake.kind.permission);
  const path = `${intake.kind.path}/:id/contacts`;
  return [
    route({ method: 'GET', path, who, handle: onGet(intake, 'contacts', (ground) => show(ground)) }),
    route({ method: 'POST', path, who, form: addresses, handle: onPost(intake, save) }),
    route({ method: 'POST', path: `${path}/code`, who, form: codeForm, handle: onPost(intake, confirm) }),
    route({
      method: 'POST',
      path: `${path}/resend-phone`,
      who,
      form: noFields,
      handle: onPost(intake, (ground) => resend(ground, 'phone')),
    }),
    route({
      method: 'POST',
      path: `${path}/resend-email`,
      who,
      form: noFields,
      handle: onPost(intake, (ground) => resend(ground, 'email')),
    }),
    route({ method: 'POST', path: `${path}/claim`, who, form: noFields, handle: onPost(intake, claim) }),
  ];
}

function given({ file }: Ground): Addresses {
  const address = (kind: ContactKind): string => file.contacts.find((contact) => contact.kind === kind)?.address ?? '';
  return { phone: address('phone'), email: address('email') };
}

function show(ground: Ground, more: { errors?: readonly IntakeError[]; typed?: Addresses } = {}): Promise<Reply> {
  const { errors = [], typed } = more;
  const { contacts, phoneInUse } = ground.file;
  const isKeying = typed !== undefined || contacts.length === 0 || ground.visit.query.change === 'yes';
  const props = { contacts, phoneInUse, isKeying, typed: typed ?? given(ground) };
  return showStep(ground, { step: 'contacts', view: intakeContactsView, props, errors });
}

async function save(ground: Ground<Addresses>): Promise<Reply> {
  const { deps } = ground.intake.desk;
  const read = readContacts(ground);
  if ('errors' in read) return show(ground, { errors: read.errors, typed: ground.visit.form });
  await saveContacts(deps, { ...actedBy(ground), contacts: read.contacts });
  const sending = await sendPending(ground);
  if (sending === 'held') return show(ground, { errors: [{ problem: 'messages-held' }], typed: ground.visit.form });
  return redirect(pathOf(ground, 'contacts'));
}

/** The officer does it, and is counted: everybody at an office shares its network address. */
function actedBy(ground: Ground): ReturnType<typeof changeOf> & { readonly actor: `officer:${string}` } {
  const change = changeOf(ground);
  return { ...change, actor: `officer:${change.officerId}` };
}

/** Sends a code to the first contact that has none; the next one is sent when that one is confirmed. */
async function sendPending(ground: Ground): Promise<'sent' | 'held' | 'none'> {
  const { deps } = ground.intake.desk;
  const file = await readIntake(deps.db, deps.secrets, ground.file.application.id);
  const pending = file?.contacts.find((contact) => !contact.confirmed);
  return pending && !pending.codeIsOut ? send(ground, pending.kind) : 'none';
}

function send(ground: Ground, kind: ContactKind): Promise<'sent' | 'held' | 'none'> {
  const { address } = ground.visit;
  return sendContactCode(ground.intake.desk.deps, { ...actedBy(ground), kind, language: ground.file.application.language, address });
}

async function resend(ground: Ground, kind: ContactKind): Promise<Reply> {
  const sending = await send(ground, kind);
  return sending === 'held' ? show(ground, { errors: [{ problem: 'messages-held' }] }) : redirect(pathOf(ground, 'contacts'));
}

async function confirm(ground: Ground<z.infer<typeof codeForm>>): Promise<Reply> {
  const { kind, code } = ground.visit.form;
  if (code.trim() === '') return show(ground, { errors: [{ field: 'code', problem: 'missing-code' }] });
  // The code of the file that comes with the first contact is given out on the slip, and only there.
  const outcome = await confirmContact(ground.intake.desk.deps, { ...actedBy(ground), kind, code });
  if (outcome.kind === 'held') return show(ground, { errors: [{ problem: 'code-held' }] });
  if (outcome.kind === 'wrong') return show(ground, { errors: [{ field: 'code', problem: 'wrong-code' }] });
  await sendPending(ground);
  const { db, secrets } = ground.intake.desk.deps;
  const file = await readIntake(db, secrets, ground.file.application.id);
  const isDone = file?.contacts.every(({ confirmed }) => confirmed) && !file.phoneInUse;
  return isDone ? goOn(ground, 'contacts') : redirect(pathOf(ground, 'contacts'));
}

async function claim(ground: Ground): Promise<Reply> {
  await claimPhone(ground.intake.desk.deps, ground.file, actedBy(ground));
  return goOn(ground, 'contacts');
}

function readContacts({ visit, rules, file, intake }: Ground<Addresses>): { errors: readonly IntakeError[] } | { contacts: GivenContacts } {
  const rule = rules.procedures[file.application.procedure].contacts.value;
  const typed = { phone: visit.form.phone.trim(), email: visit.form.email.trim() };
  const phone = typed.phone
    ? canonicalPhone(typed.phone, { sandbox: intake.desk.deps.settings.sandbox, abroad: !rule.ownPhone })
    : undefined;
  const email = typed.email ? canonicalEmail(typed.email) : undefined;
  const named = (['phone', 'email'] as const).filter((kind) => typed[kind] !== '');
  const errors: IntakeError[] = [
    ...(contactsToGive(named, rule).length > 0 ? [{ field: 'phone', problem: 'missing-phone' } as const] : []),
    ...(typed.phone && !phone ? [{ field: 'phone', problem: 'not-a-phone' } as const] : []),
    ...(typed.email && !email ? [{ field: 'email', problem: 'not-an-email' } as const] : []),
  ];
  return errors.length > 0 ? { errors } : { contacts: { ...(phone ? { phone } : {}), ...(email ? { email } : {}) } };
}
