import type { MessageToRender, NoticeFactor, RenderedMessage } from '../src/domain/notifications/types.ts';
import { deviceName } from './device-words.ts';
import { formatDate } from './format.ts';
import { messages as en } from './texts/en/messages.ts';
import { type MessageWords, messages as vi } from './texts/vi/messages.ts';

const texts = { vi, en };

/** A message in words, for the phone, the mail or the inbox. */
export function renderMessage(message: MessageToRender): RenderedMessage {
  const words = texts[message.language];
  if (message.channel === 'sms') return { subject: '', text: textFor(message) };
  // A code is sent to the phone alone; elsewhere there is nothing to say about it.
  if (message.kind === 'sms-code') return { subject: '', text: '' };
  const named = namesOf(message);
  const { subject, paragraphs } = words.kinds[message.kind];
  const link = notMePath(message);
  const parts = [
    ...paragraphs(named).filter((paragraph) => paragraph !== ''),
    ...(message.channel === 'email' && link ? [`${words.notMe}\n${message.origin}${link}`] : []),
    ...(message.channel === 'email' ? [words.mailEnd.join('\n')] : []),
  ];
  return { subject: subject(named), text: parts.join('\n\n') };
}

/** Path of the page "this was not me" for a message that has one. The token says nothing about the person. */
export function notMePath(message: Pick<MessageToRender, 'variables'>): string | undefined {
  const token = message.variables['notMeToken'];
  return token ? `/not-me?token=${encodeURIComponent(token)}` : undefined;
}

function textFor({ kind, language, variables }: MessageToRender): string {
  const { sms } = texts[language];
  return kind === 'sms-code' ? sms.code(variables['code'] ?? '') : sms.other;
}

function namesOf({ language, variables, at }: MessageToRender): MessageWords {
  const { factors } = texts[language];
  return {
    at: momentOf(at, language),
    device: variables['device'] ? oneLine(deviceName(variables['device'], language)) : '',
    address: oneLine(variables['address']),
    // A notice from before services were named in both languages has one name.
    service: oneLine((language === 'en' ? variables['serviceEn'] : undefined) ?? variables['service']),
    factor: factors[variables['factor'] as NoticeFactor] ?? '',
    label: oneLine(variables['label']),
    left: variables['left'] ?? '',
  };
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
