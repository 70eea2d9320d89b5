import type { Browser } from './browser.ts';
import { closedLoop, type Sample } from './closed-loop.ts';
import { introspect, refresh, signIn, signInBySession, type Target, type Tokens, userinfo } from './flows.ts';

/** In this order: the bare library's memory keeps the newest thousand things, and each flow freshens what the next one needs. */
export const seatedFlows = ['session', 'refresh', 'introspection', 'userinfo'] as const;
export type SeatedFlow = (typeof seatedFlows)[number];

export const flowNames = ['password_totp', ...seatedFlows] as const;
export type FlowName = (typeof flowNames)[number];

/** A person in front of a browser, signed in, with the newest tokens of the service. */
export interface Seat {
  readonly browser: Browser;
  tokens: Tokens;
}

const tasks: Readonly<Record<SeatedFlow, (target: Target, seat: Seat) => Promise<Tokens | undefined>>> = {
  session: (target, { browser }) => signInBySession(target, browser),
  refresh: (target, { tokens }) => refresh(target, tokens),
  introspection: (target, { tokens }) => introspect(target, tokens.access_token),
  userinfo: (target, { tokens }) => userinfo(target, tokens.access_token),
};

/** One person a lane, freshly signed in. */
export async function takeSeats(target: Target, lanes: number): Promise<Seat[]> {
  return Promise.all(Array.from({ length: lanes }, () => signIn(target)));
}

/** The whole sign-in for some seconds, each lane a person after the other. */
export async function measureSignIns(target: Target, load: { lanes: number; seconds: number }): Promise<Sample> {
  return closedLoop({ ...load, task: () => signIn(target) });
}

/** What signed-in people and their services do, for some seconds. */
export async function measure(target: Target, flow: SeatedFlow, load: { seats: readonly Seat[]; seconds: number }): Promise<Sample> {
  const { seats, seconds } = load;
  return closedLoop({
    lanes: seats.length,
    seconds,
    task: async (lane) => {
      const seat = seats[lane];
      if (!seat) throw new Error(`no seat ${lane}`);
      seat.tokens = (await tasks[flow](target, seat)) ?? seat.tokens;
    },
  });
}

/** A server that has just started compiles its code while it serves; nobody meets it like that for long. */
export async function warmUp(target: Target, { lanes, seconds }: { lanes: number; seconds: number }): Promise<void> {
  await measureSignIns(target, { lanes, seconds });
  const seats = await takeSeats(target, lanes);
  for (const flow of seatedFlows) await measure(target, flow, { seats, seconds: seconds / 4 });
}
