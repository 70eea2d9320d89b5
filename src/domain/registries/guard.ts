import type { AskedRegister } from '../../connectors/registries.ts';
import type { Guard } from '../../connectors/registries/line.ts';
import { inTransaction } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { type Admission, admissionOf, afterAnswer, afterFailure, beginTrial } from './breaker.ts';
import { getBreaker, takeBreaker, writeBreaker } from './queries.ts';

type GuardDeps = Pick<Deps, 'db' | 'log'>;

/** Code of a question that was not asked because the register is spared. */
export const sparedCode = 'register-spared';

/**
 * Spares a register that does not answer, for all nodes at once: after five failures within thirty seconds nobody asks, then one question
 * sees whether it is back. Costs one read of a row while all is well.
 */
export function createGuard(deps: GuardDeps): Guard {
  return async (register, ask) => {
    const admission = await admit(deps, register);
    if (admission === 'refuse') return { kind: 'unavailable', code: sparedCode };
    const answer = await ask();
    const wasTrial = admission === 'trial';
    if (answer.kind === 'unavailable') await noteFailure(deps, register, { code: answer.code, wasTrial });
    else if (wasTrial) await noteReturn(deps, register);
    return answer;
  };
}

async function admit({ db }: GuardDeps, register: AskedRegister): Promise<Admission> {
  const { breaker, now } = await getBreaker(db, register);
  if (admissionOf(breaker, now) !== 'trial') return admissionOf(breaker, now);
  return inTransaction(db, async (tx) => {
    const held = await takeBreaker(tx, register);
    const admission = admissionOf(held.breaker, held.now);
    if (admission === 'trial') await writeBreaker(tx, register, beginTrial(held.breaker, held.now));
    return admission;
  });
}

async function noteFailure({ db, log }: GuardDeps, register: AskedRegister, failed: { code: string; wasTrial: boolean }): Promise<void> {
  const state = await inTransaction(db, async (tx) => {
    const { breaker, now } = await takeBreaker(tx, register);
    const next = afterFailure(breaker, { ...failed, now });
    if (next !== breaker) await writeBreaker(tx, register, next);
    return next.state;
  });
  log.warn({ register, code: failed.code, breaker: state }, 'a register gave no answer');
}

async function noteReturn({ db, log }: GuardDeps, register: AskedRegister): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { breaker } = await takeBreaker(tx, register);
    await writeBreaker(tx, register, afterAnswer(breaker, true));
  });
  log.info({ register }, 'a register answers again');
}
