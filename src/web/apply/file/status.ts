import { z } from 'zod';
import { type AskError, askView } from '../../../../views/pages/apply-file/ask.tsx';
import { openFile } from '../../../domain/registrations/status.ts';
import { everybody, page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route, Visit } from '../../../platform/http/types.ts';
import type { ApplyParts } from '../parts.ts';
import { keyCookie } from './key-cookie.ts';

const form = z.strictObject({ reference: z.string().max(200).default(''), code: z.string().max(200).default('') });
type Typed = z.infer<typeof form>;

/** The way to a file by its reference and code. */
export function statusRoutes(parts: ApplyParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/apply/status', who: everybody, handle: async () => show('', []) }),
    route({ method: 'POST', path: '/apply/status', who: everybody, form, handle: (visit) => open(parts, visit) }),
  ];
}

function show(reference: string, errors: readonly AskError[]): Reply {
  return page(askView, { reference, errors }, { status: errors.length > 0 ? 422 : 200 });
}

async function open({ deps }: ApplyParts, { form: typed }: Visit<undefined, Typed>): Promise<Reply> {
  const missing: AskError[] = [
    ...(typed.reference.trim() === '' ? ['missing-reference' as const] : []),
    ...(typed.code.trim() === '' ? ['missing-code' as const] : []),
  ];
  if (missing.length > 0) return show(typed.reference, missing);
  const opening = await openFile(deps, typed);
  if (opening.kind !== 'opened') return show(typed.reference, [opening.kind]);
  return redirect('/apply/file', { cookies: [keyCookie(deps, opening.key)] });
}
