import { z } from 'zod';
import { type HolidayProblem, holidaysView, type TypedHoliday } from '../../../views/pages/back-office/holidays.tsx';
import { recordHoliday } from '../../domain/units/actions.ts';
import { listHolidays } from '../../domain/units/queries.ts';
import { dayOf } from '../../lib/days.ts';
import { readTypedDay } from '../../lib/typed-day.ts';
import { redirect, route } from '../../platform/http/route.ts';
import type { FieldProblem, Reply, Route } from '../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit } from './desk.ts';

const form = z.strictObject({
  day: z.string().transform((typed, context) => readTypedDay(typed) ?? refused(context)),
  kind: z.enum(['off', 'worked']),
  nameVi: z.string().trim().min(1).max(100),
  nameEn: z.string().trim().min(1).max(100),
  decision: z.string().trim().min(1).max(200),
});
type HolidayForm = z.infer<typeof form>;

function refused(context: z.RefinementCtx): never {
  context.addIssue({ code: 'custom', message: 'not-a-day' });
  return z.NEVER;
}

/** The days that limits are counted with, and what was decided about one. */
export function holidayRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith('holidays.record');
  return [
    route({ method: 'GET', path: '/holidays', who, handle: (visit) => show(desk, visit) }),
    route({
      method: 'POST',
      path: '/holidays',
      who,
      form,
      invalid: (visit, problems) => show(desk, visit, { typed: visit.form, problems: fieldsOf(problems) }),
      handle: (visit) => record(desk, visit),
    }),
  ];
}

const fields = ['day', 'kind', 'nameVi', 'nameEn', 'decision'] as const satisfies readonly HolidayProblem[];

function fieldsOf(problems: readonly FieldProblem[]): HolidayProblem[] {
  return fields.filter((field) => problems.some((problem) => problem.field === field));
}

interface Refused {
  readonly typed: TypedHoliday;
  readonly problems: readonly HolidayProblem[];
}

async function show(desk: Desk, visit: DeskVisit, refusal?: Refused): Promise<Reply> {
  const thisYear = Number(dayOf(visit.who.session.now).slice(0, 4));
  const years = [thisYear - 1, thisYear, thisYear + 1, thisYear + 2];
  const year = years.find((one) => String(one) === visit.query.year) ?? thisYear;
  const holidays = await listHolidays(desk.deps.db, { from: `${year}-01-01`, to: `${year}-12-31` });
  const isRecorded = visit.query.said === 'recorded';
  return deskPage(desk, visit, {
    view: holidaysView,
    props: { year, years, holidays, isRecorded, ...refusal },
    ...(refusal ? { status: 422 } : {}),
  });
}

async function record(desk: Desk, visit: DeskVisit<HolidayForm>): Promise<Reply> {
  const { day, kind, nameVi, nameEn, decision } = visit.form;
  const { who, requestId } = visit;
  const names = { vi: nameVi, en: nameEn };
  const outcome = await recordHoliday(desk.deps, { officerId: who.officer.id, day, kind, names, decision, requestId });
  if (outcome === 'recorded') return redirect(`/holidays?year=${day.slice(0, 4)}&said=recorded`);
  return show(desk, visit, { typed: visit.form, problems: [outcome] });
}
