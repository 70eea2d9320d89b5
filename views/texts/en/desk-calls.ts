import type { deskCalls as source } from '../vi/desk-calls.ts';

export const deskCalls: typeof source = {
  title: 'Open the time for activation anew',
  intro:
    'The caller is late with activating. Ask the three questions and type what they say. It is compared with the registers; you do not see the right answers. The hotline opens the time anew and nothing else: it activates nothing and changes no telephone number and no e-mail address.',
  number: 'Identification number that the caller names',
  begin: 'Begin asking',
  problems: {
    'not-a-number': 'Enter the identification number that the caller names',
    held: 'This number was answered wrongly three times within 24 hours. Ask the caller to go to a police office, or to call again later.',
    'registry-silent': 'The registers do not answer. Nothing was counted. Ask the caller to try again in some minutes.',
  },
  asked: {
    title: 'Ask the caller',
    intro: 'Read out each question. Give no hints. An empty field counts as wrong.',
    minutes: (count) => `Answer within ${count} minutes.`,
    submit: 'Compare with the registers',
  },
  questions: {
    'card-issued-on': 'On which day was the identity card issued?',
    'card-expires-on': 'Until which day is the identity card valid?',
    residence: 'Residence: which ward or commune, or which province or city?',
    'phone-end': 'The last four digits of the telephone number that the police know?',
    'earlier-number': 'Your earlier identification number?',
    'document-expires-on': 'On which day does the passport or travel document expire?',
    'residence-card-end': 'The last four characters of the number of the residence card?',
    'residence-card-expires-on': 'On which day does the residence card expire?',
  },
  passed: {
    title: 'The caller is verified',
    text: 'All three answers are right. The time for activation can be opened anew now, once.',
    submit: 'Open the time anew',
    nothing: 'No time is over: the account is active, or the time is still running.',
  },
  failed: {
    title: 'The caller could not be verified',
    text: 'Do not say which answer was wrong. The caller may go to the nearest police office with their papers.',
  },
  reopened: {
    title: 'The time was opened anew',
    text: 'The caller is told by text message or e-mail. They activate by themselves, as before.',
  },
  over: { title: 'The time for this call is over', text: 'Nothing was changed.' },
  again: 'Another call',
};
