import type { VNode } from 'preact';
import type { Account, Person } from '../../../src/domain/accounts/types.ts';
import type { FileOfPerson } from '../../../src/domain/overviews/files-of-person.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { BackLink } from '../../components/notices.tsx';
import { PersonNumber, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { formatDate, formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { accountInWords } from './people.tsx';

export interface PersonProps extends DeskProps {
  /** Contacts are masked before they come here. */
  readonly person: Person;
  readonly account: Pick<Account, 'subjectKind' | 'level' | 'state'>;
  readonly number: string;
  readonly files: readonly FileOfPerson[];
}

type Page = PersonProps & PageContext;

function Facts({ person, account, number, lang }: Page): VNode {
  const { facts, sexes } = textsFor(lang).deskPeople.person;
  return (
    <SummaryList
      rows={[
        { key: facts.number, value: <PersonNumber>{number}</PersonNumber> },
        { key: facts.birthDate, value: formatDate(person.birthDate, lang) },
        { key: facts.sex, value: sexes[person.sex] },
        { key: facts.nationality, value: person.nationality },
        { key: facts.address, value: person.address ?? '–' },
        { key: facts.phone, value: person.phone ?? '–' },
        { key: facts.email, value: person.email ?? '–' },
        { key: facts.account, value: accountInWords(account, lang) },
      ]}
    />
  );
}

function Body(page: Page): VNode {
  const { desk, deskPeople } = textsFor(page.lang);
  const { person } = deskPeople;
  return (
    <DeskFrame title={page.person.fullName} notice={<BackLink href="/people">{person.back}</BackLink>} desk={page.desk} context={page}>
      <Facts {...page} />
      <Table
        caption={person.files}
        head={[person.head.reference, person.head.procedure, person.head.state, person.head.startedAt]}
        empty={person.noFiles}
        rows={page.files.map((file) => [
          <a class="govuk-link" href={`/files/${file.id}`}>
            {file.reference}
          </a>,
          desk.files.procedures[file.procedure],
          desk.files.states[file.state],
          formatDateTime(file.startedAt, page.lang),
        ])}
      />
      <Text>{person.recorded}</Text>
    </DeskFrame>
  );
}

export const personView: View<PersonProps> = {
  // A browser keeps titles in its history: no name in it.
  title: ({ lang }) => textsFor(lang).deskPeople.search.title,
  body: (page) => <Body {...page} />,
};
