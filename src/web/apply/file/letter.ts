import { problem, route } from '../../../platform/http/route.ts';
import type { Route } from '../../../platform/http/types.ts';
import { refusalPdf } from '../../documents/letters.ts';
import type { ApplyParts } from '../parts.ts';
import { fileGate } from './file.ts';

/** The written refusal for whoever opened the file with its code: as on the status page, nothing in it says whom it is about. */
export function letterRoute(parts: ApplyParts): Route {
  return route({
    method: 'GET',
    path: '/apply/file/letter',
    who: fileGate(parts),
    handle: async ({ who, lang }) => {
      const { id } = who.status.application;
      return (await refusalPdf(parts.deps, { applicationId: id, lang, isNamed: false })) ?? problem('not-found');
    },
  });
}
