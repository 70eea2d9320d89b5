import { createServer } from 'node:http';
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
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.end();
      resolve(body);
    }, reject);
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
