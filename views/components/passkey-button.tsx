import type { VNode } from 'preact';
import type { Lang } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';
import { safeHref } from './safe-href.ts';
import { Inset } from './sheet.tsx';

/** Scripts of a page that has a passkey button. */
export const passkeyScripts = ['simplewebauthn-browser.js', 'passkey.js'] as const;

export interface PasskeyEndpoints {
  /** Answers POST with WebAuthn options. */
  readonly optionsUrl: string;
  /** Takes the device's answer as JSON, answers `{"to": "/…"}`. */
  readonly answerUrl: string;
}

export interface PasskeyButtonProps extends PasskeyEndpoints {
  readonly mode: 'sign-in' | 'enrol';
  readonly csrf: string;
  readonly label: string;
  readonly lang: Lang;
  readonly look?: 'primary' | 'secondary';
}

/** Hidden until `passkey.js` finds that the browser can do it: without script nothing dead stands on the page. */
export function PasskeyButton({ mode, optionsUrl, answerUrl, csrf, label, lang, look = 'secondary' }: PasskeyButtonProps): VNode {
  const { passkey } = textsFor(lang).signIn;
  return (
    <div
      hidden
      data-passkey={mode}
      data-options-url={safeHref(optionsUrl)}
      data-answer-url={safeHref(answerUrl)}
      data-csrf={csrf}
      data-text-failed={passkey.failed}
      data-text-cancelled={passkey.cancelled}
      data-text-already={passkey.already}
      data-text-wait={passkey.wait}
      data-text-working={passkey.working}
    >
      <p class="govuk-error-message" role="alert" data-passkey-problem hidden />
      <p class="govuk-hint" role="status" data-passkey-status hidden />
      <button type="button" class={look === 'primary' ? 'govuk-button' : 'govuk-button govuk-button--secondary'} data-passkey-start>
        {label}
      </button>
    </div>
  );
}

/** For whoever meets a page that has nothing but this button, without scripts or with a browser that cannot do it. */
export function WithoutPasskey({ noScript, unsupported }: { noScript: string; unsupported: string }): VNode {
  return (
    <>
      <noscript>
        <Inset>{noScript}</Inset>
      </noscript>
      <div class="govuk-inset-text" data-passkey-unsupported hidden>
        {unsupported}
      </div>
    </>
  );
}
