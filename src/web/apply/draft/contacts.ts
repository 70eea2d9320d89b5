import { z } from 'zod';
import { contactsView } from '../../../../views/pages/apply/contacts.tsx';
import type { ApplyError } from '../../../../views/pages/apply/frame.tsx';
import { sendContactCode } from '../../../domain/registrations/contacts/codes.ts';
import { type GivenContacts, saveContacts } from '../../../domain/registrations/contacts/save.ts';
import { contactKinds, contactsToGive } from '../../../domain/registrations/drafts/problems.ts';
import { readDraft } from '../../../domain/registrations/drafts/queries.ts';
import type { ContactKind, ContactRule } from '../../../domain/rule-sets/types.ts';
import { canonicalEmail } from '../../../lib/email-address.ts';
import { canonicalPhone } from '../../../platform/telephone.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { type ApplyParts, around, changeOf, draftGate, type DraftVisit, onwardPath } from '../parts.ts';
import { typedText } from '../../first-party/read-details.ts';

const form = z.strictObject({ phone: typedText, email: typedText });
type Typed = z.infer<typeof form>;

/** Where codes and the result go; which kinds, the rule set says. */
export function contactsRoutes(parts: ApplyParts): readonly Route[] {
  const who = draftGate(parts, 'contacts');
  return [
    route({ method: 'GET', path: '/apply/contacts', who, handle: async (visit) => show(visit, given(visit)) }),
    route({ method: 'POST', path: '/apply/contacts', who, form, handle: (visit) => submit(parts, visit) }),
  ];
}

function ruleOf({ who }: DraftVisit): ContactRule {
  return who.rules.procedures[who.draft.application.procedure].contacts.value;
}

function given({ who }: DraftVisit): Typed {
  const address = (kind: ContactKind): string => who.draft.contacts.find((contact) => contact.kind === kind)?.address ?? '';
  return { phone: address('phone'), email: address('email') };
}

function show(visit: DraftVisit, typed: Typed, errors: readonly ApplyError[] = []): Reply {
  const rule = ruleOf(visit);
  const fields = contactKinds(rule).map((kind) => ({ kind, optional: rule.optional.includes(kind) }));
  const oneOf = (rule.oneOf ?? []).length > 0;
  const props = { ...around(visit.who, 'contacts'), fields, oneOf, ownPhone: rule.ownPhone, ...typed, errors };
  return page(contactsView, props, { status: errors.length > 0 ? 422 : 200 });
}

async function submit(parts: ApplyParts, visit: DraftVisit<Typed>): Promise<Reply> {
  const { deps } = parts;
  const read = readContacts(visit, deps.settings.sandbox);
  if ('errors' in read) return show(visit, visit.form, read.errors);
  await saveContacts(deps, { ...changeOf(visit), contacts: read.contacts });
  const sending = await sendPending(parts, visit);
  return sending === 'held' ? show(visit, visit.form, [{ problem: 'messages-held' }]) : redirect(onwardPath);
}

/** Sends a code to the first contact that has none; the next one is sent when that one is confirmed. */
export async function sendPending({ deps }: ApplyParts, visit: DraftVisit): Promise<'sent' | 'held' | 'none'> {
  const draft = await readDraft(deps.db, deps.secrets, visit.who.cookie.token);
  const pending = draft?.contacts.find((contact) => !contact.confirmed);
  if (!pending || pending.codeIsOut) return 'none';
  return sendContactCode(deps, { ...changeOf(visit), kind: pending.kind, language: visit.lang, address: visit.address });
}

function readContacts(visit: DraftVisit<Typed>, sandbox: boolean): { errors: readonly ApplyError[] } | { contacts: GivenContacts } {
  const rule = ruleOf(visit);
  const typed = (kind: ContactKind): string => (contactKinds(rule).includes(kind) ? visit.form[kind].trim() : '');
  const phone = typed('phone') ? canonicalPhone(typed('phone'), { sandbox, abroad: !rule.ownPhone }) : undefined;
  const email = typed('email') ? canonicalEmail(typed('email')) : undefined;
  const named = (['phone', 'email'] as const).filter((kind) => typed(kind) !== '');
  const errors: ApplyError[] = [
    ...contactsToGive(named, rule).map((item) => missing(item === 'email' || item === 'phone' ? item : 'contact')),
    ...(typed('phone') && !phone ? [{ field: 'phone', problem: 'not-a-phone' as const }] : []),
    ...(typed('email') && !email ? [{ field: 'email', problem: 'not-an-email' as const }] : []),
  ];
  if (errors.length > 0) return { errors };
  return { contacts: { ...(phone ? { phone } : {}), ...(email ? { email } : {}) } };
}

function missing(item: 'phone' | 'email' | 'contact'): ApplyError {
  return { field: item === 'email' ? 'email' : 'phone', problem: `missing-${item}` };
}
