import type { ComponentChildren, VNode } from 'preact';
import { safeHref } from './safe-href.ts';

export interface SummaryRow {
  readonly key: string;
  readonly value: ComponentChildren;
  /** `what` completes the link for those who hear it alone: "Change — phone number". */
  readonly action?: { readonly href: string; readonly text: string; readonly what: string };
}

export function SummaryList({ rows }: { rows: readonly SummaryRow[] }): VNode {
  return (
    <dl class="govuk-summary-list">
      {rows.map(({ key, value, action }) => (
        <div key={key} class={action ? 'govuk-summary-list__row' : 'govuk-summary-list__row govuk-summary-list__row--no-actions'}>
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {action ? (
            <dd class="govuk-summary-list__actions">
              <a class="govuk-link" href={safeHref(action.href)}>
                {action.text}
                <span class="govuk-visually-hidden"> — {action.what}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
