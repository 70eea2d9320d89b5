import { worklistView } from '../../../views/pages/back-office/worklist.tsx';
import { unitsWith } from '../../domain/officers/rights.ts';
import { listOpenFiles, openStates } from '../../domain/overviews/worklist.ts';
import { procedures } from '../../domain/registrations/procedures/index.ts';
import type { Procedure } from '../../domain/rule-sets/types.ts';
import { dayOf } from '../../lib/days.ts';
import { route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit } from './desk.ts';

const perPage = 50;
const allProcedures = Object.keys(procedures) as Procedure[];

/** Open files of the officer's units. */
export function worklistRoute(desk: Desk): Route {
  return route({ method: 'GET', path: '/worklist', who: desk.officerWith('worklist.view'), handle: (visit) => list(desk, visit) });
}

async function list(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const { query, who } = visit;
  const filter = {
    procedure: allProcedures.find((name) => name === query.procedure),
    state: openStates.find((name) => name === query.state),
  };
  const units = unitsWith(who.officer, 'worklist.view');
  const { files, next } = await listOpenFiles(desk.deps.db, { units, ...filter, cursor: query.after, limit: perPage });
  return deskPage(desk, visit, {
    view: worklistView,
    props: {
      files,
      filter,
      procedures: allProcedures,
      states: openStates,
      today: dayOf(who.session.now),
      next,
      isLater: query.after !== undefined,
    },
  });
}
