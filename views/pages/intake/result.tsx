import type { VNode } from 'preact';
import type { CardApplication } from '../../../src/domain/registrations/card/types.ts';
import type { Finger } from '../../../src/domain/registrations/intake/types.ts';
import type { Application, Check } from '../../../src/domain/registrations/types.ts';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, errorOf } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { Form } from '../../components/form.tsx';
import { Inset, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList } from '../../components/summary-list.tsx';
import { Table } from '../../components/table.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { atStart, formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { errorsOf, type IntakeError } from './frame.tsx';
import { FingerRows } from './fingers.tsx';
import { cardRows, Waiting } from './result-card.tsx';

export interface IntakeResultProps extends DeskProps {
  readonly kind: 'citizens' | 'foreigners';
  readonly list: string;
  readonly base: string;
  readonly application: Pick<Application, 'reference' | 'state' | 'printedDueOn' | 'submittedAt' | 'firstReceivedAt'>;
  /** The identity card that was applied for in the same visit. */
  readonly card: CardApplication | undefined;
  readonly checks: readonly Check[];
  /** The register of immigration has not said whether the long limit holds. */
  readonly mayTakeLonger: boolean;
  /** Comparisons that may be made again with another capture, by who keyed the file. */
  readonly again: readonly ('face' | 'fingers')[];
  readonly fingers: readonly Finger[];
  readonly hasSlip: boolean;
  /** It is received: what is printed for the grant and for the card has its time. */
  readonly isReceived: boolean;
  readonly said: 'asked' | undefined;
  readonly errors: readonly IntakeError[];
}

type Page = IntakeResultProps & PageContext;

type Band = keyof ReturnType<typeof textsFor>['intakeEnd']['result']['bands'];

const tones: Readonly<Record<Band, Tone>> = {
  pass: 'green',
  fail: 'red',
  unclear: 'yellow',
  'no-reference': 'yellow',
  'poor-capture': 'yellow',
  waiting: 'grey',
  silent: 'grey',
};

/** The score is kept with the file; the counter shows the band. */
function bandOf({ outcome, findings, attempts }: Check): Band {
  if (outcome === undefined) return attempts > 0 ? 'silent' : 'waiting';
  const special = (['no-reference', 'poor-capture'] as const).find((band) => findings.some((finding) => finding.endsWith(band)));
  return special ?? outcome;
}

function Bands({ caption, checks, lang }: { caption: string; checks: readonly Check[]; lang: Lang }): VNode {
  const { intakeEnd, law } = textsFor(lang);
  const { result } = intakeEnd;
  return (
    <Table
      caption={caption}
      head={[result.head.check, result.head.band]}
      rows={checks.map((check) => [atStart(law.checks[check.name]), <Tag tone={tones[bandOf(check)]}>{result.bands[bandOf(check)]}</Tag>])}
    />
  );
}

function Again(page: Page): VNode {
  const { intake, intakeEnd } = textsFor(page.lang);
  const { result } = intakeEnd;
  const { face } = intake;
  const errors = errorsOf(page, page.lang);
  return (
    <>
      {page.again.includes('face') ? (
        <Form action={`${page.base}/face-again`} csrf={page.csrf} withFiles>
          <Subheading>{result.faceAgain}</Subheading>
          <FileInput id="picture" label={face.choose} error={errorOf(errors, 'picture')} accept="image/*" capture="environment" />
          <Button>{result.askAgain}</Button>
        </Form>
      ) : null}
      {page.again.includes('fingers') ? (
        <Form action={`${page.base}/fingers-again`} csrf={page.csrf} withFiles>
          <Subheading>{result.fingersAgain}</Subheading>
          <Text>{result.fingersAgainText}</Text>
          <FingerRows page={page} hand="right" />
          <FingerRows page={page} hand="left" />
          <Button>{result.askAgain}</Button>
        </Form>
      ) : null}
    </>
  );
}

function Slips(page: Page): VNode | null {
  const { intakeCard, intakeEnd } = textsFor(page.lang);
  const { result } = intakeEnd;
  if (!page.hasSlip) return null;
  return (
    <div class="dd-no-print">
      <Text>{result.slipText}</Text>
      <div class="govuk-button-group">
        <Form action={`${page.base}/slip`} csrf={page.csrf}>
          <Button>{result.slip}</Button>
        </Form>
        {page.card && page.isReceived ? (
          <Form action={`${page.base}/card-slip`} csrf={page.csrf}>
            <Button>{intakeCard.result.slip}</Button>
          </Form>
        ) : null}
        {page.isReceived ? (
          <Form action={`${page.base}/activation-slip`} csrf={page.csrf}>
            <Button look="secondary">{result.activationSlip}</Button>
          </Form>
        ) : null}
      </div>
    </div>
  );
}

function titleOf({ card, lang }: Page): string {
  const { intakeCard, intakeEnd } = textsFor(lang);
  return card ? intakeCard.result.title : intakeEnd.result.title;
}

function Body(page: Page): VNode {
  const { intakeCard, intakeEnd, desk } = textsFor(page.lang);
  const { result } = intakeEnd;
  const { application, card, checks, lang } = page;
  const compared = checks.filter(({ name }) => name === 'face' || name === 'fingers');
  const title = titleOf(page);
  return (
    <DeskFrame
      current={page.kind === 'citizens' ? 'intakeCitizens' : 'intakeForeigners'}
      title={title}
      notice={
        <>
          <ErrorSummary errors={errorsOf(page, lang)} lang={lang} />
          {page.said ? <Inset>{result[page.said]}</Inset> : null}
        </>
      }
      desk={page.desk}
      context={page}
    >
      <SummaryList
        rows={[
          { key: card ? intakeCard.result.account : result.reference, value: application.reference },
          ...(card ? cardRows(card, lang) : []),
          ...(application.printedDueOn ? [{ key: result.dueOn, value: formatDate(application.printedDueOn, lang) }] : []),
          { key: result.state, value: desk.files.states[application.state] },
        ]}
      />
      {card ? <Waiting file={application} lang={lang} /> : null}
      {page.mayTakeLonger ? <Inset>{result.mayTakeLonger}</Inset> : null}
      <Slips {...page} />
      {compared.length > 0 ? <Bands caption={result.comparisons} checks={compared} lang={lang} /> : null}
      <Again {...page} />
      {checks.length > compared.length ? (
        <Bands caption={result.checks} checks={checks.filter((check) => !compared.includes(check))} lang={lang} />
      ) : null}
      <div class="govuk-button-group">
        <LinkButton href={`${page.base}/result`} look="secondary">
          {result.refresh}
        </LinkButton>
        <LinkButton href={page.list}>{result.another}</LinkButton>
      </div>
    </DeskFrame>
  );
}

/** What registers say while the applicant still stands there, and what the applicant takes home. */
export const intakeResultView: View<IntakeResultProps> = {
  title: titleOf,
  body: (page) => <Body {...page} />,
};
