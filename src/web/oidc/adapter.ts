import type { Adapter, AdapterPayload } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { AppError } from '../../lib/errors.ts';
import type { Deps } from '../../platform/deps.ts';
import { isDatabaseUnavailable } from '../../platform/http/faults.ts';
import { deleteArtifact, putArtifact, revokeGrant } from '../../platform/token-store/write.ts';
import { readArtifact, readInteraction } from '../../platform/token-store/read.ts';
import type { Payload } from '../../platform/token-store/types.ts';
import { findClient } from './adapter-clients.ts';
import { consumeOneTime, findGrant, findToken, storeCode, storeToken } from './adapter-grants.ts';
import { destroySession, findSession, findSessionByUid, storeSession, type EndSession } from './adapter-sessions.ts';
import { assertStorableRequest } from './storable.ts';
import { sealStored, unsealStored } from './sealing.ts';
import { memoryOf } from './memory.ts';
import { requestContext, withoutId } from './request-context.ts';

/** What the adapter needs beyond the database: ending a session is a decision of the domain. */
export interface AdapterHands {
  readonly deps: Deps;
  readonly endSession: EndSession;
}

/** Storage of the protocol library: one adapter per model, every issuing write guarded in the database. */
export function createAdapter(hands: AdapterHands): (model: string) => Adapter {
  return (model) => noticingLoss(adapterOf(hands, model));
}

/** The library turns whatever is thrown into its own server error; a lost database is remembered, so that the answer can be 503. */
function noticingLoss(adapter: Adapter): Adapter {
  const watched = Object.entries(adapter).map(([name, call]) => [
    name,
    async (...values: never[]): Promise<unknown> => {
      const ctx = requestContext();
      // Whoever waits for an answer has waited once; each further try may cost as much again.
      if (ctx && memoryOf(ctx).databaseLost) throw new AppError('database-unavailable', 'lost earlier in this request');
      try {
        return await (call as (...given: never[]) => Promise<unknown>)(...values);
      } catch (error) {
        if (ctx && isDatabaseUnavailable(error)) memoryOf(ctx).databaseLost = true;
        throw error;
      }
    },
  ]);
  return Object.fromEntries(watched) as Adapter;
}

function adapterOf(hands: AdapterHands, model: string): Adapter {
  switch (model) {
    case 'Client':
      return { ...refusing(model), find: (id) => findClient(hands.deps, id) };
    case 'Session':
      return sessionAdapter(hands);
    case 'Grant':
      return grantAdapter(hands);
    case 'AuthorizationCode':
    case 'AccessToken':
    case 'RefreshToken':
      return tokenAdapter(hands, model);
    default:
      return plainAdapter(hands, model);
  }
}

function sessionAdapter({ deps, endSession }: AdapterHands): Adapter {
  return {
    ...refusing('Session'),
    find: (id) => findSession(deps, id),
    findByUid: (uid) => findSessionByUid(deps, uid),
    upsert: (id, payload, ttl) => storeSession(deps, { id, payload, ttl: lifeOf(ttl) }),
    destroy: (id) => destroySession(id, endSession),
  };
}

function grantAdapter({ deps }: AdapterHands): Adapter {
  return {
    ...refusing('Grant'),
    find: (id) => findGrant(deps, id),
    upsert: async (id, payload, ttl) => {
      const ctx = requestContext();
      if (!ctx) throw new Error('a grant is stored only together with its code');
      memoryOf(ctx).grants.set(id, { id, payload: withoutId(payload), ttl: lifeOf(ttl) });
    },
    destroy: (id) => revokeGrant(deps.db, id),
  };
}

function tokenAdapter({ deps }: AdapterHands, model: string): Adapter {
  return {
    ...refusing(model),
    find: (id) => findToken(deps, model, id),
    upsert: (id, payload, ttl) =>
      model === 'AuthorizationCode'
        ? storeCode(deps, { id, payload, ttl: lifeOf(ttl) })
        : storeToken(deps, model, { id, payload, ttl: lifeOf(ttl) }),
    consume: (id) => consumeOneTime(deps, model, id),
    destroy: (id) => deleteArtifact(deps.db, model, id),
    // The library revokes model by model; one statement ends all of them, so it runs once.
    revokeByGrantId: async (grantId) => {
      if (model === 'AccessToken') await revokeGrant(deps.db, grantId);
    },
  };
}

function plainAdapter({ deps }: AdapterHands, model: string): Adapter {
  return {
    ...refusing(model),
    find: async (id) => {
      const stored = model === 'Interaction' ? await readInteractionOnce(deps, id) : await readArtifact(deps.db, model, id);
      if (!stored) return undefined;
      return {
        ...unsealStored(deps, model, { id, payload: stored.payload }),
        ...(stored.consumed ? { consumed: true } : {}),
      };
    },
    upsert: async (id, payload, ttl) => {
      if (model === 'PushedAuthorizationRequest') assertStorableRequest(payload.request);
      await putArtifact(deps.db, model, { id, payload: sealStored(deps, model, payload), ttl: lifeOf(ttl), ...clientOf(model, payload) });
    },
    consume: (id) => consumeOneTime(deps, model, id),
    destroy: (id) => deleteArtifact(deps.db, model, id),
  };
}

/** With it comes its relying party, which the library asks for next. */
async function readInteractionOnce(deps: Deps, id: string): Promise<{ payload: Payload; consumed: boolean } | undefined> {
  const read = await readInteraction(deps.db, id);
  const ctx = requestContext();
  if (ctx && read?.party) memoryOf(ctx).parties.set(String(read.party.client_id), read.party);
  return read && { payload: read.payload, consumed: false };
}

/** An interaction is found together with its relying party. */
function clientOf(model: string, { params }: AdapterPayload): { clientId?: string } {
  return model === 'Interaction' && typeof params?.client_id === 'string' ? { clientId: params.client_id } : {};
}

/** Calls that the library never makes for a model; they fail loudly instead of pretending. */
function refusing(model: string): Adapter {
  const refuse = (what: string) => async (): Promise<never> => {
    throw new errors.InvalidRequest(`${what} is not offered for ${model}`);
  };
  return {
    find: refuse('find'),
    findByUid: refuse('findByUid'),
    findByUserCode: refuse('findByUserCode'),
    upsert: refuse('upsert'),
    consume: refuse('consume'),
    destroy: refuse('destroy'),
    revokeByGrantId: refuse('revokeByGrantId'),
  };
}

/** Every artifact has an end; the library leaves it out only for clients, which it does not store here. */
function lifeOf(ttl: number | undefined): number {
  if (ttl === undefined) throw new Error('an artifact without an end');
  return ttl;
}
