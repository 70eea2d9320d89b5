import type { Route } from '../../src/platform/http/types.ts';

/** One list of routes and the origin it is served from: the same path may exist once on each origin. */
export interface DoorRoutes {
  readonly door: string;
  readonly routes: readonly Route<never, never>[];
}

const origins: Readonly<Record<string, string>> = { 'back-office': 'back-office' };

/** What is wrong with the routes of all doors. */
export function faults(doors: readonly DoorRoutes[]): string[] {
  const seen = new Map<string, string>();
  return doors.flatMap(({ door, routes }) =>
    routes.flatMap((route) => {
      const place = `${route.method} ${route.path}`;
      const key = `${origins[door] ?? 'issuer'} ${route.method} ${route.path.replace(/:\w+/g, ':x')}`;
      const twice = seen.has(key) ? [`${door}: ${place} is there twice`] : [];
      seen.set(key, door);
      return [...twice, ...faultsOf(door, route).map((fault) => `${door}: ${place} ${fault}`)];
    }),
  );
}

function faultsOf(door: string, route: Partial<Route<never, never>>): string[] {
  const found: string[] = [];
  if (typeof route.who?.name !== 'string' || typeof route.who.admit !== 'function') found.push('does not say who may pass');
  if (route.method !== 'GET' && route.method !== 'POST') found.push('has no method');
  if (!route.path?.startsWith('/')) found.push('has no path');
  if (typeof route.handle !== 'function') found.push('has no handler');
  if (route.method === 'GET' && route.form) found.push('is a GET with a form');
  if (route.method === 'POST') found.push(...formFaults(door, route));
  return found;
}

/**
 * A form names every field it takes, also when it takes none: what is not named is refused, not ignored. Only the protocol
 * must ignore parameters it does not know (RFC 6749 section 3.1).
 */
function formFaults(door: string, route: Partial<Route<never, never>>): string[] {
  if (!route.form) return ['is a POST without a form (an empty one is z.strictObject({}))'];
  if (door === 'oidc') return [];
  const answer = route.form.safeParse({ 'never-a-field': 'x' });
  const refused = !answer.success && answer.error.issues.some((issue) => issue.code === 'unrecognized_keys');
  return refused ? [] : ['has a form that lets unknown fields pass'];
}
