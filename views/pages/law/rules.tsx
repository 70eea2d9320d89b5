import type { VNode } from 'preact';
import type { DryRunReport } from '../../../src/domain/overviews/dry-run.ts';
import type { Difference } from '../../../src/domain/rule-sets/differences.ts';
import type { Procedure, RuleSet, RuleSetId } from '../../../src/domain/rule-sets/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { DryRunTable } from '../../components/dry-run-table.tsx';
import { Filter } from '../../components/filter.tsx';
import { DifferenceTable } from '../../components/law-differences.tsx';
import {
  CapabilityTable,
  DocumentTable,
  EligibilityTable,
  GeneralTable,
  LockTable,
  ProcedureTable,
  SectorTable,
} from '../../components/law-tables.tsx';
import { safeHref } from '../../components/safe-href.ts';
import { Text } from '../../components/sheet.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

/** A rule set is too long for one page: each procedure has its own, and the rest is in chapters. */
export type Chapter = 'who' | Procedure | 'general' | 'locks' | 'capabilities' | 'documents' | 'sectors' | 'differences' | 'dry-run';

export interface RulesProps extends DeskProps {
  readonly rules: RuleSet;
  readonly chapter: Chapter;
  /** Every chapter that has something to say, in order. */
  readonly chapters: readonly { readonly chapter: Chapter; readonly href: string }[];
  /** Every generation, with the same chapter of it. */
  readonly generations: readonly { readonly id: RuleSetId; readonly href: string }[];
  /** Last day on which they are in force, when a later generation is known. */
  readonly until?: string | undefined;
  /** With the generation that follows, or, for the last one, with that before. */
  readonly compared?: { readonly before: RuleSet; readonly after: RuleSet; readonly differences: readonly Difference[] } | undefined;
  readonly dryRun?: DryRunReport | undefined;
}

type Page = RulesProps & PageContext;

function isProcedure(chapter: Chapter, lang: PageContext['lang']): chapter is Procedure {
  return Object.hasOwn(textsFor(lang).law.procedures, chapter);
}

function chapterName(chapter: Chapter, lang: PageContext['lang']): string {
  const { law, lawPage } = textsFor(lang);
  return isProcedure(chapter, lang) ? law.procedures[chapter] : lawPage.chapters[chapter];
}

function Contents({ chapter, chapters, lang }: Page): VNode {
  return (
    <nav aria-label={textsFor(lang).lawPage.contents}>
      <ul class="govuk-list">
        {chapters.map((one) => (
          <li key={one.chapter}>
            <a class="govuk-link" href={safeHref(one.href)} aria-current={one.chapter === chapter ? 'page' : undefined}>
              {chapterName(one.chapter, lang)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ChapterTable({ chapter, rules, compared, dryRun, lang }: Page): VNode | null {
  if (isProcedure(chapter, lang)) return <ProcedureTable rules={rules} lang={lang} procedure={chapter} />;
  if (chapter === 'differences') return compared ? <DifferenceTable {...compared} lang={lang} /> : null;
  if (chapter === 'dry-run') return dryRun ? <DryRunTable rules={rules} report={dryRun} lang={lang} /> : null;
  const Table = tables[chapter];
  return <Table rules={rules} lang={lang} />;
}

const tables = {
  who: EligibilityTable,
  general: GeneralTable,
  locks: LockTable,
  capabilities: CapabilityTable,
  documents: DocumentTable,
  sectors: SectorTable,
};

/** One chapter of a generation of the law in words, every rule with its article and how sure it is. */
function Body(page: Page): VNode {
  const { rules, until, generations, lang } = page;
  const { law, lawPage } = textsFor(lang);
  return (
    <DeskFrame current="rules" title={lawPage.title(law.generations[rules.id])} desk={page.desk} context={page}>
      <Filter
        label={lawPage.generations}
        choices={generations.map(({ id, href }) => ({ label: law.generations[id], href, isChosen: id === rules.id }))}
      />
      <Text>
        {lawPage.from(formatDate(rules.effectiveFrom, lang))} {until ? lawPage.until(formatDate(until, lang)) : null}
      </Text>
      <Text>{lawPage.basis(rules.legalBasis.map((one) => law.instruments[one]).join('; '))}</Text>
      <Contents {...page} />
      <ChapterTable {...page} />
    </DeskFrame>
  );
}

/** The rules of one generation. */
export const rulesView: View<RulesProps> = {
  title: ({ rules, chapter, lang }) => {
    const { law, lawPage } = textsFor(lang);
    return `${chapterName(chapter, lang)}: ${lawPage.title(law.generations[rules.id])}`;
  },
  body: (page) => <Body {...page} />,
};
