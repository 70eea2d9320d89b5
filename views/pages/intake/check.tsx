import type { VNode } from 'preact';
import type { IntakeStep } from '../../../src/domain/registrations/intake/steps.ts';
import type { IntakeFile, IntakeItem } from '../../../src/domain/registrations/intake/types.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Details } from '../../components/notices.tsx';
import { Bullets, Inset, PersonNumber, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx';
import { formatDate, formatDateTime, formatList } from '../../format.ts';
import { stateName } from '../../states.ts';
import { textsFor } from '../../texts/texts.ts';
import { IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeCheckProps extends IntakeProps {
  readonly file: IntakeFile;
  readonly missing: readonly IntakeItem[];
}

type Page = IntakeCheckProps & PageContext;

/** `03/1950` and `1950` as they are: what is not known is not made up. */
function birthDate(date: string, lang: Lang): string {
  return formatDate(date, lang).replace(/^(\d{4})-(\d{2})$/, '$2/$1');
}

function personRows({ file, lang }: Page): { key: string; value: SummaryRow['value']; step: IntakeStep }[] {
  const { apply, intake, intakeEnd } = textsFor(lang);
  const { personalNumber, document, nationality, fullName, birthDate: born, sex } = file.declared;
  const of = (key: string, value: SummaryRow['value'] | undefined) => ({
    key,
    value: value ?? intakeEnd.check.nothing,
    step: 'details' as const,
  });
  return [
    ...(file.application.subjectKind === 'citizen'
      ? [of(intake.details.number, personalNumber && <PersonNumber>{personalNumber}</PersonNumber>)]
      : [
          of(
            intake.details.documentNumber,
            document && `${apply.document.kinds[document.kind]} ${document.number}, ${stateName(document.issuingState, lang)}`,
          ),
          of(apply.document.nationality, nationality && stateName(nationality, lang)),
        ]),
    of(intake.details.name, fullName),
    of(intake.details.birthDate, born && birthDate(born, lang)),
    of(apply.details.sex, sex && apply.details.sexes[sex]),
  ];
}

function takenRows({ file, lang }: Page): { key: string; value: SummaryRow['value']; step: IntakeStep }[] {
  const { intake, intakeEnd, law } = textsFor(lang);
  const { steps } = intake;
  const { check, statement } = intakeEnd;
  const { contacts, declared, face, fingers, exception, account, hasDevice } = file;
  const captured = fingers.filter(({ status }) => status === 'captured').length;
  const isNoted = fingers.some(({ status }) => status !== undefined);
  const papers = declared.integrate?.map(({ kind, number }) => `${law.documents[kind as keyof typeof law.documents]} ${number}`);
  const fingerWords = [check.fingersOf(captured), ...(exception ? [check.withException] : [])].join(', ');
  const accountWords = check.accounts[account.kind === 'asked' ? (account.answer ?? 'asked') : account.kind];
  const words: Partial<Record<IntakeStep, string>> = {
    contacts:
      formatList(
        contacts.map(({ address }) => address),
        lang,
      ) || check.nothing,
    papers: papers ? formatList(papers, lang) || check.papers.none : check.nothing,
    face: face ? check.face : check.nothing,
    fingers: isNoted ? fingerWords : check.nothing,
    account: accountWords,
    device: hasDevice ? check.device.yes : check.device.no,
    statement: file.statement
      ? statement.have(statement.manners[file.statement.manner], formatDateTime(file.statement.statedAt, lang))
      : check.nothing,
  };
  return (Object.entries(words) as [IntakeStep, string][]).map(([step, value]) => ({ key: steps[step], value, step }));
}

function Drop(page: Page): VNode {
  const { check } = textsFor(page.lang).intakeEnd;
  return (
    <Details summary={check.drop}>
      <Text>{check.dropText}</Text>
      <Form action={`${page.around.base}/drop`} csrf={page.csrf}>
        <Button look="warning">{check.dropSubmit}</Button>
      </Form>
    </Details>
  );
}

function Body(page: Page): VNode {
  const { intake, intakeEnd } = textsFor(page.lang);
  const { check } = intakeEnd;
  const { around, missing } = page;
  const rows = [...personRows(page), ...takenRows(page)];
  return (
    <IntakeFrame page={page}>
      {missing.length > 0 ? (
        <Inset>
          <Subheading>{check.missing}</Subheading>
          <Bullets items={missing.map((item) => intake.items[item])} />
        </Inset>
      ) : (
        <Text>{check.intro}</Text>
      )}
      <SummaryList
        rows={rows.map(({ key, value, step }) => ({ key, value, change: { href: `${around.base}/${step}`, text: check.change } }))}
      />
      {missing.length > 0 ? null : (
        <Form action={`${around.base}/send`} csrf={page.csrf}>
          <Button>{check.send}</Button>
        </Form>
      )}
      <Drop {...page} />
    </IntakeFrame>
  );
}

/** Everything once more, what is missing, and the button that sends. */
export const intakeCheckView: View<IntakeCheckProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
