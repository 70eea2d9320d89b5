import { z } from 'zod';
import type { IntakeError } from '../../../../views/pages/intake/frame.tsx';
import { intakeListView } from '../../../../views/pages/intake/list.tsx';
import { unitsServedBy } from '../../../domain/officers/places.ts';
import { unitsWith } from '../../../domain/officers/rights.ts';
import { openCounterFile, proceduresOpenAt } from '../../../domain/registrations/intake/open.ts';
import { listOwnDrafts, listOwnSent, listToConfirm } from '../../../domain/registrations/intake/queries.ts';
import { redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { deskPage, type DeskVisit } from '../desk.ts';
import type { Intake } from './parts.ts';

const form = z.strictObject({
  unit: z.string().max(100).default(''),
  procedure: z.string().max(100).default(''),
  language: z.enum(['vi', 'en']),
});
const sayings = ['of-another', 'gone', 'dropped', 'confirmed', 'not-confirmed'] as const;
const mostDrafts = 20;
const mostSent = 100;

/** Where an officer begins with the next applicant, goes on with one, or confirms what a colleague states. */
export function listRoutes(intake: Intake): readonly Route[] {
  const { path, permission } = intake.kind;
  const who = intake.desk.officerWith(permission);
  return [
    route({ method: 'GET', path, who, handle: (visit) => show(intake, visit) }),
    route({ method: 'POST', path, who, form, handle: (visit) => open(intake, visit) }),
  ];
}

async function show({ desk, kind }: Intake, visit: DeskVisit, errors: readonly IntakeError[] = []): Promise<Reply> {
  const { db } = desk.deps;
  const { officer } = visit.who;
  const units = unitsOf({ desk, kind }, visit);
  const of = { officerId: officer.id, procedures: kind.procedures };
  const unitIds = await unitsServedBy(
    db,
    units.map(({ id }) => id),
  );
  const [procedures, own, sent, toConfirm] = await Promise.all([
    proceduresOpenAt(db, { unitIds, procedures: kind.procedures }),
    listOwnDrafts(db, { ...of, limit: mostDrafts }),
    listOwnSent(db, { ...of, limit: mostSent }),
    listToConfirm(db, { ...of, unitIds, limit: mostDrafts }),
  ]);
  const said = sayings.find((one) => one === visit.query.said);
  const language = kind.subjectKind === 'citizen' ? 'vi' : 'en';
  const props = { kind: kind.name, path: kind.path, units, procedures, language, own, toConfirm, sent, said, errors } as const;
  return deskPage(desk, visit, { view: intakeListView, props, ...(errors.length > 0 ? { status: 422 } : {}) });
}

/** Units at which this officer takes such files in; of each one the name that its role carries. */
function unitsOf({ kind }: Intake, { who }: DeskVisit): { id: string; name: { vi: string; en: string } }[] {
  return unitsWith(who.officer, kind.permission).map(({ unitId: id }) => {
    const name = who.officer.roles.find(({ unitId }) => unitId === id)?.unitName;
    return { id, name: { vi: name?.vi ?? id, en: name?.en ?? id } };
  });
}

async function open(intake: Intake, visit: DeskVisit<z.infer<typeof form>>): Promise<Reply> {
  const { desk, kind } = intake;
  const { unit, procedure: asked, language } = visit.form;
  const units = unitsOf(intake, visit);
  // Only a unit at which the role is held: an id of another one is no choice.
  const unitId = units.find(({ id }) => id === unit)?.id;
  if (!unitId) return show(intake, visit, [{ ...(units.length > 1 ? { field: 'unit' } : {}), problem: 'missing-unit' }]);
  const procedure = kind.procedures.find((one) => one === asked);
  if (!procedure) return show(intake, visit, [{ field: 'procedure', problem: 'missing-procedure' }]);
  const { officer } = visit.who;
  const opened = await openCounterFile(desk.deps, {
    procedure,
    officerId: officer.id,
    unitId,
    language,
    requestId: visit.requestId,
  });
  if (opened.kind === 'wrong-office') return show(intake, visit, [{ problem: 'wrong-office' }]);
  return redirect(`${kind.path}/${opened.applicationId}/details`);
}
