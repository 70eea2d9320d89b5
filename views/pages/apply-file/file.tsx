import type { ComponentChildren, VNode } from 'preact';
import type { FileStatus, Stage } from '../../../src/domain/registrations/status.ts';
import type { PageContext, View } from '../../../src/platform/http/types.ts';
import { LinkButton } from '../../components/button.tsx';
import { Form } from '../../components/form.tsx';
import { NotificationBanner, WarningText } from '../../components/notices.tsx';
import { Bullets, Heading, PersonNumber, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { SummaryList, type SummaryRow } from '../../components/summary-list.tsx';
import { Tag, type Tone } from '../../components/tag.tsx';
import { Ways } from '../../components/ways.tsx';
import { formatDate } from '../../format.ts';
import { textsFor } from '../../texts/texts.ts';
import { MessageCard } from '../self-service/messages.tsx';
import { itemWords } from './item-words.ts';

export interface FileProps {
  readonly status: FileStatus;
  readonly done?: 'withdrawn' | 'answered' | undefined;
}

type Page = FileProps & PageContext;

const tones: Readonly<Record<Stage, Tone>> = {
  draft: 'grey',
  checking: 'blue',
  'waiting-register': 'yellow',
  deciding: 'blue',
  supplement: 'yellow',
  granted: 'green',
  refused: 'red',
  returned: 'red',
  withdrawn: 'grey',
  stopped: 'red',
};

function rowsOf({ status, lang }: Page): readonly SummaryRow[] {
  const { file } = textsFor(lang).applyFile;
  const { application, unit, stage } = status;
  const row = (key: string, value: ComponentChildren): readonly SummaryRow[] => (value ? [{ key, value }] : []);
  const date = (at: Date | string | undefined): string => (at ? formatDate(at, lang) : '');
  return [
    { key: file.stage, value: <Tag tone={tones[stage]}>{file.stages[stage]}</Tag> },
    { key: file.procedure, value: file.procedures[application.procedure] },
    ...row(file.unit, unit?.[lang]),
    { key: file.startedAt, value: date(application.startedAt) },
    ...row(file.keptUntil, date(status.keptUntil)),
    ...row(file.receivedAt, date(application.receivedAt)),
    ...(application.decidedAt ? row(file.decidedAt, date(application.decidedAt)) : row(file.dueOn, date(status.dueOn))),
  ];
}

/** The one thing to do next, if there is one. */
function Next({ status, csrf, lang }: Page): VNode | null {
  const { file } = textsFor(lang).applyFile;
  if (status.stage === 'draft') {
    return (
      <Form action="/apply/file/go-on" csrf={csrf}>
        <button type="submit" class="govuk-button">
          {file.goOn}
        </button>
      </Form>
    );
  }
  if (status.stage === 'supplement') return <LinkButton href="/apply/file/supplement">{file.answer}</LinkButton>;
  if (status.stage === 'refused') return <LinkButton href="/apply/file/letter">{file.letter}</LinkButton>;
  return status.mayActivate ? <LinkButton href="/activate">{file.activate}</LinkButton> : null;
}

function Words({ status, lang }: Page): VNode {
  const { file } = textsFor(lang).applyFile;
  return (
    <>
      {status.isLate ? <WarningText lang={lang}>{file.late}</WarningText> : null}
      {status.missing.length > 0 ? <Bullets items={status.missing.map((item) => itemWords(item, lang))} /> : null}
      {status.stage === 'refused' ? <Text>{file.refusedWhat}</Text> : null}
      {status.stage === 'stopped' ? <Text>{file.stoppedWhy}</Text> : null}
    </>
  );
}

function Messages({ status, lang }: Page): VNode {
  const { file } = textsFor(lang).applyFile;
  return (
    <>
      <Subheading>{file.messages}</Subheading>
      {status.messages.length === 0 ? <Text>{file.noMessages}</Text> : null}
      {status.messages.map((message) => (
        <MessageCard key={message.id} message={message} lang={lang} />
      ))}
    </>
  );
}

function Body(page: Page): VNode {
  const { file } = textsFor(page.lang).applyFile;
  const { status, lang } = page;
  return (
    <Sheet>
      {page.done ? (
        <NotificationBanner lang={lang} success>
          {file[page.done]}
        </NotificationBanner>
      ) : null}
      <Heading>
        {file.name} <PersonNumber>{status.application.reference}</PersonNumber>
      </Heading>
      <Words {...page} />
      <Next {...page} />
      <SummaryList rows={rowsOf(page)} />
      <Messages {...page} />
      <Ways
        links={status.mayWithdraw ? [{ href: '/apply/file/withdraw', text: file.withdraw }] : []}
        posts={[{ action: '/apply/file/close', text: file.close }]}
        csrf={page.csrf}
      />
    </Sheet>
  );
}

/** Where a file stands, for whoever has no account yet: nothing about the person is on it. */
export const fileView: View<FileProps> = {
  title: ({ status, lang }) => textsFor(lang).applyFile.file.title(status.application.reference),
  body: (page) => <Body {...page} />,
  scripts: ['app-shell.js'],
};
