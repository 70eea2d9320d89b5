import type { VNode } from 'preact';
import type { Procedure, RuleSet } from '../../../src/domain/rule-sets/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import {
  CapabilityTable,
  DocumentTable,
  EligibilityTable,
  GeneralTable,
  LockTable,
  ProcedureTable,
  SectorTable,
} from '../../components/law-tables.tsx';
import { Heading, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface RulesProps {
  readonly rules: RuleSet;
  /** Last day on which they are in force, when a later generation is known. */
  readonly until?: string | undefined;
}

/** A generation of the law in words, every rule with its article and how sure it is. */
export function RulesInWords({ rules, until, lang }: RulesProps & Pick<PageContext, 'lang'>): VNode {
  const { law, lawPage } = textsFor(lang);
  const procedures = Object.keys(law.procedures) as Procedure[];
  return (
    <>
      <Heading>{lawPage.title(law.generations[rules.id])}</Heading>
      <Text>
        {lawPage.from(formatDate(rules.effectiveFrom, lang))} {until ? lawPage.until(formatDate(until, lang)) : null}
      </Text>
      <Text>{lawPage.basis(rules.legalBasis.map((one) => law.instruments[one]).join('; '))}</Text>
      <EligibilityTable rules={rules} lang={lang} />
      <Subheading>{lawPage.procedures}</Subheading>
      {procedures.map((procedure) => (
        <ProcedureTable key={procedure} rules={rules} lang={lang} procedure={procedure} />
      ))}
      <GeneralTable rules={rules} lang={lang} />
      <LockTable rules={rules} lang={lang} />
      <CapabilityTable rules={rules} lang={lang} />
      <DocumentTable rules={rules} lang={lang} />
      <SectorTable rules={rules} lang={lang} />
    </>
  );
}

function Body(page: RulesProps & PageContext): VNode {
  return (
    <Sheet wide>
      <RulesInWords rules={page.rules} until={page.until} lang={page.lang} />
    </Sheet>
  );
}

/** The rules of one generation. */
export const rulesView: View<RulesProps> = {
  title: ({ rules, lang }) => textsFor(lang).lawPage.title(textsFor(lang).law.generations[rules.id]),
  body: (page) => <Body {...page} />,
};
