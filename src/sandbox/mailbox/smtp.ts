import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailStore } from './store.ts';

export interface Listening {
  readonly url: string;
  stop(): Promise<void>;
}

/** A real mail server on this machine that takes every mail and passes none on. */
export async function startSmtp(store: MailStore, port = 0): Promise<Listening> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: 256 * 1024,
    socketTimeout: 10_000,
    closeTimeout: 500,
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      keep(store, stream, session).then(
        () => done(),
        () => done(new Error('this mail cannot be read')),
      );
    },
  });
  // A connection broken off by the other side is no concern of ours.
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function keep(store: MailStore, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const mail = await PostalMime.parse(await buffer(stream));
  if (stream.sizeExceeded) throw new Error('too large');
  for (const { address } of session.envelope.rcptTo) {
    store.add({ channel: 'email', to: address, subject: mail.subject ?? '', text: (mail.text ?? '').trim(), receivedAt: new Date() });
  }
}
