import type { VNode } from 'preact';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { listHref } from '../../components/filter.tsx';
import { Pagination } from '../../components/pagination.tsx';
import { safeHref } from '../../components/safe-href.ts';
import { Heading, Sheet, Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatDate } from '../../format.ts';
import { sandboxRegistries as en } from '../../texts/en/sandbox/registries.ts';
import { sandboxRegistries as vi } from '../../texts/vi/sandbox/registries.ts';

export type RegistryCase = keyof typeof vi.cases;

export interface ListedPerson {
  readonly id: string;
  readonly fullName: string;
  readonly birthDate: string;
  /** Personal number, or passport and state. */
  readonly number: string;
  readonly shows: RegistryCase | undefined;
}

export interface RegistriesProps {
  readonly people: readonly ListedPerson[];
  /** What was searched for; absent: the sample cases are shown. */
  readonly query: string | undefined;
  /** How many were found in all. */
  readonly count: number;
  /** Where the next page begins. */
  readonly next: number | undefined;
}

const texts = { vi, en };

function People({ people, query, count, next, lang }: RegistriesProps & PageContext): VNode {
  const { list, cases } = texts[lang];
  const rows = people.map((person) => [
    <a class="govuk-link" href={safeHref(`/registries/people/${person.id}`)}>
      {person.fullName}
    </a>,
    <span class="dd-number">{person.number}</span>,
    formatDate(person.birthDate, lang),
    person.shows ? cases[person.shows] : '',
  ]);
  const caption = query === undefined ? list.cases : list.found(count);
  return (
    <>
      <Table caption={caption} head={[list.name, list.number, list.birthDate, list.shows]} rows={rows} empty={list.none} />
      <Pagination lang={lang} nextHref={next === undefined ? undefined : listHref('/registries', { q: query, from: String(next) })} />
    </>
  );
}

function Body(page: RegistriesProps & PageContext): VNode {
  const words = texts[page.lang];
  return (
    <>
      <Sheet wide>
        <Heading>{words.title}</Heading>
        <Text>{words.intro}</Text>
        <Text>
          <a class="govuk-link" href="/registries/faults">
            {words.faultsLink}
          </a>
        </Text>
      </Sheet>
      <Sheet wide>
        <form method="get" action="/registries" role="search">
          <TextInput
            id="q"
            label={words.search.label}
            hint={words.search.hint}
            value={page.query ?? ''}
            autocomplete="off"
            spellcheck={false}
          />
          <Button look="secondary">{words.search.submit}</Button>
        </form>
        <People {...page} />
        {page.query === undefined && (
          <Text>
            <a class="govuk-link" href="/registries?q=0">
              {words.list.everybody}
            </a>
          </Text>
        )}
      </Sheet>
    </>
  );
}

export const registriesView: View<RegistriesProps> = {
  title: ({ lang }) => texts[lang].title,
  body: (page) => <Body {...page} />,
};
