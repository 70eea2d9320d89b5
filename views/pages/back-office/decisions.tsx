import type { VNode } from 'preact';
import type { DecisionPass, PassRefusal } from '../../../src/domain/officers/passes.ts';
import type { DecideOutcome } from '../../../src/domain/registrations/decide.ts';
import type { Procedure } from '../../../src/domain/rule-sets/types.ts';
import type { RefusalReason } from '../../../src/domain/registrations/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Radios } from '../../components/choices.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, errorOf } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { formatList } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';

export interface ConfirmProps extends DeskProps {
  readonly pass: DecisionPass;
}

function Confirm(page: ConfirmProps & PageContext): VNode {
  const { deskFile, decisions } = textsFor(page.lang);
  const { confirm } = deskFile;
  const { pass } = page;
  const open = pass.files.filter(({ isUsed }) => !isUsed);
  return (
    <DeskFrame title={confirm.title} desk={page.desk} context={page}>
      <Text>{confirm.intro(pass.files.length)}</Text>
      <Text>
        <strong>{decisions.decided[pass.outcome]}</strong>
      </Text>
      {pass.answer.reasons.length > 0 ? (
        <Bullets items={pass.answer.reasons.map((reason) => decisions.reasons[reason as RefusalReason])} />
      ) : null}
      {pass.answer.explanation ? <p class="govuk-body dd-as-typed">{pass.answer.explanation}</p> : null}
      <Bullets
        items={pass.files.map(({ applicationId, reference, isUsed }) => (
          <>
            <a class="govuk-link" href={`/files/${applicationId}`}>
              {reference}
            </a>{' '}
            {isUsed ? confirm.used : ''}
          </>
        ))}
      />
      {open.length > 0 ? (
        <Form action={`/decisions/${pass.id}`} csrf={page.csrf}>
          <Text>{confirm.again}</Text>
          <Button>{confirm.go}</Button>
        </Form>
      ) : null}
    </DeskFrame>
  );
}

export const confirmDecisionView: View<ConfirmProps> = {
  title: ({ lang }) => textsFor(lang).deskFile.confirm.title,
  body: (page) => <Confirm {...page} />,
};

export interface ResultsProps extends DeskProps {
  readonly results: readonly { readonly applicationId: string; readonly reference: string; readonly outcome: DecideOutcome }[];
}

function sayResult(outcome: DecideOutcome, { lang }: PageContext): string {
  const { deskFile, decisions } = textsFor(lang);
  const { results } = deskFile;
  if (outcome.kind === 'changed') return outcome.findings.length > 0 ? results.news : results.changed;
  if (outcome.kind !== 'forbidden-by-facts') return results[outcome.kind];
  const reasons = outcome.reasons.map((reason) => decisions.reasons[reason]);
  return `${results[outcome.kind]} ${formatList(reasons, lang)}`;
}

function Results(page: ResultsProps & PageContext): VNode {
  const { results } = textsFor(page.lang).deskFile;
  return (
    <DeskFrame title={results.title} desk={page.desk} context={page}>
      <Table
        caption={results.title}
        head={results.head}
        rows={page.results.map(({ applicationId, reference, outcome }) => [
          <a class="govuk-link" href={`/files/${applicationId}`}>
            {reference}
          </a>,
          sayResult(outcome, page),
        ])}
      />
      <Text>
        <a class="govuk-link" href="/worklist?state=awaiting-decision">
          {results.worklist}
        </a>
      </Text>
    </DeskFrame>
  );
}

export const decisionResultsView: View<ResultsProps> = {
  title: ({ lang }) => textsFor(lang).deskFile.results.title,
  body: (page) => <Results {...page} />,
};

export interface OpenedProps extends DeskProps {
  readonly files: readonly {
    readonly applicationId: string;
    readonly reference: string;
    readonly procedure: Procedure;
    readonly version: number;
  }[];
  readonly problem?: PassRefusal | 'chooseOutcome' | undefined;
}

function Opened(page: OpenedProps & PageContext): VNode {
  const { deskFile, desk } = textsFor(page.lang);
  const { opened, decide } = deskFile;
  const isOutcome = page.problem === 'chooseOutcome';
  const text = page.problem && (page.problem === 'chooseOutcome' ? decide.chooseOutcome : opened.refused[page.problem]);
  const errors = text ? [{ field: isOutcome ? 'outcome' : 'files', text }] : [];
  return (
    <DeskFrame title={opened.title} desk={page.desk} context={page} notice={<ErrorSummary errors={errors} lang={page.lang} />}>
      <Text>{opened.intro}</Text>
      {page.files.length === 0 ? (
        <Text>{opened.none}</Text>
      ) : (
        <Form action="/decisions" csrf={page.csrf}>
          <Table
            caption={opened.title}
            head={opened.head}
            rows={page.files.map(({ applicationId, reference, procedure, version }, index) => [
              <input
                type="checkbox"
                id={index === 0 ? 'files' : `file-${index + 1}`}
                name={`file-${index + 1}`}
                value={`${applicationId}~${version}`}
                aria-label={reference}
              />,
              <a class="govuk-link" href={`/files/${applicationId}`}>
                {reference}
              </a>,
              desk.files.procedures[procedure],
            ])}
          />
          <Radios
            name="outcome"
            legend={decide.outcome}
            error={errorOf(errors, 'outcome')}
            choices={[{ value: 'grant', label: decide.grant }]}
          />
          <Button>{decide.go}</Button>
        </Form>
      )}
    </DeskFrame>
  );
}

export const openedFilesView: View<OpenedProps> = {
  title: ({ lang }) => textsFor(lang).deskFile.opened.title,
  body: (page) => <Opened {...page} />,
};
