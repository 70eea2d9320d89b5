import type { consent as source } from '../vi/consent.ts';

export const consent: typeof source = {
  title: (party) => `Let ${party} receive your information?`,
  titleBare: (party) => `Let ${party} know that you signed in?`,
  kinds: { state: 'State body', private: 'Organization or company' },
  party: 'Recipient',
  purpose: 'Purpose',
  person: 'Account holder',
  duration: 'For how long',
  itemsTitle: 'What will be sent',
  addedTitle: 'What is asked in addition',
  added: 'You have agreed with this party before. This time they ask for the following as well.',
  noItems:
    'That you signed in, at which level, whether you are a citizen or a foreigner, and a code for you that no other organization gets. Nothing else about you.',
  once: 'Only this time. Next time this party must ask you again.',
  untilWithdrawn: 'Until you withdraw it. Next time you need not answer again, unless they ask for more.',
  offline: 'This party can also read it for up to 30 days, even after you sign out.',
  withdraw: 'You can see and withdraw your consent at any time in My account.',
  voluntary: 'You do not have to agree. If you refuse, you go back to the service and nothing is sent.',
  allow: 'Allow',
  deny: 'Refuse',
};
