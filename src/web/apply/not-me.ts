import { z } from 'zod';
import { notByMeEndView, notByMeView } from '../../../views/pages/apply-file/not-me.tsx';
import { type NotByMe, reportNotByMe } from '../../domain/registrations/contacts/not-by-me.ts';
import { findFileNotMeLink } from '../../domain/notifications/not-me-links.ts';
import { everybody, page, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import type { ApplyParts } from './parts.ts';

const form = z.strictObject({ token: z.string().max(100) });

/** Behind the link of the warning "somebody applied in your name". Who holds the link need not be signed in: it stops a file, and opens nothing. */
export function notByMeRoutes({ deps }: ApplyParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/apply/not-me',
      who: everybody,
      handle: async ({ query }) => {
        const { token = '' } = query;
        return (await findFileNotMeLink(deps.db, token)) ? page(notByMeView, { token }) : ended('no-link');
      },
    }),
    route({
      method: 'POST',
      path: '/apply/not-me',
      who: everybody,
      form,
      handle: async (visit) => ended(await reportNotByMe(deps, { token: visit.form.token, requestId: visit.requestId })),
    }),
  ];
}

function ended(end: NotByMe): Reply {
  return page(notByMeEndView, { end }, { status: end === 'no-link' ? 410 : 200 });
}
