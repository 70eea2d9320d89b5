import type { Browser } from './browser.ts';
import { closedLoop, type Sample } from './closed-loop.ts';
import { introspect, refresh, signIn, signInBySession, type Target, type Tokens, userinfo } from './flows.ts';

export const flowNames = ['password_totp', 'session', 'refresh', 'introspection', 'userinfo'] as const;
export type FlowName = (typeof flowNames)[number];

/** A person in front of a browser, signed in. */
export interface Seat {
  readonly browser: Browser;
  readonly tokens: Tokens;
}

const tasks: Readonly<Record<Exclude<FlowName, 'password_totp'>, (target: Target, seat: Seat) => Promise<unknown>>> = {
  session: (target, { browser }) => signInBySession(target, browser),
  refresh: (target, { tokens }) => refresh(target, tokens.refresh_token),
  introspection: (target, { tokens }) => introspect(target, tokens.access_token),
  userinfo: (target, { tokens }) => userinfo(target, tokens.access_token),
};

/** One person a lane, freshly signed in: the bare library's memory forgets everything but the newest thousand things. */
export async function takeSeats(target: Target, lanes: number): Promise<Seat[]> {
  return Promise.all(Array.from({ length: lanes }, () => signIn(target)));
}

/** One flow against one target for some seconds. What it needs first is prepared before the clock runs. */
export async function measure(target: Target, flow: FlowName, load: { lanes: number; seconds: number }): Promise<Sample> {
  if (flow === 'password_totp') return closedLoop({ ...load, task: () => signIn(target) });
  const seats = await takeSeats(target, load.lanes);
  return closedLoop({
    ...load,
    task: (lane) => {
      const seat = seats[lane];
      if (!seat) throw new Error(`no seat ${lane}`);
      return tasks[flow](target, seat);
    },
  });
}
