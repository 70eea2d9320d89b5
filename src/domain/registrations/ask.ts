import type { Registries } from '../../connectors/registries.ts';
import { dayOf } from '../../lib/days.ts';
import type { Deps } from '../../platform/deps.ts';
import { databaseNow } from '../../platform/database/pool.ts';
import { rulesById } from '../rule-sets/index.ts';
import type { CheckName } from '../rule-sets/types.ts';
import { checks } from './checks/index.ts';
import type { Checked } from './checks/types.ts';
import { findLikeness } from './likeness.ts';
import { readSubject } from './subject.ts';
import type { Application } from './types.ts';

/** Registers, handed in by whoever starts the process. */
export interface RegistryHands {
  readonly registries: Registries;
}

export type Asked = Checked | { readonly kind: 'erased' };

/** Asks one question of a file and judges the answer, outside any transaction: a register may take ten seconds. */
export async function ask(deps: Deps, hands: RegistryHands, question: { application: Application; check: CheckName }): Promise<Asked> {
  const { application, check } = question;
  const { db, secrets } = deps;
  const subject = await readSubject(db, secrets, application);
  if (!subject || !application.ruleSet) return { kind: 'erased' };
  const today = dayOf(await databaseNow(db));
  const by = { declared: subject.declared, procedure: application.procedure, rules: rulesById(application.ruleSet), today };
  const asking = { registries: hands.registries, findLikeness: (about: typeof subject) => findLikeness(db, secrets, about) };
  return checks[check](asking, subject, by);
}
