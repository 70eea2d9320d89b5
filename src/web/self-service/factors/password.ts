import { z } from 'zod';
import { type ChangePasswordProps, changePasswordView } from '../../../../views/pages/self-service/change-password.tsx';
import { findNumber, findPerson } from '../../../domain/accounts/queries.ts';
import { setPassword } from '../../../domain/credentials/enrolment/password.ts';
import { isRecentlyRecovered } from '../../../domain/credentials/queries.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { holderOf, type Me, type MyVisit } from '../parts.ts';
import { kept } from './list.ts';

const path = '/me/factors/password';
/** Generous, so that "too long" is said in words. `username` is there for the browser's list of passwords. */
const text = z.string().max(1024).default('');
const form = z.strictObject({ password: text, repeat: text, username: z.string().max(60).optional() });

export function passwordRoutes(me: Me): readonly Route[] {
  return [
    route({ method: 'GET', path, who: me.mayChange, handle: (visit) => ask(me, visit) }),
    route({
      method: 'POST',
      path,
      who: me.mayChange,
      form,
      invalid: (visit) => show(me, visit, 'too-long'),
      handle: (visit) => submit(me, visit),
    }),
  ];
}

/** Said before anything is typed, when it could not be changed anyway. */
async function ask(me: Me, visit: MyVisit): Promise<Reply> {
  return (await isRecentlyRecovered(me.deps.db, visit.who.accountId)) ? kept('recently-recovered') : show(me, visit);
}

async function show({ deps }: Me, visit: MyVisit, error?: ChangePasswordProps['error']): Promise<Reply> {
  const username = (await findNumber(deps.db, visit.who.accountId)) ?? '';
  return page(changePasswordView, { username, error }, { status: error ? 422 : 200 });
}

async function submit(me: Me, visit: MyVisit<z.infer<typeof form>>): Promise<Reply> {
  const { password, repeat } = visit.form;
  if (password === '') return show(me, visit, 'missing');
  if (password !== repeat) return show(me, visit, 'mismatch');
  const answer = await setPassword(me.deps, holderOf(visit), { password, words: await wordsOf(me, visit.who.accountId) });
  if ('set' in answer) return redirect('/me/factors?done=password-changed');
  return answer.refused === 'recently-recovered' ? kept(answer.refused) : show(me, visit, answer.refused);
}

/** What somebody who knows the person would try first. */
async function wordsOf({ deps }: Me, accountId: string): Promise<string[]> {
  const [person, number] = await Promise.all([findPerson(deps.db, accountId), findNumber(deps.db, accountId)]);
  return [person?.fullName, number, person?.phone, person?.birthDate, person?.email?.split('@')[0]].filter((word) => word !== undefined);
}
