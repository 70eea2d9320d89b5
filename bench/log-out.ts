import type { Installation } from './house/installation.ts';
import { summarize } from './load/closed-loop.ts';
import { unexpected } from './load/browser.ts';
import { signIn } from './load/flows.ts';
import type { Results } from './report/results.ts';

const times = 30;

/**
 * How long a person who logs out waits for the answer to their click, in milliseconds. The service is to be told by a log-out token, and its
 * receiver takes connections and never answers; nothing else is going on.
 */
export async function measureLogOut({ target }: Installation): Promise<Results['logOut']> {
  const waits: number[] = [];
  for (let time = 0; time < times; time++) {
    const { browser, tokens } = await signIn(target);
    const asked = await browser.get(`/session/end?${new URLSearchParams({ id_token_hint: tokens.id_token })}`);
    const form = /<form[^>]*action="([^"]*\/confirm)".*?name="xsrf" value="([^"]*)"/s.exec(asked.body);
    if (!form?.[1] || !form[2]) throw unexpected('the question whether to log out', asked);
    const begun = performance.now();
    const done = await browser.post(form[1], { xsrf: form[2], logout: 'yes' });
    waits.push(performance.now() - begun);
    if (done.status !== 303 && done.status !== 200) throw unexpected('a log-out', done);
  }
  const { p50, p95 } = summarize([{ times: waits, seconds: 1 }]);
  return { p50, p95 };
}
