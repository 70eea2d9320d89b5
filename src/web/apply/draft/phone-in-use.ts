import { phoneInUseView } from '../../../../views/pages/apply/phone-in-use.tsx';
import { claimPhone } from '../../../domain/registrations/contacts/claims.ts';
import { noFields, page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { type ApplyParts, changeOf, draftGate, type DraftVisit, isPhoneInUse, onwardPath } from '../parts.ts';

/** A proved number that is the contact of another account: claim it, or give another one. */
export function phoneInUseRoutes(parts: ApplyParts): readonly Route[] {
  const who = draftGate(parts);
  return [
    route({ method: 'GET', path: '/apply/phone-in-use', who, handle: (visit) => show(parts, visit) }),
    route({ method: 'POST', path: '/apply/phone-in-use', who, form: noFields, handle: (visit) => claim(parts, visit) }),
  ];
}

async function show(parts: ApplyParts, visit: DraftVisit): Promise<Reply> {
  const { draft, reached } = visit.who;
  const phone = draft.contacts.find((contact) => contact.kind === 'phone' && contact.confirmed);
  const mayKnow = reached === 'face' || reached === 'check';
  if (!mayKnow || !phone || !(await isPhoneInUse(parts, visit.who))) return redirect(onwardPath);
  return page(phoneInUseView, { phone: phone.address });
}

async function claim({ deps }: ApplyParts, visit: DraftVisit): Promise<Reply> {
  await claimPhone(deps, visit.who.draft, changeOf(visit));
  return redirect(onwardPath);
}
