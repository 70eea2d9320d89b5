import { z } from 'zod';
import { guardianView } from '../../../../views/pages/apply/guardian.tsx';
import { type StartProps, startView } from '../../../../views/pages/apply/start.tsx';
import { openDraft } from '../../../domain/registrations/drafts/actions.ts';
import { lawOfToday } from '../../../domain/registrations/drafts/law-of-today.ts';
import type { OnlineProcedure } from '../../../domain/registrations/drafts/types.ts';
import { everybody, page, redirect, route } from '../../../platform/http/route.ts';
import type { Call, Reply, Route, Visit } from '../../../platform/http/types.ts';
import { type ApplyParts, draftCookie, draftGate, type DraftVisit, findGround, isPhoneInUse, onwardPath, pathOf } from '../parts.ts';
import { findOwnAccount } from '../../../domain/registrations/contacts/holders.ts';
import { accountExistsView } from '../../../../views/pages/apply/account-exists.tsx';

const form = z.strictObject({ who: z.string().max(40).default('') });

const procedures: ReadonlyMap<string, OnlineProcedure> = new Map([
  ['citizen', 'citizen-level-1'],
  ['foreigner', 'foreigner-level-1'],
]);
const elsewhere: ReadonlyMap<string, string> = new Map([
  ['dependant', '/apply/guardian'],
  ['level-2', '/apply/guide'],
]);

/** Who the account is for, and what comes next in a draft. */
export function startRoutes(parts: ApplyParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/apply', who: everybody, handle: (visit) => show(parts, visit) }),
    route({ method: 'POST', path: '/apply', who: everybody, form, handle: (visit) => begin(parts, visit) }),
    route({ method: 'GET', path: '/apply/guardian', who: everybody, handle: (visit) => showGuardian(parts, visit) }),
    route({ method: 'GET', path: onwardPath, who: draftGate(parts), handle: (visit) => goOn(parts, visit) }),
  ];
}

async function show(parts: ApplyParts, call: Call, errors: StartProps['errors'] = []): Promise<Reply> {
  const ground = await findGround(parts, call);
  return page(startView, { errors, goOn: ground && onwardPath }, { status: errors.length > 0 ? 422 : 200 });
}

async function begin(parts: ApplyParts, visit: Visit<undefined, { who: string }>): Promise<Reply> {
  const away = elsewhere.get(visit.form.who);
  if (away) return redirect(away);
  const procedure = procedures.get(visit.form.who);
  if (!procedure) return show(parts, visit, [{ field: 'who', problem: 'missing-who' }]);
  const { lang: language, address, requestId } = visit;
  const opened = await openDraft(parts.deps, { procedure, language, address, requestId });
  if (opened.kind === 'held') return show(parts, visit, [{ problem: 'drafts-held' }]);
  const { rules } = await lawOfToday(parts.deps.db);
  const cookie = draftCookie({ token: opened.token, code: undefined }, rules.retention.draftDays.value);
  return redirect(pathOf(procedure === 'citizen-level-1' ? 'details' : 'document'), { cookies: [cookie] });
}

async function showGuardian(parts: ApplyParts, call: Call): Promise<Reply> {
  const ground = await findGround(parts, call);
  return page(guardianView, { back: '/apply', tooYoung: ground?.reached === 'guardian' });
}

/** Nothing depends on what an account or a register knows before every contact is proved. */
async function goOn(parts: ApplyParts, visit: DraftVisit): Promise<Reply> {
  const { reached, draft } = visit.who;
  if (reached !== 'face' && reached !== 'check') return redirect(pathOf(reached));
  if (await findOwnAccount(parts.deps.db, parts.deps.secrets, draft)) return page(accountExistsView, {});
  return redirect((await isPhoneInUse(parts, visit.who)) ? '/apply/phone-in-use' : pathOf(reached));
}
