import type { VNode } from 'preact';
import type { Holiday } from '../../../src/domain/units/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, errorOf, titleWith } from '../../components/error-summary.tsx';
import { Filter } from '../../components/filter.tsx';
import { Form } from '../../components/form.tsx';
import { NotificationBanner } from '../../components/notices.tsx';
import { Subheading, Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export type HolidayProblem = keyof ReturnType<typeof textsFor>['deskRecords']['holidays']['problems'];

export interface TypedHoliday {
  readonly day?: string | undefined;
  readonly kind?: string | undefined;
  readonly nameVi?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly decision?: string | undefined;
}

export interface HolidaysProps extends DeskProps {
  readonly year: number;
  readonly years: readonly number[];
  readonly holidays: readonly Holiday[];
  readonly typed?: TypedHoliday | undefined;
  readonly problems?: readonly HolidayProblem[] | undefined;
  readonly isRecorded?: boolean;
}

type Page = HolidaysProps & PageContext;

/** Days are wrong where they were typed. */
const fieldOf = (problem: HolidayProblem): string => (problem === 'past' || problem === 'unchanged' ? 'day' : problem);

function Record(page: Page): VNode {
  const { holidays } = textsFor(page.lang).deskRecords;
  const { typed = {} } = page;
  const errors = (page.problems ?? []).map((problem) => ({ field: fieldOf(problem), text: holidays.problems[problem] }));
  const error = (field: keyof TypedHoliday): string | undefined => errorOf(errors, field);
  return (
    <>
      <ErrorSummary errors={errors} lang={page.lang} />
      <Form action="/holidays" csrf={page.csrf}>
        <TextInput id="day" label={holidays.day} hint={holidays.dayHint} value={typed.day} error={error('day')} autocomplete="off" />
        <Radios
          name="kind"
          legend={holidays.kind}
          error={error('kind')}
          choices={[
            { value: 'off', label: holidays.kindOff, checked: typed.kind === 'off' },
            { value: 'worked', label: holidays.kindWorked, checked: typed.kind === 'worked' },
          ]}
        />
        <TextInput id="nameVi" label={holidays.nameVi} value={typed.nameVi} error={error('nameVi')} autocomplete="off" />
        <TextInput id="nameEn" label={holidays.nameEn} value={typed.nameEn} error={error('nameEn')} autocomplete="off" />
        <TextInput id="decision" label={holidays.decision} value={typed.decision} error={error('decision')} autocomplete="off" />
        <Button>{holidays.submit}</Button>
      </Form>
    </>
  );
}

function Body(page: Page): VNode {
  const { holidays } = textsFor(page.lang).deskRecords;
  const notice = page.isRecorded ? (
    <NotificationBanner lang={page.lang} success>
      {holidays.recorded}
    </NotificationBanner>
  ) : null;
  return (
    <DeskFrame current="holidays" title={holidays.title} notice={notice} desk={page.desk} context={page}>
      <Text>{holidays.intro}</Text>
      <Filter
        label={holidays.year}
        choices={page.years.map((year) => ({ label: String(year), href: `/holidays?year=${year}`, isChosen: year === page.year }))}
      />
      <Table
        caption={`${holidays.title} ${page.year}`}
        head={[holidays.head.day, holidays.head.kind, holidays.head.name, holidays.head.source]}
        empty={holidays.none}
        rows={page.holidays.map((one) => [
          formatDate(one.day, page.lang),
          holidays.kinds[one.kind],
          page.lang === 'vi' ? one.nameVi : one.nameEn,
          one.decision ?? holidays.computed,
        ])}
      />
      <Subheading>{holidays.record}</Subheading>
      <Record {...page} />
    </DeskFrame>
  );
}

export const holidaysView: View<HolidaysProps> = {
  title: ({ problems = [], lang }) => titleWith(textsFor(lang).deskRecords.holidays.title, problems.length > 0, lang),
  body: (page) => <Body {...page} />,
};
