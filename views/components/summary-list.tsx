import type { ComponentChildren, VNode } from 'preact';
import { safeHref } from './safe-href.ts';

export interface SummaryRow {
  readonly key: string;
  readonly value: ComponentChildren;
  /** Where it can be changed; the name says what, for whoever hears the link alone. */
  readonly change?: { readonly href: string; readonly text: string };
}

function ChangeLink({ name, change }: { name: string; change: NonNullable<SummaryRow['change']> }): VNode {
  return (
    <dd class="govuk-summary-list__actions">
      <a class="govuk-link" href={safeHref(change.href)}>
        {change.text}
        <span class="govuk-visually-hidden">: {name}</span>
      </a>
    </dd>
  );
}

export function SummaryList({ rows }: { rows: readonly SummaryRow[] }): VNode {
  return (
    <dl class="govuk-summary-list">
      {rows.map(({ key, value, change }) => (
        <div key={key} class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {change ? <ChangeLink name={key} change={change} /> : null}
        </div>
      ))}
    </dl>
  );
}
