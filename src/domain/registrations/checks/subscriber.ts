import { type Answered, checkOf, type Judgement, verdict } from './types.ts';

/** Is the telephone registered in the applicant's own name (số thuê bao chính chủ)? */
export const subscriber = checkOf(async ({ registries }, { declared, phone }) => {
  // A foreigner of level 1 may have only an e-mail address (D69:11.1).
  if (!phone) return { kind: 'found' as const, data: { owns: true } };
  return registries.subscriber.ownsNumber(phone, declared.personalNumber ?? declared.document?.number ?? '');
}, judgeSubscriber);

export function judgeSubscriber(answer: Answered<{ readonly owns: boolean }>): Judgement {
  if (answer.kind === 'not-found') return verdict([], ['phone-not-registered']);
  return verdict(answer.data.owns ? [] : ['phone-not-own']);
}
