import { type Chapter, type RulesProps, rulesView } from '../../../views/pages/law/rules.tsx';
import { dryRunOpenFiles } from '../../domain/overviews/dry-run.ts';
import { differences } from '../../domain/rule-sets/differences.ts';
import { ruleSets, rulesById, rulesOn, successorOf } from '../../domain/rule-sets/index.ts';
import { procedures } from '../../domain/rule-sets/procedures.ts';
import type { RuleSet } from '../../domain/rule-sets/types.ts';
import { addDays, dayOf } from '../../lib/days.ts';
import { problem, redirect, route } from '../../platform/http/route.ts';
import type { Reply, Route } from '../../platform/http/types.ts';
import { type Desk, deskPage, type DeskVisit } from './desk.ts';

/** A dry run unseals what files declare: some thousand are a second's work. */
const mostFiles = 2000;

/** The rules of every generation in words, what differs from one to the next, and what that would change for open files. */
export function rulesRoutes(desk: Desk): readonly Route[] {
  const who = desk.officerWith('rules.view');
  return [
    route({ method: 'GET', path: '/rules', who, handle: async (visit) => redirect(hrefOf(rulesOn(dayOf(visit.who.session.now)), 'who')) }),
    route({ method: 'GET', path: '/rules/:generation/:chapter', who, handle: (visit) => show(desk, visit) }),
  ];
}

async function show(desk: Desk, visit: DeskVisit): Promise<Reply> {
  const rules = ruleSets.find(({ id }) => id === visit.params.generation);
  const chapters = rules ? chaptersOf(rules) : [];
  const chapter = chapters.find((one) => one === visit.params.chapter);
  if (!rules || !chapter) return problem('not-found');
  const next = successorOf(rules.id);
  return deskPage(desk, visit, {
    view: rulesView,
    props: {
      rules,
      chapter,
      chapters: chapters.map((one) => ({ chapter: one, href: hrefOf(rules, one) })),
      generations: ruleSets.map((one) => ({ id: one.id, href: hrefOf(one, chaptersOf(one).includes(chapter) ? chapter : 'who') })),
      until: next && addDays(next.effectiveFrom, -1),
      compared: comparedWith(rules),
      dryRun: chapter === 'dry-run' ? await dryRunOpenFiles(desk.deps.db, desk.deps.secrets, { rules, most: mostFiles }) : undefined,
    },
  });
}

function hrefOf({ id }: RuleSet, chapter: Chapter): string {
  return `/rules/${id}/${chapter}`;
}

function chaptersOf(rules: RuleSet): readonly Chapter[] {
  return [
    'who',
    ...procedures.filter((procedure) => rules.procedures[procedure].exists),
    'general',
    'locks',
    'capabilities',
    'documents',
    ...(rules.sectorLinks.length > 0 ? (['sectors'] as const) : []),
    'differences',
    'dry-run',
  ];
}

function comparedWith(rules: RuleSet): RulesProps['compared'] {
  const next = successorOf(rules.id);
  const before = next ? rules : rules.supersedes && rulesById(rules.supersedes);
  const after = next ?? rules;
  return before && { before, after, differences: differences(before, after) };
}
