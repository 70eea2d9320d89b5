import { everybody, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { z } from 'zod';

/** Bytes of a form that becomes a query; more is refused with 413. */
const formLimit = 8192;

const anyFields = z.record(z.string(), z.string());

/**
 * A POST to the authorization or log-out endpoint becomes a GET to the same address: the session cookie is SameSite=Lax and would not
 * come with a POST from another site (OpenID Connect Core 3.1.2.1 demands both methods). 303, so that the body is not sent again.
 */
const postBecomesGet = (path: string): Route =>
  route({
    method: 'POST',
    path,
    who: everybody,
    form: anyFields,
    csrf: 'none',
    limit: formLimit,
    handle: async (visit): Promise<Reply> => redirect(`${path}?${new URLSearchParams(visit.form)}`),
  });

/** Protocol endpoints that are ours beside the library's. */
export const oidcRoutes: readonly Route[] = [postBecomesGet('/auth'), postBecomesGet('/session/end')];
