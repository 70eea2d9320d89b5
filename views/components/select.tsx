import type { VNode } from 'preact';
import { describedBy, FieldError, FieldHint } from './field.tsx';
import type { FieldProps } from './text-input.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends FieldProps {
  /** What stands first while nothing is chosen. */
  readonly empty: string;
  readonly options: readonly Option[];
  readonly value?: string | undefined;
}

/** One of many: works without scripts, and on a phone as the phone's own list. */
export function Select({ id, label, hint, error, empty, options, value = '' }: SelectProps): VNode {
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{error}</FieldError>
      <select
        class={error ? 'govuk-select govuk-select--error' : 'govuk-select'}
        id={id}
        name={id}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? 'true' : undefined}
      >
        <option value="" selected={value === ''}>
          {empty}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
