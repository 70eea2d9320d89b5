import { z } from 'zod';
import { notMeDoneView, notMeGoneView, notMeView } from '../../../views/pages/not-me.tsx';
import { findNotMeLink } from '../../domain/notifications/not-me-links.ts';
import { reportNotMe } from '../../domain/sign-ins/not-me.ts';
import { everybody, page, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import type { Me } from './parts.ts';

const form = z.strictObject({ token: z.string().max(100) });

/** Behind the link of a notice. Who holds the link need not be signed in: it stops things, and opens nothing. */
export function notMeRoutes({ deps }: Me): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/not-me',
      who: everybody,
      handle: async ({ query }) => {
        const { token = '' } = query;
        return (await findNotMeLink(deps.db, token)) ? page(notMeView, { token }) : gone();
      },
    }),
    route({
      method: 'POST',
      path: '/not-me',
      who: everybody,
      form,
      handle: async (visit) => {
        const report = { token: visit.form.token, requestId: visit.requestId, language: visit.lang };
        return (await reportNotMe(deps, report)) ? page(notMeDoneView, {}) : gone();
      },
    }),
  ];
}

function gone(): Reply {
  return page(notMeGoneView, {}, { status: 410 });
}
