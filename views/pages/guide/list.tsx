import type { VNode } from 'preact';
import type { Guide } from '../../../src/domain/rule-sets/guides.ts';
import type { RuleSet } from '../../../src/domain/rule-sets/types.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { Bullets, Heading, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { Ways } from '../../components/ways.tsx';
import { formatDate } from '../../format.ts';
import { ageInWords } from '../../law-words.ts';
import { textsFor } from '../../texts/texts.ts';

export interface GuideListProps {
  readonly rules: RuleSet;
  readonly guides: readonly Guide[];
}

export function guideHref({ procedure, person }: Pick<Guide, 'procedure' | 'person'>): string {
  return `/apply/guide/${procedure}/${person}`;
}

/** `Công dân Việt Nam, từ đủ 14 tuổi`. */
export function personInWords({ row }: Pick<Guide, 'row'>, lang: Lang): string {
  const { guide, law } = textsFor(lang);
  const more = [row.onlyWards ? guide.ward : '', row.onlyAbroad ? guide.abroad : ''];
  return [law.subjects[row.subject], ageInWords(row, lang), ...more].filter(Boolean).join(', ');
}

export function InForce({ rules, lang }: Pick<GuideListProps, 'rules'> & { lang: Lang }): VNode {
  const { guide, law } = textsFor(lang);
  return <Text>{guide.inForce(law.generations[rules.id], formatDate(rules.effectiveFrom, lang))}</Text>;
}

function Body({ rules, guides, lang, csrf }: GuideListProps & PageContext): VNode {
  const { guide, law } = textsFor(lang);
  const procedures = [...new Set(guides.map(({ procedure }) => procedure))];
  return (
    <Sheet>
      <Heading>{guide.title}</Heading>
      <Text>{guide.lead}</Text>
      {procedures.map((procedure) => (
        <section key={procedure}>
          <Subheading>{law.procedures[procedure]}</Subheading>
          <Bullets
            items={guides
              .filter((one) => one.procedure === procedure)
              .map((one) => (
                <a class="govuk-link" href={guideHref(one)}>
                  {personInWords(one, lang)}
                </a>
              ))}
          />
        </section>
      ))}
      <InForce rules={rules} lang={lang} />
      <Ways
        links={[
          { href: '/apply/guide/offices', text: guide.findOffice },
          { href: '/apply/status', text: guide.status },
        ]}
        csrf={csrf}
      />
    </Sheet>
  );
}

/** Every procedure and kind of person there is a guide for. */
export const guideListView: View<GuideListProps> = {
  title: ({ lang }) => textsFor(lang).guide.title,
  body: (page) => <Body {...page} />,
  scripts: ['app-shell.js'],
};
