import type { ComponentChildren, VNode } from 'preact';
import { describedBy, FieldError, FieldHint } from './field.tsx';

type Part = 'day' | 'month' | 'year';

export interface DateInputProps {
  readonly legend: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly names: Readonly<Record<Part, string>>;
  /** As typed. */
  readonly value: Readonly<Record<Part, string>>;
}

const parts: readonly Part[] = ['day', 'month', 'year'];

/** A date in three fields, `day`, `month` and `year`: nothing to pick from, nothing to format. An error leads to the day. */
export function DateInput({ legend, hint, error, names, value }: DateInputProps): VNode {
  const group = 'date';
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(group, hint, error)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <FieldHint id={group}>{hint}</FieldHint>
        <FieldError id={group}>{error}</FieldError>
        <div class="govuk-date-input">
          {parts.map((part) => (
            <div key={part} class="govuk-date-input__item">
              <label class="govuk-label" for={part}>
                {names[part]}
              </label>
              <input
                class={`govuk-input govuk-date-input__input govuk-input--width-${part === 'year' ? 4 : 2}${error ? ' govuk-input--error' : ''}`}
                id={part}
                name={part}
                type="text"
                inputmode="numeric"
                autocomplete={`bday-${part}`}
                value={value[part]}
                aria-invalid={error ? 'true' : undefined}
              />
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
