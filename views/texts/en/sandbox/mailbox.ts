import type { mailbox as source } from '../../vi/sandbox/mailbox.ts';

export const mailbox: typeof source = {
  title: 'Test mailbox',
  intro: 'Every text message and e-mail that would have been sent ends here. Nothing leaves this machine.',
  quiet: 'From 22:00 to 7:00 in Vietnam only codes and warnings arrive at once; everything else arrives at 7:00.',
  sent: { title: 'Codes just sent', to: 'Recipient', code: 'Code', at: 'At' },
  totp: {
    title: 'Codes of the authenticator app',
    hint: (seconds) => `A code counts once: the next is due in ${seconds} s. Reload the page to see it.`,
    name: 'Name',
    login: 'Identification number',
    code: 'Code now',
    left: 'Left',
    seconds: (seconds) => `${seconds} s`,
  },
  filter: { label: 'Recipient', hint: 'Part of a phone number or mail address. Leave empty to see all.', submit: 'Filter' },
  reload: 'Reload the page',
  messages: 'Texts and mails',
  empty: 'No texts or mails yet.',
  emptyFor: (to) => `No texts or mails to “${to}” yet.`,
  channels: { sms: 'Text message', email: 'E-mail' },
  to: (to) => `To ${to}`,
};
