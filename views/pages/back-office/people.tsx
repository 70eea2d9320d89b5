import type { VNode } from 'preact';
import type { FoundPerson } from '../../../src/domain/overviews/person-search.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, errorOf, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { PersonNumber, Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export type SearchProblem = 'query' | 'year';

export interface PeopleProps extends DeskProps {
  readonly typed?: { readonly query?: string | undefined; readonly year?: string | undefined };
  readonly problems?: readonly SearchProblem[];
  /** Absent before anything was looked for. */
  readonly found?: { readonly people: readonly FoundPerson[]; readonly hasMore: boolean };
}

type Page = PeopleProps & PageContext;

export function accountInWords({ subjectKind, level, state }: Pick<FoundPerson, 'subjectKind' | 'level' | 'state'>, lang: Lang): string {
  const { kinds, level: levelOf, states } = textsFor(lang).deskPeople;
  return [kinds[subjectKind], ...(level === null ? [] : [levelOf(level)]), states[state]].join(', ');
}

function Results({ found, lang }: { found: NonNullable<PeopleProps['found']>; lang: Lang }): VNode {
  const { search } = textsFor(lang).deskPeople;
  const { head } = search;
  return (
    <>
      <Table
        caption={search.results}
        head={[head.name, head.birthDate, head.number, head.account]}
        empty={search.none}
        rows={found.people.map((person) => [
          <a class="govuk-link" href={`/people/${person.accountId}`}>
            {person.fullName}
          </a>,
          formatDate(person.birthDate, lang),
          <>
            <PersonNumber>{person.number}</PersonNumber>
            {person.isReplaced ? <span class="dd-quiet">{search.replaced}</span> : null}
          </>,
          accountInWords(person, lang),
        ])}
      />
      {found.hasMore ? <Text>{search.more}</Text> : null}
    </>
  );
}

function Body(page: Page): VNode {
  const { search } = textsFor(page.lang).deskPeople;
  const { typed = {}, problems = [], found } = page;
  const errors = problems.map((problem) => ({ field: problem, text: search.problems[problem] }));
  return (
    <DeskFrame current="people" title={search.title} desk={page.desk} context={page}>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Text>{search.intro}</Text>
      <Form action="/people" csrf={page.csrf}>
        <TextInput
          id="query"
          label={search.query}
          value={typed.query}
          error={errorOf(errors, 'query')}
          autocomplete="off"
          spellcheck={false}
        />
        <TextInput
          id="year"
          label={search.year}
          value={typed.year}
          error={errorOf(errors, 'year')}
          class="govuk-input--width-4"
          inputmode="numeric"
          autocomplete="off"
        />
        <Button>{search.submit}</Button>
      </Form>
      {found ? <Results found={found} lang={page.lang} /> : null}
    </DeskFrame>
  );
}

export const peopleView: View<PeopleProps> = {
  title: ({ problems = [], lang }) => titleWith(textsFor(lang).deskPeople.search.title, problems.length > 0, lang),
  body: (page) => <Body {...page} />,
};
