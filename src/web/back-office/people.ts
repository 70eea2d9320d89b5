import { z } from 'zod';
import { type PeopleProps, peopleView } from '../../../views/pages/back-office/people.tsx';
import { personView } from '../../../views/pages/back-office/person.tsx';
import { findAccount, findNumber, findPerson } from '../../domain/accounts/queries.ts';
import { recordView } from '../../domain/officers/actions.ts';
import { listFilesOf } from '../../domain/overviews/files-of-person.ts';
import { findByName, findByNumber, type FoundPerson } from '../../domain/overviews/person-search.ts';
import { maskEmail } from '../../lib/email-address.ts';
import { canonicalNumber, maskPhone } from '../../lib/numbers.ts';
import { problem, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit, idIn } from './desk.ts';

const form = z.strictObject({
  query: z.string().trim().min(2).max(100),
  year: z
    .string()
    .trim()
    .regex(/^(\d{4})?$/),
});
type SearchForm = z.infer<typeof form>;

const mostShown = 50;

/** People with an account. What is looked for is posted: no name and no number stands in an address. */
export function peopleRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith('person.search');
  return [
    route({ method: 'GET', path: '/people', who, handle: (visit) => show(desk, visit, {}) }),
    route({
      method: 'POST',
      path: '/people',
      who,
      form,
      invalid: (visit, problems) =>
        show(desk, visit, {
          typed: visit.form,
          problems: problems.map(({ field }) => (field === 'year' ? 'year' : 'query')),
        }),
      handle: (visit) => search(desk, visit),
    }),
    route({ method: 'GET', path: '/people/:id', who, handle: (visit) => showPerson(desk, visit) }),
  ];
}

async function show(desk: Desk, visit: DeskVisit, props: Omit<PeopleProps, 'desk'>): Promise<Reply> {
  return deskPage(desk, visit, { view: peopleView, props, ...(props.problems ? { status: 422 } : {}) });
}

async function search(desk: Desk, visit: DeskVisit<SearchForm>): Promise<Reply> {
  const { form: typed, who, requestId } = visit;
  const { by, found } = await find(desk, typed);
  const people = found.slice(0, mostShown);
  const details = { by, accounts: people.map(({ accountId }) => accountId) };
  await recordView(desk.deps, { officerId: who.officer.id, what: 'people-list', requestId, details });
  return show(desk, visit, { typed, found: { people, hasMore: found.length > mostShown } });
}

/** Whatever holds a digit is a number. */
async function find({ deps }: Desk, { query, year }: SearchForm): Promise<{ by: 'number' | 'name'; found: readonly FoundPerson[] }> {
  if (/\p{Nd}/u.test(query)) {
    const number = canonicalNumber(query);
    return { by: 'number', found: number ? await findByNumber(deps.db, number) : [] };
  }
  return { by: 'name', found: await findByName(deps.db, { name: query, birthYear: year || undefined, limit: mostShown + 1 }) };
}

async function showPerson(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { db } = desk.deps;
  const { who, requestId } = visit;
  const accountId = idIn(visit);
  if (!accountId) return problem('not-found');
  const [account, person, number] = await Promise.all([findAccount(db, accountId), findPerson(db, accountId), findNumber(db, accountId)]);
  if (!account || !person) return problem('not-found');
  await recordView(desk.deps, { officerId: who.officer.id, what: 'person', accountId, requestId });
  const masked = { ...person, phone: person.phone && maskPhone(person.phone), email: person.email && maskEmail(person.email) };
  const files = await listFilesOf(db, accountId);
  return deskPage(desk, visit, { view: personView, props: { person: masked, account, number: number ?? '', files } });
}
