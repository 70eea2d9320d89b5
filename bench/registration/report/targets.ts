import { atLeast, atMost, below, type Verdict } from '../../report/targets.ts';
import { perSecond, type Results } from './results.ts';

/** Applications a second of a hundred thousand a day. */
export const campaignRate = 100_000 / 86_400;
/** So many times as much must fit, or there is no room for the hours at which everybody comes. */
const room = 2;

/** What was promised, and whether this run held it. */
export function judge({ applications, signIns, search, worklist }: Results): Verdict[] {
  return [
    below('p95 of a search of people, ms', search.all.p95, 100),
    below('p95 of a page of the worklist, ms', worklist.all.p95, 50),
    atMost('p95 of a sign-in beside a campaign / alone', signIns.ratio.campaign, 1.5),
    atLeast('applications a second, twice those of 100,000 a day', perSecond(applications), Number((room * campaignRate).toFixed(2))),
    atMost('seconds until the queue is empty after a campaign', signIns.queue.campaign.emptied, 10),
  ];
}
