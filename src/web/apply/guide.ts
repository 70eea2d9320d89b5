import { guideView } from '../../../views/pages/guide/guide.tsx';
import { guideListView } from '../../../views/pages/guide/list.tsx';
import { officesView } from '../../../views/pages/guide/offices.tsx';
import { lawOfToday } from '../../domain/registrations/drafts/law-of-today.ts';
import { findGuide, guidesOf } from '../../domain/rule-sets/guides.ts';
import { procedures } from '../../domain/rule-sets/procedures.ts';
import { searchOffices } from '../../domain/units/search.ts';
import { everybody, page, problem, route } from '../../platform/http/route.ts';
import type { Call, Reply, Route } from '../../platform/http/types.ts';
import type { ApplyParts } from './parts.ts';

const shown = 50;
const longestSearch = 200;

/** How to get an account: pages made from the rules in force on the day, and where to go. */
export function guideRoutes(parts: ApplyParts): readonly Route[] {
  return [
    route({ method: 'GET', path: '/apply/guide', who: everybody, handle: () => list(parts) }),
    route({ method: 'GET', path: '/apply/guide/offices', who: everybody, handle: (visit) => offices(parts, visit) }),
    route({ method: 'GET', path: '/apply/guide/:procedure/:person', who: everybody, handle: (visit) => show(parts, visit) }),
  ];
}

async function list({ deps }: ApplyParts): Promise<Reply> {
  const { rules } = await lawOfToday(deps.db);
  return page(guideListView, { rules, guides: guidesOf(rules) });
}

async function show({ deps }: ApplyParts, { params }: Call): Promise<Reply> {
  const { rules } = await lawOfToday(deps.db);
  const guide = findGuide(rules, { procedure: params.procedure ?? '', person: params.person ?? '' });
  return guide ? page(guideView, { rules, guide }) : problem('not-found');
}

async function offices({ deps }: ApplyParts, { query }: Call): Promise<Reply> {
  const { rules, today } = await lawOfToday(deps.db);
  const atCounters = procedures.filter((one) => rules.procedures[one].exists && rules.procedures[one].channel === 'counter');
  const procedure = atCounters.find((one) => one === query.procedure) ?? atCounters[0];
  if (!procedure) return problem('not-found');
  const words = (query.q ?? '').slice(0, longestSearch).trim();
  const kinds = rules.procedures[procedure].offices.value;
  const found = await searchOffices(deps.db, { kinds, on: today, words, limit: shown + 1 });
  return page(officesView, { procedure, procedures: atCounters, words, offices: found.slice(0, shown), hasMore: found.length > shown });
}
