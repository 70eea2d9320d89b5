import type { FileNoticeKind, MessageKind, MessageToRender, NoticeFactor, RenderedMessage } from '../src/domain/notifications/types.ts';
import { deviceName } from './device-words.ts';
import { formatDate, formatList } from './format.ts';
import { fileMessages as fileEn } from './texts/en/file-messages.ts';
import { limited as limitedEn } from './texts/en/limited.ts';
import { messages as en } from './texts/en/messages.ts';
import { fileMessages as fileVi } from './texts/vi/file-messages.ts';
import { limited as limitedVi } from './texts/vi/limited.ts';
import { type MessageText, type MessageWords, messages as vi } from './texts/vi/messages.ts';

const texts = { vi, en };
const limitedTexts = { vi: limitedVi, en: limitedEn };
const fileTexts = { vi: fileVi, en: fileEn };

/** A message in words, for the phone, the mail or the inbox. */
export function renderMessage(message: MessageToRender): RenderedMessage {
  const { kind, channel, language, variables, origin } = message;
  const words = texts[language];
  if (channel === 'sms') return { subject: '', text: textFor(message) };
  // A code to sign in is sent to the phone alone; elsewhere there is nothing to say about it.
  if (kind === 'sms-code') return { subject: '', text: '' };
  const named = namesOf(message);
  const { subject, paragraphs } = textOf(kind, language);
  const parts = [
    ...paragraphs(named).filter((paragraph) => paragraph !== ''),
    ...(variables['reference'] ? [fileTexts[language].reference(variables['reference'])] : []),
    ...(channel === 'email' ? [...linksOf(message).map(({ label, path }) => `${label}\n${origin}${path}`), words.mailEnd.join('\n')] : []),
  ];
  return { subject: subject(named), text: parts.join('\n\n') };
}

/** Path of the page "this was not me" for a message that has one. The token says nothing about the person. */
export function notMePath({ kind, variables }: Pick<MessageToRender, 'kind' | 'variables'>): string | undefined {
  const token = variables['notMeToken'];
  return token ? `${kind === 'applied-in-your-name' ? '/apply/not-me' : '/not-me'}?token=${encodeURIComponent(token)}` : undefined;
}

function textOf(kind: Exclude<MessageKind, 'sms-code'>, language: 'vi' | 'en'): MessageText {
  return isOfFile(kind) ? fileTexts[language].kinds[kind] : texts[language].kinds[kind];
}

function isOfFile(kind: MessageKind): kind is FileNoticeKind {
  return kind in fileVi.kinds;
}

/** Where to go on from a mail about a file. */
const pages: Readonly<Partial<Record<MessageKind, 'status' | 'activate'>>> = {
  'application-received': 'status',
  'application-supplement': 'status',
  'application-granted': 'activate',
  'application-refused': 'status',
  'application-returned': 'status',
  'application-late': 'status',
  'due-date-moved': 'status',
  'activation-reminder': 'activate',
  'activation-reopened': 'activate',
};

const paths = { status: '/apply/status', activate: '/activate' } as const;

function linksOf(message: MessageToRender): { label: string; path: string }[] {
  const file = fileTexts[message.language];
  const page = pages[message.kind];
  const stop = notMePath(message);
  return [
    ...(page ? [{ label: file.links[page], path: paths[page] }] : []),
    ...(message.kind === 'account-locked' ? [{ label: texts[message.language].whyLocked, path: '/me/limited' }] : []),
    ...(stop ? [{ label: isOfFile(message.kind) ? file.notMe : texts[message.language].notMe, path: stop }] : []),
  ];
}

const asking: readonly MessageKind[] = ['applied-in-your-name', 'account-repudiated', 'account-locked'];

function textFor({ kind, language, variables }: MessageToRender): string {
  const [{ sms }, file] = [texts[language], fileTexts[language]];
  if (kind === 'sms-code' || kind === 'contact-code') return sms.code(variables['code'] ?? '');
  if (pages[kind]) return file.sms.news;
  // Who is told of somebody else's file may have no account of ours.
  // Nor can who is locked sign in.
  return asking.includes(kind) ? file.sms.ask : sms.other;
}

function namesOf({ language, variables, at }: MessageToRender): MessageWords {
  const { factors } = texts[language];
  const day = (name: string): string => formatDate(variables[name] ?? '', language);
  return {
    at: momentOf(at, language),
    device: variables['device'] ? oneLine(deviceName(variables['device'], language)) : '',
    address: oneLine(variables['address']),
    // A notice from before services were named in both languages has one name.
    service: oneLine((language === 'en' ? variables['serviceEn'] : undefined) ?? variables['service']),
    factor: factors[variables['factor'] as NoticeFactor] ?? '',
    label: oneLine(variables['label']),
    left: variables['left'] ?? '',
    code: variables['code'] ?? '',
    minutes: variables['minutes'] ?? '',
    days: variables['days'] ?? '',
    hours: variables['hours'] ?? '',
    dueOn: day('dueOn'),
    answerBy: day('answerBy'),
    endsOn: day('endsOn'),
    items: itemsOf(variables['items'], language),
    ...groundOf(variables['ground'], language),
  };
}

/** Why an account is locked and who opens it again, in the words of the desk for locked accounts. */
function groundOf(code: string | undefined, language: 'vi' | 'en'): Pick<MessageWords, 'ground' | 'liftedBy'> {
  const known = Object.entries(limitedTexts[language].desk.grounds).find(([ground]) => ground === code)?.[1];
  return { ground: known ? `${known.name}. ${known.text}` : '', liftedBy: known?.liftedBy ?? '' };
}

/** Codes of what is missing, in words; what has no words is looked up on the status page. */
function itemsOf(codes = '', language: 'vi' | 'en'): string {
  const { missing, otherMissing } = fileTexts[language];
  const named = codes.split(',').filter((code) => code !== '');
  return formatList([...new Set(named.map((code) => missing[code] ?? otherMissing))], language);
}

/** What a stranger could choose (the name of a browser, of a key) stays one short line without anything a mail program makes a link of. */
function oneLine(value = ''): string {
  return value
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(?:https?:|www\.)\S*/gi, '…')
    .slice(0, 120)
    .trim();
}

/** Rounded down, unlike a time on a page: what a message tells of has happened. */
const minutes = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });

function momentOf(at: Date, language: 'vi' | 'en'): string {
  return texts[language].clock(minutes.format(at), formatDate(at, 'en'));
}
