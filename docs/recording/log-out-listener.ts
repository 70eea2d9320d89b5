import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** Milliseconds: the notice is sent by a job, a moment after the page has answered. */
const patience = 20_000;

export interface LogOutListener {
  /** Body of the first notice. */
  readonly received: Promise<string>;
  close(): void;
}

/** The service's own end of back-channel log-out: takes one notice and answers 200. */
export async function listenForLogOut(port: number): Promise<LogOutListener> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    response.end();
    resolve(body);
  };
  const server = createServer((request, response) => {
    take(request, response).catch(reject);
  });
  await new Promise<void>((listening) => {
    server.listen(port, () => listening());
  });
  const late = setTimeout(() => reject(new Error('no log-out notice came')), patience);
  return {
    received: promise.finally(() => clearTimeout(late)),
    close: () => {
      clearTimeout(late);
      server.close();
      server.closeAllConnections();
    },
  };
}
