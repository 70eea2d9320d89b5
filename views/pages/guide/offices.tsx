import type { VNode } from 'preact';
import type { Procedure } from '../../../src/domain/rule-sets/types.ts';
import type { FoundOffice } from '../../../src/domain/units/search.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Filter, listHref } from '../../components/filter.tsx';
import { HiddenInputs } from '../../components/form.tsx';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { Ways } from '../../components/ways.tsx';
import { textsFor } from '../../texts/texts.ts';

export interface OfficesProps {
  readonly procedure: Procedure;
  /** Procedures that are done at a counter. */
  readonly procedures: readonly Procedure[];
  readonly words: string;
  readonly offices: readonly FoundOffice[];
  readonly hasMore: boolean;
}

type Page = OfficesProps & PageContext;

function Found({ offices, hasMore, lang }: Page): VNode {
  const { offices: said } = textsFor(lang).guide;
  return (
    <>
      <Table
        caption={said.results}
        head={[said.name, said.address, said.hours]}
        empty={said.none}
        rows={offices.map(({ name, address, opensAt, closesAt, saturdayMorning }) => [
          name[lang],
          address,
          said[saturdayMorning ? 'openSaturdays' : 'open'](opensAt, closesAt),
        ])}
      />
      {hasMore ? <Text>{said.more(offices.length)}</Text> : null}
      <Text>{said.holidays}</Text>
    </>
  );
}

function Body(page: Page): VNode {
  const { procedure, procedures, words, lang, csrf } = page;
  const { guide, law } = textsFor(lang);
  const { offices: said } = guide;
  return (
    <Sheet wide>
      <Heading>{said.title}</Heading>
      <Text>{said.anywhere}</Text>
      <Filter
        label={said.procedure}
        choices={procedures.map((one) => ({
          label: law.procedures[one],
          href: listHref('/apply/guide/offices', { procedure: one, q: words || undefined }),
          isChosen: one === procedure,
        }))}
      />
      <form method="get" action="/apply/guide/offices" role="search">
        <HiddenInputs values={{ procedure }} />
        <TextInput id="q" label={said.label} hint={said.hint} value={words} autocomplete="off" maxLength={200} />
        <Button look="secondary">{said.submit}</Button>
      </form>
      <Found {...page} />
      <Ways links={[{ href: '/apply/guide', text: guide.all }]} csrf={csrf} />
    </Sheet>
  );
}

/** Where a procedure can be done. */
export const officesView: View<OfficesProps> = {
  title: ({ lang }) => textsFor(lang).guide.offices.title,
  body: (page) => <Body {...page} />,
  scripts: ['app-shell.js'],
};
