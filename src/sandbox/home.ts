import { sandboxHomeView, type SandboxHomeProps } from '../../views/pages/sandbox/home.tsx';
import { everybody, page, route } from '../platform/http/route.ts';
import type { Route } from '../platform/http/types.ts';

/** Front page of the sandbox door: what is here, who can sign in, and how. */
export function sandboxHome(parts: SandboxHomeProps): Route[] {
  return [route({ method: 'GET', path: '/', who: everybody, handle: async () => page(sandboxHomeView, parts) })];
}
