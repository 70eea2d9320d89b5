import { AppError } from '../../lib/errors.ts';
import { databaseNow, inTransaction } from '../database/pool.ts';
import type { Tx } from '../database/types.ts';
import { movedKey, signingKeyMoves } from './machine.ts';
import { type NewKey, newSigningKey } from './new-key.ts';
import { listSigningKeys } from './queries.ts';
import { planAdvance, planRevocation, planRotation, planStart, rotationDefaults } from './rotation.ts';
import type { Deps } from '../deps.ts';
import type { KeyDeps, KeyNeed, KeyPlan, RotationLimits, SigningKey } from './types.ts';

const keysLock = 7_031_901;

/** The first keys of an installation may come into being without anybody to write it down; every later change is audited. */
type OpenDeps = Deps & Partial<KeyDeps>;

/** Makes what is missing of one signing and one next key for each algorithm. Two nodes that start at once end up with one set. */
export async function ensureSigningKeys(deps: OpenDeps): Promise<void> {
  await changeKeys(deps, (keys) => ({ plan: planStart(keys) }));
}

/** Does what time has made due: old keys go, tired ones hand over, the next ones are made. Answers how many keys moved. For a regular job. */
export async function advanceSigningKeys(deps: KeyDeps): Promise<number> {
  const answer = await changeKeys(deps, (keys, now) => ({ plan: planAdvance(keys, now, limitsOf(deps)) }));
  return 'changed' in answer ? answer.changed.moves.length : 0;
}

/** Lets the next keys sign now. Refused while one of them is published too short, unless forced: parties with a cached set would refuse our tokens. */
export async function rotateKeys(
  deps: KeyDeps,
  { force = false }: { force?: boolean } = {},
): Promise<{ readonly changed: KeyPlan } | { readonly refused: 'too-early'; readonly readyAt: Date }> {
  return changeKeys(deps, (keys, now) => planRotation(keys, now, { limits: limitsOf(deps), force }));
}

/** Takes a key out of use everywhere, at once and for ever, and destroys its private part. */
export async function revokeKey(
  deps: KeyDeps,
  kid: string,
): Promise<{ readonly changed: KeyPlan } | { readonly refused: 'unknown' | 'not-published' }> {
  return changeKeys(deps, (keys) => planRevocation(keys, kid));
}

function limitsOf(deps: KeyDeps): RotationLimits {
  return deps.rotation ?? rotationDefaults;
}

type Decide<R> = (keys: readonly SigningKey[], now: Date) => { readonly plan: KeyPlan } | R;

/** Plans, makes the keys the plan needs, then plans again under the lock and applies: between the two another node may have been faster. */
async function changeKeys<R extends object>(deps: OpenDeps, decide: Decide<R>): Promise<{ readonly changed: KeyPlan } | R> {
  const made: NewKey[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await inTransaction(deps.db, async (tx) => {
      await tx.raw('select pg_advisory_xact_lock(?)', [keysLock]);
      const keys = await listSigningKeys(tx);
      const decided = decide(keys, await databaseNow(tx));
      if (!('plan' in decided)) return decided;
      const missing = stillMissing(decided.plan.needs, made);
      if (missing.length > 0) return { missing };
      await makeMoves(tx, deps, { keys, moves: decided.plan.moves });
      await placeKeys(tx, deps, { needs: decided.plan.needs, made });
      return { changed: decided.plan };
    });
    if (!isMissing(answer)) return answer;
    made.push(...(await Promise.all(answer.missing.map(({ alg }) => newSigningKey(alg, deps.secrets)))));
  }
  throw new AppError('unexpected', 'signing keys changed faster than new ones could be made');
}

interface Missing {
  readonly missing: readonly KeyNeed[];
}

function isMissing(answer: object): answer is Missing {
  return 'missing' in answer;
}

function stillMissing(needs: readonly KeyNeed[], made: readonly NewKey[]): KeyNeed[] {
  const spare = made.map(({ alg }) => alg);
  return needs.filter(({ alg }) => {
    const at = spare.indexOf(alg);
    if (at >= 0) spare.splice(at, 1);
    return at < 0;
  });
}

async function makeMoves(tx: Tx, deps: OpenDeps, { keys, moves }: { keys: readonly SigningKey[]; moves: KeyPlan['moves'] }): Promise<void> {
  const present = new Map(keys.map((key) => [key.kid, key]));
  for (const { kid, move } of moves) {
    const key = present.get(kid);
    if (!key) throw new AppError('unexpected', `no signing key ${kid}`);
    await moveKey(tx, key, move);
    await deps.recordKeyEvent?.(tx, { event: signingKeyMoves[move].event, kid, alg: key.alg });
  }
}

async function placeKeys(tx: Tx, deps: OpenDeps, { needs, made }: { needs: readonly KeyNeed[]; made: readonly NewKey[] }): Promise<void> {
  const spare = [...made];
  for (const { alg, state } of needs) {
    const at = spare.findIndex((key) => key.alg === alg);
    const key = spare[at];
    if (!key) throw new AppError('unexpected', `no new key for ${alg}`);
    spare.splice(at, 1);
    await insertKey(tx, key, state);
    await deps.recordKeyEvent?.(tx, { event: 'signing-key.created', kid: key.kid, alg });
  }
}

const timeColumns = { next: undefined, signing: 'signing_since', old: 'old_since', gone: 'gone_at', revoked: 'gone_at' } as const;

async function moveKey(tx: Tx, key: SigningKey, move: KeyPlan['moves'][number]['move']): Promise<void> {
  const state = movedKey(key.state, move);
  const column = timeColumns[state];
  const ends = state === 'gone' || state === 'revoked';
  const changed = await tx('signing_keys')
    .where({ kid: key.kid, state: key.state })
    .update({ state, ...(column ? { [column]: tx.raw('app_now()') } : {}), ...(ends ? { private_sealed: null } : {}) });
  if (changed !== 1) throw new AppError('unexpected', `signing key ${key.kid} changed under the lock`);
}

async function insertKey(tx: Tx, key: NewKey, state: KeyNeed['state']): Promise<void> {
  await tx('signing_keys').insert({
    kid: key.kid,
    alg: key.alg,
    state,
    public_jwk: JSON.stringify(key.publicJwk),
    private_sealed: key.privateSealed,
    ...(state === 'signing' ? { signing_since: tx.raw('app_now()') } : {}),
  });
}
