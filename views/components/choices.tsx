import type { ComponentChildren, VNode } from 'preact';
import { describedBy, FieldError } from './field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly checked?: boolean;
}

export interface RadiosProps {
  /** Name of the inputs; the first has it as its id, so that an error can lead there. */
  readonly name: string;
  readonly legend: ComponentChildren;
  readonly choices: readonly Choice[];
  readonly error?: string | undefined;
}

function Radio({ id, name, choice }: { id: string; name: string; choice: Choice }): VNode {
  return (
    <div class="govuk-radios__item">
      <input
        class="govuk-radios__input"
        id={id}
        name={name}
        type="radio"
        value={choice.value}
        checked={choice.checked ?? false}
        aria-describedby={choice.hint ? `${id}-hint` : undefined}
      />
      <label class="govuk-label govuk-radios__label" for={id}>
        {choice.label}
      </label>
      {choice.hint ? (
        <div id={`${id}-hint`} class="govuk-hint govuk-radios__hint">
          {choice.hint}
        </div>
      ) : null}
    </div>
  );
}

export function Radios({ name, legend, choices, error }: RadiosProps): VNode {
  const group = `${name}-group`;
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(group, undefined, error)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <FieldError id={group}>{error}</FieldError>
        <div class="govuk-radios">
          {choices.map((choice, index) => (
            <Radio key={choice.value} id={index === 0 ? name : `${name}-${index + 1}`} name={name} choice={choice} />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
