import { recordView } from '../../domain/officers/actions.ts';
import { mayActOnFile } from '../../domain/officers/places.ts';
import type { Deps } from '../../platform/deps.ts';
import { problem, route } from '../../platform/http/route.ts';
import type { AttachmentReply, Reply, Route } from '../../platform/http/types.ts';
import { apologyPdf, refusalPdf, undeliveredPdf, type WantedLetter } from '../documents/letters.ts';
import { type Desk, type DeskVisit, idIn, refuse } from './desk.ts';

const permission = 'file.view';

/** Letters that an officer hands over, sends or has signed; they name the applicant. */
const letters: Readonly<Record<string, (deps: Deps, wanted: WantedLetter) => Promise<AttachmentReply | undefined>>> = {
  refusal: (deps, wanted) => refusalPdf(deps, { ...wanted, isNamed: true }),
  apology: apologyPdf,
  undelivered: undeliveredPdf,
};

/** The letters of a file. */
export function letterRoute(desk: Desk): Route {
  return route({
    method: 'GET',
    path: '/files/:id/letters/:letter',
    who: desk.officerWith(permission),
    handle: (visit) => download(desk, visit),
  });
}

async function download({ deps }: Desk, visit: DeskVisit): Promise<Reply> {
  const { who, requestId, lang, params } = visit;
  const applicationId = idIn(visit);
  const name = Object.keys(letters).find((one) => one === params.letter);
  if (!applicationId || !name) return problem('not-found');
  if (!(await mayActOnFile(deps.db, who.officer, { permission, applicationId })))
    return refuse({ deps }, { who, call: visit, permission, applicationId });
  const letter = await letters[name]?.(deps, { applicationId, lang });
  if (!letter) return problem('not-found');
  await recordView(deps, { officerId: who.officer.id, what: 'file', applicationId, requestId, details: { letter: name } });
  return letter;
}
