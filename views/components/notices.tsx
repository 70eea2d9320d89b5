import type { ComponentChildren, VNode } from 'preact';
import type { Lang } from '../../src/platform/http/types.ts';
import { textsFor } from '../texts/texts.ts';
import { safeHref } from './safe-href.ts';

interface NoticeProps {
  readonly lang: Lang;
  readonly children: ComponentChildren;
}

/** What has just happened (`success`, announced at once) or what one should know before going on. One a page. */
export function NotificationBanner({ lang, success = false, children }: NoticeProps & { success?: boolean }): VNode {
  const { common } = textsFor(lang);
  return (
    <div
      class={success ? 'govuk-notification-banner govuk-notification-banner--success' : 'govuk-notification-banner'}
      role={success ? 'alert' : 'region'}
      aria-labelledby="notification-title"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="notification-title">
          {success ? common.success : common.important}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{children}</p>
      </div>
    </div>
  );
}

export function WarningText({ lang, children }: NoticeProps): VNode {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{textsFor(lang).common.warning}: </span>
        {children}
      </strong>
    </div>
  );
}

export function Details({ summary, children }: { summary: string; children: ComponentChildren }): VNode {
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  );
}

export function BackLink({ href, children }: { href: string; children: ComponentChildren }): VNode {
  return (
    <a class="govuk-back-link" href={safeHref(href)}>
      {children}
    </a>
  );
}
