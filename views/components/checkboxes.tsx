import type { ComponentChildren, VNode } from 'preact';
import { describedBy, FieldError, FieldHint } from './field.tsx';

export interface Checkbox {
  /** Also the id. A form names a field once, so every box has a name of its own. */
  readonly name: string;
  readonly label: ComponentChildren;
  readonly value?: string;
  readonly checked?: boolean;
}

/** Boxes under one question; an error leads to the first of them. */
export function Checkboxes({
  id,
  legend,
  hint,
  error,
  boxes,
}: {
  id: string;
  legend: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  boxes: readonly Checkbox[];
}): VNode {
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, hint, error)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <FieldHint id={id}>{hint}</FieldHint>
        <FieldError id={id}>{error}</FieldError>
        <div class="govuk-checkboxes govuk-checkboxes--small">
          {boxes.map(({ name, label, value = 'yes', checked = false }, index) => (
            <div key={name} class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                id={index === 0 ? id : name}
                name={name}
                type="checkbox"
                value={value}
                checked={checked}
              />
              <label class="govuk-label govuk-checkboxes__label" for={index === 0 ? id : name}>
                {label}
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
