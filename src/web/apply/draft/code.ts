import { z } from 'zod';
import { codeView } from '../../../../views/pages/apply/code.tsx';
import type { ApplyError } from '../../../../views/pages/apply/frame.tsx';
import { keepView } from '../../../../views/pages/apply/keep.tsx';
import { confirmContact, renewFileCode, sendContactCode } from '../../../domain/registrations/contacts/codes.ts';
import { spacedCode } from '../../../domain/registrations/references.ts';
import { noFields, page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route, SetCookie } from '../../../platform/http/types.ts';
import { type ApplyParts, around, changeOf, draftCookie, draftGate, type DraftVisit, onwardPath } from '../parts.ts';
import { sendPending } from './contacts.ts';

const kinds = z.enum(['phone', 'email']);
const form = z.strictObject({ kind: kinds, code: z.string().max(200).default('') });
type Typed = z.infer<typeof form>;

/** Proving the contacts one after the other; with the first one the applicant gets what opens the file later. */
export function codeRoutes(parts: ApplyParts): readonly Route[] {
  const who = draftGate(parts, 'code');
  return [
    route({ method: 'GET', path: '/apply/code', who, handle: async (visit) => show(visit) }),
    route({ method: 'POST', path: '/apply/code', who, form, handle: (visit) => confirm(parts, visit) }),
    route({ method: 'POST', path: '/apply/code/resend/:kind', who, form: noFields, handle: (visit) => resend(parts, visit) }),
    route({ method: 'GET', path: '/apply/keep', who: draftGate(parts), handle: async (visit) => showKeep(visit) }),
    route({ method: 'POST', path: '/apply/keep', who: draftGate(parts), form: noFields, handle: (visit) => renew(parts, visit) }),
  ];
}

function show(visit: DraftVisit, errors: readonly ApplyError[] = []): Reply {
  const pending = visit.who.draft.contacts.find((contact) => !contact.confirmed);
  if (!pending) return redirect(onwardPath);
  const { kind, address } = pending;
  const props = { ...around(visit.who, 'code'), back: '/apply/contacts', kind, address, sentAgain: visit.query.sent === 'again', errors };
  return page(codeView, props, { status: errors.length > 0 ? 422 : 200 });
}

async function confirm(parts: ApplyParts, visit: DraftVisit<Typed>): Promise<Reply> {
  const { kind, code } = visit.form;
  if (code.trim() === '') return show(visit, [{ field: 'code', problem: 'missing-code' }]);
  const outcome = await confirmContact(parts.deps, { ...changeOf(visit), kind, code });
  if (outcome.kind === 'held') return show(visit, [{ problem: 'code-held' }]);
  if (outcome.kind === 'wrong') return show(visit, [{ field: 'code', problem: 'wrong-code' }]);
  await sendPending(parts, visit);
  return outcome.code ? redirect('/apply/keep', { cookies: [withCode(visit, outcome.code)] }) : redirect(onwardPath);
}

async function resend({ deps }: ApplyParts, visit: DraftVisit): Promise<Reply> {
  const kind = kinds.safeParse(visit.params.kind);
  if (!kind.success) return redirect('/apply/code');
  const sending = await sendContactCode(deps, { ...changeOf(visit), kind: kind.data, language: visit.lang, address: visit.address });
  return sending === 'held' ? show(visit, [{ problem: 'messages-held' }]) : redirect('/apply/code?sent=again');
}

function showKeep(visit: DraftVisit): Reply {
  const { draft, cookie } = visit.who;
  if (!draft.hasCode) return redirect(onwardPath);
  return page(keepView, {
    reference: draft.application.reference,
    code: cookie.code && spacedCode(cookie.code),
    keptUntil: draft.keptUntil,
    next: onwardPath,
  });
}

async function renew({ deps }: ApplyParts, visit: DraftVisit): Promise<Reply> {
  const code = await renewFileCode(deps, changeOf(visit));
  return redirect('/apply/keep', code ? { cookies: [withCode(visit, code)] } : {});
}

/** The browser keeps the code: nothing of ours can tell it again. */
function withCode({ who }: DraftVisit, code: string): SetCookie {
  return draftCookie({ token: who.cookie.token, code }, who.rules.retention.draftDays.value);
}
