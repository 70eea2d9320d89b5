import { profileView } from '../../../views/pages/self-service/profile.tsx';
import { readDone } from '../../../views/done-code.ts';
import { findAccount, findNumber, findPerson } from '../../domain/accounts/queries.ts';
import { readHolderPapers } from '../../domain/overviews/papers.ts';
import { acrOf, rankOf } from '../../domain/sign-ins/assurance.ts';
import { page, problem, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import type { Me, MyVisit } from './parts.ts';

export function profileRoute(me: Me): Route {
  return route({ method: 'GET', path: '/me', who: me.signedIn, handle: (visit) => show(me, visit) });
}

async function show({ deps }: Me, visit: MyVisit): Promise<Reply> {
  const { accountId, acr, authTime, byRecovery } = visit.who;
  const [account, person, number] = await Promise.all([
    findAccount(deps.db, accountId),
    findPerson(deps.db, accountId),
    findNumber(deps.db, accountId),
  ]);
  if (!account || !person || !number) return problem('not-found');
  const { fullName: name, birthDate, phone, email } = person;
  return page(profileView, {
    person: { name, number, birthDate, phone, email },
    subjectKind: account.subjectKind === 'foreigner' ? 'foreigner' : 'citizen',
    level: account.level ?? 1,
    papers: account.level === 2 ? await readHolderPapers(deps, accountId) : undefined,
    signedIn: { acr: acrOf(rankOf(acr) ?? 1), at: authTime, byRecovery },
    done: readDone(visit.query.done),
  });
}
