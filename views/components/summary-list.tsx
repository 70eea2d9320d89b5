import type { ComponentChildren, VNode } from 'preact';

export interface SummaryRow {
  readonly key: string;
  readonly value: ComponentChildren;
}

export function SummaryList({ rows }: { rows: readonly SummaryRow[] }): VNode {
  return (
    <dl class="govuk-summary-list">
      {rows.map(({ key, value }) => (
        <div key={key} class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
