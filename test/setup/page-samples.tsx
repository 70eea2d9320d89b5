import type { PageContext, View } from '../../src/platform/http/types.ts';
import { credentialsView } from '../../views/pages/sign-in/credentials.tsx';
import { totpView } from '../../views/pages/sign-in/totp.tsx';

type Samples = Record<string, { readonly title: (context: PageContext) => string; readonly body: View<object>['body']; readonly scripts: readonly string[] }>;

/** A page with props, as a value that only needs the context. */
function sample<P extends object>(view: View<P>, props: NoInfer<P>): Samples[string] {
  return {
    title: (context) => view.title({ ...props, ...context }),
    body: (context) => view.body({ ...props, ...context }),
    scripts: view.scripts ?? [],
  };
}
const wants = 'urn:dinhdanh:acr:level-2';
const service = { name: 'Ngân hàng Sen', purpose: 'mở tài khoản thanh toán trực tuyến' };
const passkey = { optionsUrl: '/sign-in/u/passkey/options', answerUrl: '/sign-in/u/passkey' };
const ways = { cancelAction: '/sign-in/u/cancel', recoveryHref: '/recovery' };
export const pageSamples: Samples = {
  credentials: sample(credentialsView, { action: '/sign-in/u/password', ...ways, service, wants, passkey }),
  totp: sample(totpView, { action: '/sign-in/u/totp', ...ways, service, wants, otherHref: '/sign-in/u/factors' }),
};
