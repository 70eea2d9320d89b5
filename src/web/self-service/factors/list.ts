import { z } from 'zod';
import { readDone } from '../../../../views/done-code.ts';
import { factorsView, type ShownFactor } from '../../../../views/pages/self-service/factors.tsx';
import { type FactorKeptProps, factorKeptView, removeFactorView } from '../../../../views/pages/self-service/remove-factor.tsx';
import { removeCredential } from '../../../domain/credentials/enrolment/removal.ts';
import { heldFactors, listCredentials } from '../../../domain/credentials/queries.ts';
import type { Credential } from '../../../domain/credentials/types.ts';
import { page, problem, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { holderOf, type Me, type MyVisit } from '../parts.ts';

const form = z.strictObject({ warned: z.literal('yes').optional() });

/** The factors somebody holds, and taking one away. */
export function factorListRoutes(me: Me): readonly Route[] {
  const path = '/me/factors/:factor/remove';
  return [
    route({ method: 'GET', path: '/me/factors', who: me.signedIn, handle: (visit) => list(me, visit) }),
    route({ method: 'GET', path, who: me.mayChange, handle: (visit) => ask(me, visit) }),
    route({ method: 'POST', path, who: me.mayChange, form, handle: (visit) => remove(me, visit) }),
  ];
}

async function list({ deps }: Me, visit: MyVisit): Promise<Reply> {
  const { accountId, byRecovery } = visit.who;
  const [credentials, held] = await Promise.all([listCredentials(deps.db, accountId), heldFactors(deps.db, accountId)]);
  const own = credentials.filter(({ kind }) => kind !== 'recovery-code').map(shown);
  return page(factorsView, {
    factors: held.includes('sms') ? [...own, { id: 'sms', kind: 'sms' }] : own,
    codesLeft: credentials.find(({ kind }) => kind === 'recovery-code')?.codesLeft ?? 0,
    addOnly: byRecovery,
    done: readDone(visit.query.done),
  });
}

function shown({ id, kind, label, createdAt, lastUsedAt }: Credential): ShownFactor {
  return { id, kind, label, addedAt: createdAt, lastUsedAt };
}

/** Of the holder's own credentials only, and only of kinds that can be taken away. */
async function findOwn({ deps }: Me, visit: MyVisit): Promise<Credential | undefined> {
  const credentials = await listCredentials(deps.db, visit.who.accountId);
  return credentials.find(({ id, kind }) => id === visit.params.factor && (kind === 'totp' || kind === 'passkey'));
}

async function ask(me: Me, visit: MyVisit, losesLevel = false): Promise<Reply> {
  const found = await findOwn(me, visit);
  if (!found) return problem('not-found');
  const { id, kind, label } = found;
  return page(removeFactorView, { kind, label, action: `/me/factors/${id}/remove`, losesLevel }, { status: losesLevel ? 409 : 200 });
}

async function remove(me: Me, visit: MyVisit<z.infer<typeof form>>): Promise<Reply> {
  const found = await findOwn(me, visit);
  if (!found) return problem('not-found');
  const warned = visit.form.warned === 'yes';
  const answer = await removeCredential(me.deps, holderOf(visit), { credentialId: found.id, warned });
  if ('removed' in answer) return redirect('/me/factors?done=removed');
  if (answer.refused === 'not-found') return problem('not-found');
  return answer.refused === 'loses-level' ? ask(me, visit, true) : kept(answer.refused);
}

export function kept(why: FactorKeptProps['why']): Reply {
  return page(factorKeptView, { why }, { status: 409 });
}
