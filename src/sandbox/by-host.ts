import type { IncomingMessage, ServerResponse } from 'node:http';

export type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

/** One listener for several origins of one door (`localhost` and `127.0.0.1` are two hosts for a browser); unknown hosts get the first. */
export function handlerByHost(doors: readonly { readonly origin: string; readonly handler: Handler }[]): Handler {
  const byHost = new Map(doors.map(({ origin, handler }) => [new URL(origin).host, handler]));
  const first = doors[0]?.handler;
  if (!first) throw new Error('a listener needs at least one door');
  return (req, res) => (byHost.get(req.headers.host ?? '') ?? first)(req, res);
}
