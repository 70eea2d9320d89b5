import { z } from 'zod';
import { type AskError, askToActivateView } from '../../../../views/pages/activate/ask.tsx';
import { nothingToActivateView } from '../../../../views/pages/activate/over.tsx';
import { startActivationView } from '../../../../views/pages/activate/start.tsx';
import { beginActivation, findWindow } from '../../../domain/registrations/activation/sittings.ts';
import { openFile, readStatus } from '../../../domain/registrations/status.ts';
import { everybody, noFields, page, redirect, route } from '../../../platform/http/route.ts';
import type { Call, Reply, Route, Visit } from '../../../platform/http/types.ts';
import type { ApplyParts } from '../parts.ts';
import { fileGate, type FileVisit } from '../file/file.ts';
import { keyCookie, keyOf } from '../file/key-cookie.ts';
import { activationCookie, findGround, pathOf } from './ground.ts';

const form = z.strictObject({ reference: z.string().max(200).default(''), code: z.string().max(200).default('') });
type Typed = z.infer<typeof form>;

/** The way in: from the status page, whose key the browser holds, or by the two codes of the file. */
export function startActivationRoutes(parts: ApplyParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/activate', who: everybody, handle: (visit) => show(parts, visit) }),
    route({ method: 'POST', path: '/activate', who: everybody, form, handle: (visit) => open(parts, visit) }),
    route({ method: 'POST', path: '/activate/begin', who: fileGate(parts), form: noFields, handle: (visit) => begin(parts, visit) }),
    route({ method: 'GET', path: '/activate/nothing', who: everybody, handle: async () => page(nothingToActivateView, {}) }),
  ];
}

/** Whoever is under way goes on where they are. */
async function show({ deps }: ApplyParts, call: Call): Promise<Reply> {
  const ground = await findGround(deps.db, call);
  if (ground) return redirect(pathOf(ground.sitting.step));
  const key = keyOf(deps, call);
  const status = key && (await readStatus(deps.db, deps.secrets, key));
  if (!status) return ask('', []);
  const { id, channel } = status.application;
  const window = await findWindow(deps.db, id);
  if (!window) return page(nothingToActivateView, {});
  return page(startActivationView, { channel: channel === 'online' ? 'online' : 'counter', endsOn: window.endsOn });
}

function ask(reference: string, errors: readonly AskError[]): Reply {
  return page(askToActivateView, { reference, errors }, { status: errors.length > 0 ? 422 : 200 });
}

async function open({ deps }: ApplyParts, { form: typed }: Visit<undefined, Typed>): Promise<Reply> {
  const missing: AskError[] = [
    ...(typed.reference.trim() === '' ? ['missing-reference' as const] : []),
    ...(typed.code.trim() === '' ? ['missing-code' as const] : []),
  ];
  if (missing.length > 0) return ask(typed.reference, missing);
  const opening = await openFile(deps, typed);
  if (opening.kind !== 'opened') return ask(typed.reference, [opening.kind]);
  return redirect('/activate', { cookies: [keyCookie(deps, opening.key)] });
}

async function begin({ deps }: ApplyParts, visit: FileVisit): Promise<Reply> {
  const cookie = await beginActivation(deps.db, visit.who.status.application.id);
  return cookie ? redirect('/activate', { cookies: [activationCookie(cookie)] }) : redirect('/activate/nothing');
}
