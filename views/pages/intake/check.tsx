import type { VNode } from 'preact';
import type { CardItem } from '../../../src/domain/registrations/card/rules.ts';
import type { CardApplication } from '../../../src/domain/registrations/card/types.ts';
import type { IntakeStep } from '../../../src/domain/registrations/intake/steps.ts';
import type { IntakeFile, IntakeItem } from '../../../src/domain/registrations/intake/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { Details } from '../../components/notices.tsx';
import { Bullets, Inset, PersonNumber, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx';
import { formatDateTime, formatList } from '../../format.ts';
import { stateName } from '../../states.ts';
import { textsFor } from '../../texts/texts.ts';
import { bornOn, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';

export interface IntakeCheckProps extends IntakeProps {
  readonly file: IntakeFile;
  readonly card: CardApplication | undefined;
  readonly missing: readonly (IntakeItem | CardItem)[];
}

type Page = IntakeCheckProps & PageContext;

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
    of(intake.details.birthDate, born && bornOn(born, lang)),
    of(apply.details.sex, sex && apply.details.sexes[sex]),
  ];
}

/** What the card of the same visit needs; pages that the file does not have are left out. */
function cardWords({ card, around, lang }: Page): Partial<Record<IntakeStep, string>> {
  const { intakeCard, intakeEnd } = textsFor(lang);
  const { check } = intakeCard;
  const { nothing } = intakeEnd.check;
  if (!card) return {};
  const { held, noIris, delivery, isSigned } = card;
  const eyes = held.filter((kind) => kind !== 'face').length;
  const irisWords = eyes === 0 && !noIris ? nothing : check.iris[(['none', 'one', 'both'] as const)[eyes] ?? 'both'];
  return {
    ...(around.steps.some(({ step }) => step === 'iris') ? { iris: irisWords } : {}),
    delivery: delivery ? (delivery.kind === 'address' ? delivery.address : check.delivery) : nothing,
    'card-form': isSigned ? check.form : nothing,
  };
}

function takenRows(page: Page): { key: string; value: SummaryRow['value']; step: IntakeStep }[] {
  const { file, card, lang } = page;
  const { intake, intakeCard, intakeEnd, law } = textsFor(lang);
  const { steps } = intake;
  const { check, statement } = intakeEnd;
  const { contacts, declared, face, fingers, exception, account, devices } = file;
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
    face: card ? (card.held.includes('face') ? intakeCard.check.face : check.nothing) : face ? check.face : check.nothing,
    fingers: isNoted ? fingerWords : check.nothing,
    ...cardWords(page),
    account: accountWords,
    device: devices.length > 0 ? check.device.yes : check.device.no,
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
        <Text>{page.card ? textsFor(page.lang).intakeCard.check.intro : check.intro}</Text>
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
