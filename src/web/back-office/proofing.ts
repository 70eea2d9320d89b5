import { z } from 'zod';
import { type ProofingProblem, proofingView } from '../../../views/pages/back-office/proofing.tsx';
import { proofOfficer } from '../../domain/registrations/proofing/proof-officer.ts';
import { faceRules, readPicture } from '../../platform/images.ts';
import { redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit } from './desk.ts';

const form = z.strictObject({ number: z.string().max(100) });
type ProofingForm = z.infer<typeof form>;

/** Proofs officers who were appointed by ceremony. The picture is compared and kept nowhere. */
export function proofingRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith('officer.proof');
  return [
    route({ method: 'GET', path: '/proofing', who, handle: (visit) => show(desk, visit) }),
    route({
      method: 'POST',
      path: '/proofing',
      who,
      form,
      files: { face: { maxBytes: faceRules.maxBytes, maxCount: 1 } },
      handle: (visit) => proof(desk, visit),
    }),
  ];
}

async function show(desk: Desk, visit: DeskVisit, refused?: { number: string; problem: ProofingProblem }): Promise<Reply> {
  const isProofed = visit.query.said === 'proofed' && !refused;
  return deskPage(desk, visit, { view: proofingView, props: { isProofed, ...refused }, ...(refused ? { status: 422 } : {}) });
}

async function proof(desk: Desk, visit: DeskVisit<ProofingForm>): Promise<Reply> {
  const { form: typed, files, who, requestId } = visit;
  const again = (problem: ProofingProblem): Promise<Reply> => show(desk, visit, { number: typed.number, problem });
  if (typed.number.trim() === '') return again('number');
  const [bytes] = files.face ?? [];
  if (!bytes) return again('no-picture');
  const picture = await readPicture(bytes, faceRules);
  if (picture.kind === 'refused') return again('bad-picture');
  const outcome = await proofOfficer(desk.deps, desk, { number: typed.number, jpeg: picture.jpeg, officer: who.officer, requestId });
  return outcome === 'proofed' ? redirect('/proofing?said=proofed') : again(outcome);
}
