import type { VNode } from 'preact';
import type { CounterFile } from '../../../src/domain/registrations/intake/queries.ts';
import type { CounterProcedure } from '../../../src/domain/registrations/intake/types.ts';
import type { ApplicationState } from '../../../src/domain/registrations/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Text } from '../../components/sheet.tsx';
import { Select } from '../../components/select.tsx';
import { Table } from '../../components/table.tsx';
import { formatDateTime } from '../../format.ts';
import { type Texts, textsFor } from '../../texts/texts.ts';
import { errorsOf, type IntakeError } from './frame.tsx';

export interface IntakeListProps extends DeskProps {
  readonly kind: 'citizens' | 'foreigners';
  readonly path: string;
  /** Where this officer takes such files in; a choice when there are several. */
  readonly units: readonly { readonly id: string; readonly name: Readonly<Record<'vi' | 'en', string>> }[];
  /** What can be taken in at one of them by the rules of today. */
  readonly procedures: readonly CounterProcedure[];
  readonly language: 'vi' | 'en';
  readonly own: readonly CounterFile[];
  readonly toConfirm: readonly CounterFile[];
  readonly sent: readonly CounterFile[];
  readonly said?: keyof Texts['intake']['list']['said'] | undefined;
  readonly errors: readonly IntakeError[];
}

type Page = IntakeListProps & PageContext;

function NewFile(page: Page): VNode {
  const { intake, intakeCard } = textsFor(page.lang);
  const { list } = intake;
  const { units, lang } = page;
  const procedure: CounterProcedure = page.kind === 'citizens' ? 'citizen-level-2' : 'foreigner-level-2';
  const mayChoose = page.procedures.includes('citizen-level-2-with-card');
  const hidden: Record<string, string> = {
    ...(units.length === 1 ? { unit: units[0]?.id ?? '' } : {}),
    ...(mayChoose ? {} : { procedure }),
  };
  return (
    <Form action={page.path} csrf={page.csrf} hidden={hidden} class="dd-intake__new">
      {units.length > 1 ? (
        <Select
          id="unit"
          label={list.unit}
          empty={list.chooseUnit}
          options={units.map(({ id, name }) => ({ value: id, label: name[lang] }))}
          error={errorOf(errorsOf(page, lang), 'unit')}
        />
      ) : null}
      {mayChoose ? (
        <Radios
          name="procedure"
          legend={intakeCard.list.legend}
          error={errorOf(errorsOf(page, lang), 'procedure')}
          choices={[
            { value: procedure, label: intakeCard.list.level2, hint: intakeCard.list.level2Hint, checked: true },
            { value: 'citizen-level-2-with-card', label: intakeCard.list.withCard, hint: intakeCard.list.withCardHint },
          ]}
        />
      ) : null}
      <Radios
        name="language"
        legend={list.language}
        choices={(['vi', 'en'] as const).map((value) => ({ value, label: list.languages[value], checked: value === page.language }))}
      />
      <Button>{list.open}</Button>
    </Form>
  );
}

function Files(page: Page & { caption: string; files: readonly CounterFile[]; empty?: string; to: string }): VNode {
  const { intake, intakeCard, desk } = textsFor(page.lang);
  const { head } = intake.list;
  const isMixed = page.kind === 'citizens';
  return (
    <Table
      caption={page.caption}
      head={[head.file, ...(isMixed ? [intakeCard.list.procedure] : []), head.startedAt, head.state]}
      {...(page.empty ? { empty: page.empty } : {})}
      rows={page.files.map(({ id, reference, procedure, startedAt, state }) => [
        <a class="govuk-link" href={`${page.path}/${id}/${page.to}`}>
          {reference}
        </a>,
        ...(isMixed ? [desk.files.procedures[procedure]] : []),
        formatDateTime(startedAt, page.lang),
        desk.files.states[state as ApplicationState],
      ])}
    />
  );
}

function Body(page: Page): VNode {
  const { list } = textsFor(page.lang).intake;
  return (
    <DeskFrame
      current={page.kind === 'citizens' ? 'intakeCitizens' : 'intakeForeigners'}
      title={list.titles[page.kind]}
      notice={
        <>
          <ErrorSummary errors={errorsOf(page, page.lang)} lang={page.lang} />
          {page.said ? <Inset>{list.said[page.said]}</Inset> : null}
        </>
      }
      desk={page.desk}
      context={page}
    >
      <Text>{list.intro}</Text>
      <NewFile {...page} />
      {page.toConfirm.length > 0 ? <Files {...page} caption={list.toConfirm} files={page.toConfirm} to="confirm" /> : null}
      <Files {...page} caption={list.own} files={page.own} empty={list.ownEmpty} to="check" />
      <Files {...page} caption={list.sent} files={page.sent} empty={list.sentEmpty} to="result" />
    </DeskFrame>
  );
}

/** Where an officer begins with the next applicant. */
export const intakeListView: View<IntakeListProps> = {
  title: ({ kind, lang }) => textsFor(lang).intake.list.titles[kind],
  body: (page) => <Body {...page} />,
};
