import { proofView } from '../../../views/pages/proof.tsx';
import { findProof } from '../../domain/registrations/letters/queries.ts';
import { everybody, page, route } from '../../platform/http/route.ts';
import type { Route } from '../../platform/http/types.ts';
import type { ApplyParts } from './parts.ts';

/** Where the QR code of a written answer leads: anybody who holds the paper may see that it is genuine. */
export function proofRoute({ deps }: ApplyParts): Route {
  return route({
    method: 'GET',
    path: '/proof/:token',
    who: everybody,
    handle: async ({ params }) => {
      const proof = await findProof(deps.db, params.token ?? '');
      return page(proofView, { proof }, { status: proof ? 200 : 404 });
    },
  });
}
