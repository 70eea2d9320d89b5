import { z } from 'zod';
import { consentView } from '../../../views/pages/consent.tsx';
import { claimsOf, loadClaimSource } from '../../domain/claims/index.ts';
import { agree } from '../../domain/consents/agree.ts';
import { standingConsent } from '../../domain/consents/queries.ts';
import { covers } from '../../domain/consents/rules.ts';
import { maskNumber } from '../../lib/numbers.ts';
import { page, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route, Visit } from '../../platform/http/types.ts';
import { addressOf, expired, type Ground, interactionGate, leading, type SignInParts } from './ground.ts';

const decision = z.strictObject({ decision: z.enum(['allow', 'deny']), earlier: z.string().max(64).default('') });
type Decision = z.infer<typeof decision>;

/** The person's own click: at every request of a private party (D69:19.3), of a state service when what it asks grows. */
export function consentRoutes(parts: SignInParts): readonly Route[] {
  const who = interactionGate(parts);
  return [
    route({ method: 'GET', path: '/sign-in/:uid/consent', who, handle: (visit) => ask(parts, visit) }),
    route({ method: 'POST', path: '/sign-in/:uid/consent', who, form: decision, handle: (visit) => decide(parts, visit) }),
  ];
}

/** Whoever the request is answered for: from this interaction's sign-in, else the session's. */
function personOf({ view }: Ground): string | undefined {
  return view.prompt === 'consent' ? (view.accountFromLogin ?? view.accountId) : undefined;
}

async function ask(parts: SignInParts, visit: Visit<Ground, unknown>): Promise<Reply> {
  const { db } = parts.deps;
  const { view } = visit.who;
  const accountId = personOf(visit.who);
  if (!accountId) return expired();
  const [source, before] = await Promise.all([
    loadClaimSource(db, accountId),
    view.party.kind === 'state' ? standingConsent(db, accountId, view.party.clientId) : undefined,
  ]);
  const beyond = before ? covers(before, view.asked) : { scopes: [], claims: [] };
  // Asked again without a claim more (prompt=consent), or for reading everything later too (offline_access): all of it is shown.
  const isMoreOfTheSame = beyond.claims.length > 0 && !beyond.scopes.includes('offline_access');
  const claims = isMoreOfTheSame ? beyond.claims : view.asked.claims;
  const values = claimsOf(source);
  return page(
    consentView,
    {
      action: addressOf(visit.who, 'consent'),
      party: { name: view.party.name[visit.lang], kind: view.party.kind === 'state' ? 'state' : 'private' },
      purpose: view.party.purpose[visit.lang],
      person: { name: source?.full_name ?? '', maskedNumber: source?.number ? maskNumber(source.number) : '' },
      items: claims.map((claim) => ({ claim, value: shownValue(claim, values[claim]) })),
      added: isMoreOfTheSame,
      earlier: before?.id ?? '',
      remembered: view.party.kind === 'state',
      offline: view.asked.scopes.includes('offline_access'),
    },
    leading(visit.who),
  );
}

/** The full number stands on no page that a passer-by may see. */
function shownValue(claim: string, value: unknown): string | boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (claim === 'updated_at' || typeof value !== 'string') return typeof value === 'object' ? formatted(value) : undefined;
  return claim === 'personal_number' ? maskNumber(value) : value;
}

function formatted(value: unknown): string | undefined {
  const text = (value as { formatted?: unknown } | null)?.formatted;
  return typeof text === 'string' ? text : undefined;
}

async function decide(parts: SignInParts, visit: Visit<Ground, Decision>): Promise<Reply> {
  const { view } = visit.who;
  if (visit.form.decision === 'deny') return redirect(await parts.interactions.refuse(visit, 'access_denied'));
  const accountId = personOf(visit.who);
  if (!accountId) return expired();
  const consent = await agree(parts.deps, {
    accountId,
    clientId: view.party.clientId,
    asked: view.asked,
    ...(view.party.kind === 'state' ? { keeps: visit.form.earlier } : {}),
    lang: visit.lang,
    requestId: visit.requestId,
  });
  // Withdrawn or grown in another tab meanwhile: what would be recorded is not what was shown.
  if (!consent) return ask(parts, visit);
  return redirect(await parts.interactions.finish(visit, { consent }));
}
