import type { ComponentChildren, VNode } from 'preact';
import type { Guide } from '../../../src/domain/rule-sets/guides.ts';
import type { Source } from '../../../src/domain/rule-sets/sourced.ts';
import type { RuleSet } from '../../../src/domain/rule-sets/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { LawSource } from '../../components/law-source.tsx';
import { Bullets, Heading, Sheet, Steps, Subheading } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { Ways } from '../../components/ways.tsx';
import { procedureRuleInWords } from '../../law-words.ts';
import { textsFor } from '../../texts/texts.ts';
import { InForce, personInWords } from './list.tsx';

export interface GuideProps {
  readonly rules: RuleSet;
  readonly guide: Guide;
}

type Page = GuideProps & PageContext;
type Row = readonly [label: string, said: ComponentChildren, source: Source | undefined];

const isOnline = ({ rules, guide }: GuideProps): boolean => rules.procedures[guide.procedure].channel === 'online';

/** Whom it is for, and on what condition. */
function whoRows(page: Page): readonly Row[] {
  const { guide: words, law } = textsFor(page.lang);
  const { row } = page.guide;
  const papers = row.holds.map((paper) => law.papers[paper]);
  const condition = row.withCard ? [words.withCard] : papers;
  return [
    [words.who, personInWords(page.guide, page.lang), row],
    ...(condition.length === 0 ? [] : [[words.condition, <Bullets items={condition} />, row] as const]),
    [words.through, row.throughGuardian ? words[isOnline(page) ? 'guardian' : 'guardianAttends'] : words.alone, row],
  ];
}

/** Where, when, with what, how long, for how much: rule by rule, each with its article. */
function howRows(page: Page): readonly Row[] {
  const { rules, guide, lang } = page;
  const { guide: words, law, lawPage } = textsFor(lang);
  const said = rules.procedures[guide.procedure];
  const inWords = (field: keyof typeof words.fields): string => procedureRuleInWords(field, said, lang);
  const at = (field: keyof typeof words.fields, value: ComponentChildren = inWords(field)): Row => [
    words.fields[field],
    value,
    said[field],
  ];
  const online = isOnline(page);
  return [
    online ? at('offices', words.online) : at('offices', <Bullets items={said.offices.value.map((kind) => law.unitKinds[kind])} />),
    ...(online ? [] : [at('reception')]),
    at('shows', said.shows.value.length === 0 ? words.nothingToShow : <Bullets items={said.shows.value.map((one) => law.papers[one])} />),
    at('contacts'),
    ...(said.forms.value.length === 0 ? [] : [at('forms', `${inWords('forms')}. ${words.formAtOffice}`)]),
    at('limits'),
    at('fee'),
    [words.activation, words.activationDays(lawPage.days(rules.activation.value.days)), rules.activation],
    [words.result, words.resultText, undefined],
  ];
}

function stepsOf(page: Page): readonly string[] {
  const { stepsOf: steps } = textsFor(page.lang).guide;
  const { row } = page.guide;
  if (row.throughGuardian) return steps[isOnline(page) ? 'guardian-online' : 'guardian-counter'];
  if (row.withCard) return steps['with-card'];
  return steps[isOnline(page) ? 'online' : 'counter'];
}

function Body(page: Page): VNode {
  const { rules, guide, lang, csrf } = page;
  const { guide: words, law, lawPage } = textsFor(lang);
  return (
    <Sheet wide>
      <Heading>{law.procedures[guide.procedure]}</Heading>
      <p class="govuk-body-l">{personInWords(guide, lang)}</p>
      <Table
        caption={words.facts}
        head={[lawPage.rule, lawPage.value, lawPage.source]}
        rows={[...whoRows(page), ...howRows(page)].map(([label, value, source]) => [
          label,
          value,
          source ? <LawSource source={source} lang={lang} /> : null,
        ])}
      />
      <Subheading>{words.steps}</Subheading>
      <Steps items={stepsOf(page)} />
      {isOnline(page) && !guide.row.throughGuardian ? <LinkButton href="/apply">{words.apply}</LinkButton> : null}
      {isOnline(page) ? null : <LinkButton href={`/apply/guide/offices?procedure=${guide.procedure}`}>{words.findOffice}</LinkButton>}
      <InForce rules={rules} lang={lang} />
      <Ways
        links={[
          { href: '/apply/guide', text: words.all },
          { href: '/apply/status', text: words.status },
        ]}
        csrf={csrf}
      />
    </Sheet>
  );
}

/** One procedure for one kind of person, from the rules in force. */
export const guideView: View<GuideProps> = {
  title: ({ guide, lang }) => `${textsFor(lang).law.procedures[guide.procedure]}: ${personInWords(guide, lang)}`,
  body: (page) => <Body {...page} />,
  scripts: ['app-shell.js'],
};
