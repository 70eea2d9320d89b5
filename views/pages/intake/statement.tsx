import type { VNode } from 'preact';
import type { IntakeFile, StatementManner } from '../../../src/domain/registrations/intake/types.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { errorOf } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Filter } from '../../components/filter.tsx';
import { Form } from '../../components/form.tsx';
import { Details } from '../../components/notices.tsx';
import { Inset, Text } from '../../components/sheet.tsx';
import { CodeInput, TextInput } from '../../components/text-input.tsx';
import { formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, IntakeFrame, type IntakeProps, stepTitle } from './frame.tsx';
import { CounterStatement, SignHere } from './statement-text.tsx';

/** Who stands by the applicant, as typed. */
export interface TypedStanding {
  readonly witnessName: string;
  readonly witnessNumber: string;
  readonly interpreterName: string;
  readonly interpreterNumber: string;
}

export interface IntakeStatementProps extends IntakeProps {
  readonly manner: StatementManner;
  readonly language: Lang;
  readonly version: string;
  /** As declared. */
  readonly name: string;
  /** Of the file as it is shown: what is agreed to is what was seen. */
  readonly fileVersion: number;
  readonly stated: IntakeFile['statement'];
  readonly codeIsSent: boolean;
  readonly typed: TypedStanding;
}

type Page = IntakeStatementProps & PageContext;

function hrefOf({ around, manner, language }: Page, change: { manner?: StatementManner; language?: Lang }): string {
  return `${around.base}/statement?${new URLSearchParams({ manner, language, ...change }).toString()}`;
}

function Person({ page, who }: { page: Page; who: 'witness' | 'interpreter' }): VNode {
  const { statement } = textsFor(page.lang).intakeEnd;
  const errors = errorsOf(page, page.lang);
  const { typed } = page;
  const [name, number] = who === 'witness' ? [typed.witnessName, typed.witnessNumber] : [typed.interpreterName, typed.interpreterNumber];
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{statement[who]}</legend>
      {who === 'interpreter' ? <p class="govuk-hint">{statement.interpreterHint}</p> : null}
      <TextInput
        id={`${who}Name`}
        label={statement.personName}
        error={errorOf(errors, `${who}Name`)}
        value={name}
        autocomplete="off"
        spellcheck={false}
      />
      <TextInput
        id={`${who}Number`}
        label={statement.personNumber}
        error={errorOf(errors, `${who}Number`)}
        value={number}
        autocomplete="off"
        spellcheck={false}
      />
    </fieldset>
  );
}

function Signed({ page }: { page: Page }): VNode {
  const { statement } = textsFor(page.lang).intakeEnd;
  return (
    <FileInput
      id="signature"
      label={statement.signature}
      hint={statement.signatureHint}
      error={errorOf(errorsOf(page, page.lang), 'signature')}
      accept="image/*"
      capture="environment"
    />
  );
}

function ByCode(page: Page): VNode {
  const { statement } = textsFor(page.lang).intakeEnd;
  const { base } = page.around;
  const isNamed = page.typed.interpreterName !== '' || page.typed.interpreterNumber !== '';
  const interpreter = (
    <>
      <Person page={page} who="interpreter" />
      <Signed page={page} />
    </>
  );
  return (
    <>
      <Form action={`${base}/statement/send`} csrf={page.csrf} hidden={{ language: page.language }}>
        <Button look={page.codeIsSent ? 'secondary' : 'primary'}>{statement.send}</Button>
      </Form>
      {page.codeIsSent ? (
        <>
          <Text>{statement.sent}</Text>
          <Form
            action={`${base}/statement/code`}
            csrf={page.csrf}
            hidden={{ version: String(page.fileVersion), language: page.language }}
            withFiles
          >
            <CodeInput id="code" label={statement.code} error={errorOf(errorsOf(page, page.lang), 'code')} autofocus />
            {isNamed ? interpreter : <Details summary={statement.interpreter}>{interpreter}</Details>}
            <Button>{statement.agreeByCode}</Button>
          </Form>
        </>
      ) : null}
    </>
  );
}

function OnPaper(page: Page): VNode {
  const { statement } = textsFor(page.lang).intakeEnd;
  const { around, manner, language } = page;
  return (
    <>
      <Text>{statement.print}</Text>
      <Form
        action={`${around.base}/statement/paper`}
        csrf={page.csrf}
        hidden={{ manner, language, version: String(page.fileVersion) }}
        withFiles
      >
        <Signed page={page} />
        {manner === 'mark' ? <Person page={page} who="witness" /> : null}
        <Person page={page} who="interpreter" />
        <Button>{statement.agreeOnPaper}</Button>
      </Form>
    </>
  );
}

function Body(page: Page): VNode {
  const { intake, intakeEnd } = textsFor(page.lang);
  const { statement } = intakeEnd;
  const { stated, around, language } = page;
  const languages = (['vi', 'en'] as const).map((one) => ({
    label: statement.readIn[one],
    href: hrefOf(page, { language: one }),
    isChosen: one === language,
  }));
  const manners = (['typed-code', 'signature', 'mark'] as const).map((one) => ({
    label: statement.manners[one],
    href: hrefOf(page, { manner: one }),
    isChosen: one === page.manner,
  }));
  return (
    <IntakeFrame page={page}>
      {stated ? (
        <Inset>
          <Text>{statement.have(statement.manners[stated.manner], formatDateTime(stated.statedAt, page.lang))}</Text>
          <LinkButton href={`${around.base}/check`}>{intake.goOn}</LinkButton>
        </Inset>
      ) : null}
      <Text>{statement.intro}</Text>
      <Filter label={intake.list.language} choices={languages} />
      <CounterStatement kind={around.kind} language={language} version={page.version} name={page.name} reference={around.reference} />
      {page.manner === 'typed-code' ? null : <SignHere language={language} />}
      <div class="dd-no-print">
        <Filter label={statement.mannersLabel} choices={manners} />
        {page.manner === 'typed-code' ? <ByCode {...page} /> : <OnPaper {...page} />}
      </div>
    </IntakeFrame>
  );
}

/** The statement of consent: the applicant's own act. There is no box here that an officer could tick. */
export const intakeStatementView: View<IntakeStatementProps> = {
  title: (page) => stepTitle(page, page.lang),
  body: (page) => <Body {...page} />,
};
