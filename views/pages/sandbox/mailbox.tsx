import type { ComponentChildren, VNode } from 'preact';
import type { Lang, PageContext, View } from '../../../src/platform/http/types.ts';
import { Button } from '../../components/button.tsx';
import { safeHref } from '../../components/safe-href.ts';
import { Heading, Sheet, Subheading, Text } from '../../components/sheet.tsx';
import { Table } from '../../components/table.tsx';
import { Tag } from '../../components/tag.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { formatMoment } from '../../format.ts';
import { mailbox as en } from '../../texts/en/sandbox/mailbox.ts';
import { mailbox as vi } from '../../texts/vi/sandbox/mailbox.ts';

export interface MailboxProps {
  /** Newest first. */
  readonly messages: readonly {
    readonly id: number;
    readonly channel: 'sms' | 'email';
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly receivedAt: Date;
    /** Codes that the text names. */
    readonly codes: readonly string[];
  }[];
  readonly totp: readonly { readonly name: string; readonly login: string; readonly code: string; readonly secondsLeft: number }[];
  /** The recipient that was asked for. */
  readonly to: string;
}

const texts = { vi, en };

function Codes({ totp, lang }: Pick<MailboxProps, 'totp'> & { lang: Lang }): VNode | null {
  const words = texts[lang].totp;
  const first = totp[0];
  if (!first) return null;
  const rows = totp.map(({ name, login, code, secondsLeft }) => [
    name,
    login,
    <strong class="dd-number" data-totp={login}>
      {code}
    </strong>,
    words.seconds(secondsLeft),
  ]);
  return (
    <Sheet wide>
      <Table caption={words.title} head={[words.name, words.login, words.code, words.left]} rows={rows} />
      <Text>{words.hint(first.secondsLeft)}</Text>
    </Sheet>
  );
}

const codesShown = 5;

/** The newest codes that were sent, so that nobody has to look for them between messages. */
function SentCodes({ messages, lang }: Pick<MailboxProps, 'messages'> & { lang: Lang }): VNode | null {
  const words = texts[lang].sent;
  const rows = messages
    .flatMap(({ codes, to, receivedAt }) => codes.map((code) => ({ code, to, receivedAt })))
    .slice(0, codesShown)
    .map(({ code, to, receivedAt }) => [
      to,
      <strong class="dd-number" data-code={to}>
        {code}
      </strong>,
      formatMoment(receivedAt, lang),
    ]);
  if (rows.length === 0) return null;
  return (
    <Sheet wide>
      <Table caption={words.title} head={[words.to, words.code, words.at]} rows={rows} />
    </Sheet>
  );
}

/** The text with its addresses as links, paragraphs and lines kept. */
function Words({ text }: { text: string }): VNode {
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} class="govuk-body">
          {paragraph.split('\n').map(line)}
        </p>
      ))}
    </>
  );
}

function line(words: string, index: number): ComponentChildren {
  const parts = words.split(/(https?:\/\/[^\s<>"]+)/);
  return [
    index > 0 ? <br /> : null,
    ...parts.map((part, at) =>
      at % 2 === 1 ? (
        <a class="govuk-link" href={safeHref(part)}>
          {part}
        </a>
      ) : (
        part
      ),
    ),
  ];
}

function Message({ message, lang }: { message: MailboxProps['messages'][number]; lang: Lang }): VNode {
  const words = texts[lang];
  return (
    <li data-channel={message.channel}>
      <h3 class="govuk-heading-s">{message.subject || words.channels[message.channel]}</h3>
      <p class="govuk-body">
        {message.subject ? <Tag>{words.channels[message.channel]}</Tag> : null} {words.to(message.to)} ·{' '}
        {formatMoment(message.receivedAt, lang)}
      </p>
      <Words text={message.text} />
    </li>
  );
}

function Body({ messages, totp, to, lang, here }: MailboxProps & PageContext): VNode {
  const words = texts[lang];
  return (
    <>
      <Sheet wide>
        <Heading>{words.title}</Heading>
        <Text>{words.intro}</Text>
        <Text>{words.quiet}</Text>
        <Text>
          <a class="govuk-link" href={safeHref(here)}>
            {words.reload}
          </a>
        </Text>
      </Sheet>
      <SentCodes messages={messages} lang={lang} />
      <Codes totp={totp} lang={lang} />
      <Sheet wide>
        <Subheading>{words.messages}</Subheading>
        <form method="get" action="/mailbox" role="search">
          <TextInput id="to" label={words.filter.label} hint={words.filter.hint} value={to} autocomplete="off" spellcheck={false} />
          <Button look="secondary">{words.filter.submit}</Button>
        </form>
        {messages.length === 0 ? <Text>{to ? words.emptyFor(to) : words.empty}</Text> : null}
        {messages.length > 0 && (
          <ul class="dd-claims">
            {messages.map((message) => (
              <Message key={message.id} message={message} lang={lang} />
            ))}
          </ul>
        )}
      </Sheet>
    </>
  );
}

export const mailboxView: View<MailboxProps> = {
  title: ({ lang }) => texts[lang].title,
  body: (page) => <Body {...page} />,
};
