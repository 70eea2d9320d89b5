import type { VNode } from 'preact';
import type { Difference } from '../../../src/domain/rule-sets/differences.ts';
import type { Procedure, RuleSet } from '../../../src/domain/rule-sets/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
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
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

/** A rule set is too long for one page: each procedure has its own, and the rest is in chapters. */
export type Chapter = 'who' | Procedure | 'general' | 'locks' | 'capabilities' | 'documents' | 'sectors' | 'differences';

export interface RulesProps {
  readonly rules: RuleSet;
  readonly chapter: Chapter;
  /** Every chapter that has something to say, in order. */
  readonly chapters: readonly { readonly chapter: Chapter; readonly href: string }[];
  /** Last day on which they are in force, when a later generation is known. */
  readonly until?: string | undefined;
  /** The generation to compare with. */
  readonly next?: { readonly rules: RuleSet; readonly differences: readonly Difference[] } | undefined;
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

function ChapterTable({ chapter, rules, next, lang }: Page): VNode | null {
  if (isProcedure(chapter, lang)) return <ProcedureTable rules={rules} lang={lang} procedure={chapter} />;
  if (chapter === 'differences') {
    return next ? <DifferenceTable before={rules} after={next.rules} differences={next.differences} lang={lang} /> : null;
  }
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
export function RulesInWords(page: Page): VNode {
  const { rules, until, lang } = page;
  const { law, lawPage } = textsFor(lang);
  return (
    <>
      <Heading>{lawPage.title(law.generations[rules.id])}</Heading>
      <Text>
        {lawPage.from(formatDate(rules.effectiveFrom, lang))} {until ? lawPage.until(formatDate(until, lang)) : null}
      </Text>
      <Text>{lawPage.basis(rules.legalBasis.map((one) => law.instruments[one]).join('; '))}</Text>
      <Contents {...page} />
      <ChapterTable {...page} />
    </>
  );
}

function Body(page: Page): VNode {
  return (
    <Sheet wide>
      <RulesInWords {...page} />
    </Sheet>
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
