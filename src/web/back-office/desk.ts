import type { DeskHead, DeskProps } from '../../../views/components/desk-frame.tsx';
import { noRightView } from '../../../views/pages/back-office/no-right.tsx';
import type { Registries } from '../../connectors/registries.ts';
import { findNumber, findPerson } from '../../domain/accounts/queries.ts';
import { recordRefusedDesk } from '../../domain/officers/actions.ts';
import { findOfficer } from '../../domain/officers/queries.ts';
import { holds, permissionsOf } from '../../domain/officers/rights.ts';
import type { Officer, Permission } from '../../domain/officers/types.ts';
import type { RegistryHealth } from '../../domain/registries/types.ts';
import type { DoorSession } from '../../domain/sign-ins/door-sessions.ts';
import { maskName } from '../../lib/names.ts';
import { maskNumber } from '../../lib/numbers.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { Deps } from '../../platform/deps.ts';
import { page, problem } from '../../platform/http/route.ts';
import type { Call, Gate, PageReply, Reply, View, Visit } from '../../platform/http/types.ts';
import { type Door, openDoor } from '../first-party/door.ts';
import { beginSignIn, signedIn } from '../first-party/sign-in.ts';

/** What `app.ts` hands to this door. */
export interface BackOfficeParts {
  readonly deps: Deps;
  /** Reaches our own issuer through our own listener. */
  readonly fetch: typeof globalThis.fetch;
  /** Asked again before a grant, and about callers. */
  readonly registries: Registries;
  /** How the registers do, for the lamps. */
  readonly registryLamps: () => Promise<readonly RegistryHealth[]>;
}

/** Who stands at the desk: an officer with the roles of this moment, and the sitting. */
export interface AtDesk {
  readonly officer: Officer;
  readonly session: DoorSession;
}

export type DeskVisit<F = unknown> = Visit<AtDesk, F>;

/** The door with its gates. */
export interface Desk extends BackOfficeParts {
  readonly door: Door;
  readonly anyOfficer: Gate<AtDesk>;
  /** Officers who hold a permission somewhere. Whether they may do it to this object is asked with `mayActOnFile` or `mayActAt`. */
  officerWith(permission: Permission): Gate<AtDesk>;
}

export function openDesk(parts: BackOfficeParts): Desk {
  const door = openDoor('back-office', parts.deps, parts.fetch);
  return {
    ...parts,
    door,
    anyOfficer: { name: 'officer', admit: (call) => admit(door, call) },
    officerWith: (permission) => ({
      name: `officer with ${permission}`,
      admit: async (call) => {
        const entry = await admit(door, call);
        if ('refused' in entry || holds(entry.admitted.officer, permission)) return entry;
        await recordRefusal(parts, { who: entry.admitted, call, permission });
        return { refused: problem('forbidden') };
      },
    }),
  };
}

async function admit(door: Door, call: Call): Promise<{ admitted: AtDesk } | { refused: Reply }> {
  const entry = await signedIn(door).admit(call);
  if ('refused' in entry) return entry;
  const session = entry.admitted;
  // The provider demands it of this client already; whatever becomes of that demand, no file is opened without (NIST SP 800-63B-4 2.3.2).
  if (!door.deps.settings.sandbox && !resistsPhishing(session)) return { refused: await beginSignIn(door, call, { prompt: 'login' }) };
  const officer = await findOfficer(door.deps.db, session.accountId);
  return officer ? { admitted: { officer, session } } : { refused: await turnAway(door, call, session) };
}

function resistsPhishing({ amr }: Pick<DoorSession, 'amr'>): boolean {
  return amr.includes('pop');
}

/** Somebody who is no officer, or no longer one. */
async function turnAway({ deps }: Door, call: Call, { accountId }: DoorSession): Promise<Reply> {
  const { issuer } = deps.settings;
  const [person, number] = await Promise.all([findPerson(deps.db, accountId), findNumber(deps.db, accountId)]);
  await recordRefusedDesk(deps, { accountId, requestId: call.requestId });
  return page(
    noRightView,
    { maskedName: maskName(person?.fullName ?? ''), maskedNumber: maskNumber(number ?? ''), accountHref: `${issuer}/me` },
    // The log-out goes on to the provider's own page.
    { status: 403, formAction: [issuer] },
  );
}

export interface Refusal {
  readonly who: AtDesk;
  readonly call: Pick<Call, 'requestId'>;
  readonly permission: Permission;
  /** The file it was about. */
  readonly applicationId?: string | undefined;
}

/** Refuses an officer who may not do this to this object, and writes that down: it looks as if the object were not there. */
export async function refuse(desk: Pick<Desk, 'deps'>, refusal: Refusal): Promise<Reply> {
  await recordRefusal(desk, refusal);
  return problem('not-found');
}

async function recordRefusal({ deps }: Pick<Desk, 'deps'>, { who, call, permission, applicationId }: Refusal): Promise<void> {
  const lacks = { officerId: who.officer.id, permission, applicationId };
  await recordRefusedDesk(deps, { accountId: who.officer.accountId, requestId: call.requestId, lacks });
}

/** An id in the path, undefined when it cannot be one: nothing else is asked of the database. */
export function idIn({ params }: Pick<Call, 'params'>): string | undefined {
  return params.id !== undefined && isUuid(params.id) ? params.id : undefined;
}

/** A page of the desk inside its frame. */
export async function deskPage<P extends DeskProps>(
  desk: Desk,
  visit: Visit<AtDesk, unknown>,
  { view, props, ...options }: { readonly view: View<P>; readonly props: NoInfer<Omit<P, 'desk'>> } & Pick<PageReply, 'status' | 'headers'>,
): Promise<PageReply> {
  const { issuer } = desk.deps.settings;
  const all = { ...props, desk: await headOf(desk, visit.who) } as unknown as P;
  return page(view, all, { formAction: [issuer], ...options });
}

async function headOf({ deps, registryLamps }: Desk, { officer, session }: AtDesk): Promise<DeskHead> {
  return {
    fullName: officer.fullName,
    roles: officer.roles,
    permissions: permissionsOf(officer),
    lamps: await registryLamps(),
    endsAt: officer.endsAt,
    totpStandsIn: deps.settings.sandbox && !resistsPhishing(session),
  };
}
