import { z } from 'zod';
import { type CheckProps, checkView } from '../../../../views/pages/apply/check.tsx';
import { withdrawView } from '../../../../views/pages/apply-file/withdraw.tsx';
import { renewFileCode } from '../../../domain/registrations/contacts/codes.ts';
import { agreeToStatement } from '../../../domain/registrations/drafts/actions.ts';
import { sendDraft } from '../../../domain/registrations/drafts/send.ts';
import { withdrawApplication } from '../../../domain/registrations/leave.ts';
import { keyOfFile } from '../../../domain/registrations/status.ts';
import { noFields, page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { keyCookie } from '../file/key-cookie.ts';
import { type ApplyParts, around, changeOf, draftGate, type DraftVisit, noDraftCookie, onwardPath } from '../parts.ts';

const form = z.strictObject({ version: z.coerce.number().int().min(0).max(1_000_000_000) });
type Sent = z.infer<typeof form>;

/** Everything once more, the statement, and the button that agrees and sends. */
export function checkRoutes(parts: ApplyParts): readonly Route[] {
  const who = draftGate(parts, 'check');
  const anyPage = draftGate(parts);
  return [
    route({ method: 'GET', path: '/apply/check', who, handle: async (visit) => show(visit) }),
    route({ method: 'POST', path: '/apply/check', who, form, handle: (visit) => send(parts, visit) }),
    route({ method: 'GET', path: '/apply/give-up', who: anyPage, handle: async () => askGiveUp() }),
    route({ method: 'POST', path: '/apply/give-up', who: anyPage, form: noFields, handle: (visit) => giveUp(parts, visit) }),
  ];
}

function show(visit: DraftVisit, errors: CheckProps['errors'] = []): Reply {
  const { draft } = visit.who;
  const { declared, contacts, face, application } = draft;
  const props = { ...around(visit.who, 'check'), declared, contacts, face, version: application.version, errors };
  return page(checkView, props, { status: errors.length > 0 ? 409 : 200 });
}

async function send(parts: ApplyParts, visit: DraftVisit<Sent>): Promise<Reply> {
  const { deps } = parts;
  const change = changeOf(visit);
  const agreed = await agreeToStatement(deps, { ...change, version: visit.form.version, language: visit.lang });
  if (agreed === 'changed') return show(visit, [{ problem: 'answers-changed' }]);
  // Only a browser that lost an answer on the way has no code; once the file is sent none can be given any more.
  const code = visit.who.cookie.code ?? (await renewFileCode(deps, change));
  const outcome = await sendDraft(deps, change);
  if (outcome.kind === 'incomplete') return redirect(onwardPath);
  if (outcome.kind === 'not-draft' || !code) return redirect('/apply/done', { cookies: [noDraftCookie] });
  const key = await keyOfFile(deps.db, { reference: outcome.application.reference, code });
  return redirect('/apply/done', { cookies: [noDraftCookie, keyCookie(deps, key)] });
}

function askGiveUp(): Reply {
  return page(withdrawView, { action: '/apply/give-up', back: '/apply/check', isDraft: true });
}

async function giveUp({ deps }: ApplyParts, visit: DraftVisit): Promise<Reply> {
  const { cookie, draft } = visit.who;
  await withdrawApplication(deps, changeOf(visit));
  if (!cookie.code) return redirect('/apply', { cookies: [noDraftCookie] });
  const key = await keyOfFile(deps.db, { reference: draft.application.reference, code: cookie.code });
  return redirect('/apply/file?done=withdrawn', { cookies: [noDraftCookie, keyCookie(deps, key)] });
}
