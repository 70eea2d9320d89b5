import { mayActOnFile } from '../../domain/officers/places.ts';
import { linkIdentities } from '../../domain/registrations/identities/link.ts';
import { noFields, problem, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { type Desk, type DeskVisit, idIn, refuse } from './desk.ts';

const permission = 'file.decide';

/** Somebody who became a citizen: an officer links their two accounts on the page of a file. */
export function identityRoute(desk: Desk): Route {
  return route({
    method: 'POST',
    path: '/files/:id/identities',
    who: desk.officerWith(permission),
    form: noFields,
    handle: (visit) => link(desk, visit),
  });
}

async function link({ deps }: Desk, visit: DeskVisit): Promise<Reply> {
  const { who, requestId } = visit;
  const applicationId = idIn(visit);
  if (!applicationId) return problem('not-found');
  if (!(await mayActOnFile(deps.db, who.officer, { permission, applicationId })))
    return refuse({ deps }, { who, call: visit, permission, applicationId });
  await linkIdentities(deps, { applicationId, officerId: who.officer.id, requestId });
  return redirect(`/files/${applicationId}`);
}
