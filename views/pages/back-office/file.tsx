import type { VNode } from 'preact';
import type { WholeFile } from '../../../src/domain/overviews/file.ts';
import type { LinkState } from '../../../src/domain/registrations/identities/rules.ts';
import type { RefusalReason } from '../../../src/domain/registrations/types.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { Checkboxes } from '../../components/checkboxes.tsx';
import { Radios } from '../../components/choices.tsx';
import { DeskFrame, type DeskProps } from '../../components/desk-frame.tsx';
import { ErrorSummary, errorOf, type SummarizedError, titleWith } from '../../components/error-summary.tsx';
import { Form } from '../../components/form.tsx';
import { Bullets, Inset, Subheading, Text } from '../../components/sheet.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { formatDateTime } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { itemWords } from '../apply-file/item-words.ts';
import { FileCard } from './file-card.tsx';
import { Checks, Declared, eventWords, Facts, Record } from './file-facts.tsx';
import { Papers } from './file-papers.tsx';
import { Fingers } from './file-fingers.tsx';
import { Identities } from './file-identities.tsx';

export const explanationLimit = 2000;

/** What an officer typed before something was wrong with it. */
export interface TypedDecision {
  readonly outcome?: string | undefined;
  readonly reasons: readonly string[];
  readonly explanation?: string | undefined;
}

export type FileError = 'chooseOutcome' | 'chooseReason' | 'explainOther' | 'chooseItem' | 'changed';

export interface FileProps extends DeskProps {
  readonly file: WholeFile;
  /** What happened since this officer last opened it in this sitting; empty when it is the same version. */
  readonly changes: WholeFile['events'];
  /** What this officer may do with it now. */
  readonly may: {
    readonly decide: boolean;
    readonly linkIdentities: boolean;
    readonly askSupplement: boolean;
    /** Key in what was asked for and has been brought. */
    readonly complete: boolean;
    readonly isOwn: boolean;
  };
  readonly identities: LinkState;
  readonly reasons: readonly RefusalReason[];
  readonly supplementItems: readonly string[];
  readonly typed?: TypedDecision | undefined;
  readonly error?: FileError | undefined;
  readonly said?: keyof ReturnType<typeof textsFor>['deskFile']['supplement']['said'] | undefined;
}

type Page = FileProps & PageContext;

const places: Readonly<Record<FileError, string>> = {
  chooseOutcome: 'outcome',
  chooseReason: 'reasons',
  explainOther: 'explanation',
  chooseItem: 'items',
  changed: 'changes',
};

function errorsOf({ error, lang }: Page): SummarizedError[] {
  const { decide, supplement } = textsFor(lang).deskFile;
  if (!error) return [];
  return [{ field: places[error], text: error === 'chooseItem' ? supplement.chooseItem : decide[error] }];
}

function Deciding(page: Page): VNode {
  const { deskFile, decisions } = textsFor(page.lang);
  const { decide } = deskFile;
  const { application } = page.file;
  const errors = errorsOf(page);
  return (
    <>
      <Subheading>{decide.title}</Subheading>
      <Form action={`/files/${application.id}/decide`} csrf={page.csrf} hidden={{ version: String(application.version) }}>
        <Radios
          name="outcome"
          legend={decide.outcome}
          error={errorOf(errors, 'outcome')}
          choices={(['grant', 'refuse'] as const).map((value) => ({ value, label: decide[value], checked: page.typed?.outcome === value }))}
        />
        <Checkboxes
          id="reasons"
          legend={decide.reasons}
          hint={decide.reasonsHint}
          error={errorOf(errors, 'reasons')}
          boxes={page.reasons.map((reason) => ({
            name: `reason-${reason}`,
            label: decisions.reasons[reason],
            checked: page.typed?.reasons.includes(reason) ?? false,
          }))}
        />
        <TextArea
          id="explanation"
          label={decide.explanation}
          hint={decide.explanationHint}
          error={errorOf(errors, 'explanation')}
          limit={explanationLimit}
          value={page.typed?.explanation}
        />
        <Button>{decide.go}</Button>
      </Form>
    </>
  );
}

function AskingSupplement(page: Page): VNode {
  const { deskFile } = textsFor(page.lang);
  const { supplement } = deskFile;
  const { application } = page.file;
  return (
    <details class="govuk-details" open={page.error === 'chooseItem'}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{supplement.title}</span>
      </summary>
      <div class="govuk-details__text">
        <Text>{supplement.intro}</Text>
        <Form action={`/files/${application.id}/supplement`} csrf={page.csrf} hidden={{ version: String(application.version) }}>
          <Checkboxes
            id="items"
            legend={supplement.items}
            error={errorOf(errorsOf(page), 'items')}
            boxes={page.supplementItems.map((item) => ({ name: `item-${item}`, label: itemWords(item, page.lang) }))}
          />
          <TextArea id="note" label={supplement.note} limit={explanationLimit} />
          <Button>{supplement.go}</Button>
        </Form>
      </div>
    </details>
  );
}

function Decided({ file, lang }: Page): VNode | null {
  const { deskFile, decisions } = textsFor(lang);
  const { decision } = file;
  if (!decision) return null;
  return (
    <Inset>
      <strong>
        {deskFile.decisionTitle}: {decisions.decided[decision.outcome]}
      </strong>
      , {deskFile.decidedBy[decision.decidedBy ? 'officer' : 'machine']}, {formatDateTime(decision.decidedAt, lang)}.{' '}
      {deskFile.decisionNumber} {decision.number}. {decision.drawn ? deskFile.drawn : ''}
      {decision.reasons.length > 0 ? <Bullets items={decision.reasons.map((reason) => decisions.reasons[reason])} /> : null}
      {decision.explanation ? <p class="govuk-body dd-as-typed">{decision.explanation}</p> : null}
      {decision.outcome === 'refuse' ? (
        <a class="govuk-link" href={`/files/${file.application.id}/letters/refusal`}>
          {deskFile.letter}
        </a>
      ) : null}
    </Inset>
  );
}

/** Tasks about this file that ask for a letter, each with the letter. */
function Letters({ file, lang }: Page): VNode | null {
  const { tasks } = textsFor(lang).desk;
  const { letters, application } = file;
  if (letters.length === 0) return null;
  return (
    <Inset>
      {letters.map((letter) => (
        <Text key={letter}>
          {tasks.kinds[letter]}.{' '}
          <a class="govuk-link" href={`/files/${application.id}/letters/${letter}`}>
            {tasks.letters[letter]}
          </a>
        </Text>
      ))}
    </Inset>
  );
}

/** Whoever saw an earlier version reads first what is new. */
function Changes({ changes, lang }: Page): VNode | null {
  const { deskFile } = textsFor(lang);
  if (changes.length === 0) return null;
  return (
    <Inset>
      <p id="changes">
        <strong>{deskFile.changesTitle}</strong>
      </p>
      <Bullets
        items={changes.map(({ at, event, actor }) => (
          <>
            {formatDateTime(at, lang)}: {eventWords(event, lang)} ({deskFile.actors[actor]})
          </>
        ))}
      />
    </Inset>
  );
}

function Body(page: Page): VNode {
  const { file, lang, may, said } = page;
  const { deskFile } = textsFor(lang);
  return (
    <DeskFrame
      title={deskFile.title(file.application.reference)}
      desk={page.desk}
      context={page}
      notice={
        <>
          <ErrorSummary errors={errorsOf(page)} lang={lang} />
          {said ? <Inset>{deskFile.supplement.said[said]}</Inset> : null}
        </>
      }
    >
      <Changes {...page} />
      <Decided {...page} />
      <Letters {...page} />
      <Facts file={file} lang={lang} />
      <FileCard file={file} lang={lang} />
      <Declared file={file} lang={lang} />
      <Checks file={file} lang={lang} />
      <Papers file={file} lang={lang} />
      <Fingers file={file} lang={lang} />
      <Identities applicationId={file.application.id} link={page.identities} mayLink={may.linkIdentities} context={page} />
      {may.isOwn && file.application.state === 'awaiting-decision' ? <Inset>{deskFile.decide.ownFile}</Inset> : null}
      {may.decide ? <Deciding {...page} /> : null}
      {may.askSupplement ? <AskingSupplement {...page} /> : null}
      {may.complete ? (
        <Text>
          <a class="govuk-link" href={`/files/${file.application.id}/complete`}>
            {deskFile.completing.link}
          </a>
        </Text>
      ) : null}
      <Record file={file} lang={lang} />
    </DeskFrame>
  );
}

export const fileView: View<FileProps> = {
  title: ({ file, error, lang }) => titleWith(textsFor(lang).deskFile.title(file.application.reference), error !== undefined, lang),
  body: (page) => <Body {...page} />,
};
