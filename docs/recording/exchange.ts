import { shorten, shownJson, shownParameters } from './shorten.ts';

/** One request that was really made, and its answer, as text for the document. */
export interface Exchange {
  readonly shown: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface Call {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** Headers that a reader needs to see; the others say nothing about the protocol. */
const toldHeaders = ['content-type', 'cache-control', 'location', 'www-authenticate'];

/** Makes the request and keeps both sides. Redirects are shown, not followed. */
export async function exchange(call: Call): Promise<Exchange> {
  const { url, method = call.form || call.json ? 'POST' : 'GET', headers = {} } = call;
  const body = call.form ? new URLSearchParams(call.form) : call.json === undefined ? undefined : JSON.stringify(call.json);
  const sent = { ...headers, ...(call.json === undefined ? {} : { 'content-type': 'application/json' }) };
  const response = await fetch(url, { method, headers: sent, redirect: 'manual', ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  return {
    shown: `${shownRequest({ ...call, method, headers: sent })}\n${shownAnswer(response, text)}`,
    status: response.status,
    headers: response.headers,
    body: text,
  };
}

/** Members of a JSON answer. */
export function jsonOf({ body }: Exchange): Record<string, unknown> {
  return JSON.parse(body) as Record<string, unknown>;
}

/** A text block of the document. */
export function block(language: string, lines: readonly string[]): string {
  return ['```' + language, ...lines, '```'].join('\n');
}

function shownRequest({ url, method = 'GET', headers = {}, form, json }: Call): string {
  const { host, pathname, search } = new URL(url);
  const query = search ? [`  ?${shownParameters(search).replaceAll('\n', '\n  ')}`] : [];
  const body = form ? shownParameters(new URLSearchParams(form).toString()) : json === undefined ? '' : JSON.stringify(json, null, 2);
  const lines = [
    `${method} ${pathname}`,
    ...query,
    `Host: ${host}`,
    ...Object.entries(headers).map(([name, value]) => `${capital(name)}: ${shownHeader(value)}`),
    ...(form ? ['Content-Type: application/x-www-form-urlencoded'] : []),
    ...(body ? ['', body] : []),
  ];
  return block('http', lines);
}

function shownAnswer(response: Response, text: string): string {
  const told = toldHeaders.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [`${capital(name)}: ${name === 'location' ? shownLocation(value) : value}`];
  });
  return block('http', [`HTTP/1.1 ${response.status}`, ...told, ...shownBody(response, text)]);
}

function shownBody(response: Response, text: string): string[] {
  const type = response.headers.get('content-type') ?? '';
  if (text === '' || response.headers.has('location')) return [];
  return type.includes('json') ? ['', shownJson(JSON.parse(text))] : ['', '(a page)'];
}

/** An address with its parameters on lines of their own. */
export function shownLocation(location: string): string {
  const [address = '', query] = location.split('?');
  return query === undefined ? address.replace(/\/[\w-]{20,}/, '/…') : `${address}\n  ?${shownParameters(query).replaceAll('\n', '\n  ')}`;
}

function shownHeader(value: string): string {
  const [scheme = '', credentials] = value.split(' ');
  return credentials && ['Basic', 'Bearer'].includes(scheme) ? `${scheme} ${shorten(credentials)}` : value;
}

function capital(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
