import type { ComponentChildren, VNode } from 'preact';
import { describedBy, FieldError, FieldHint } from './field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly checked?: boolean;
}

export interface ChoicesProps {
  /** Name of the inputs; the first has it as its id, so that an error can lead there. */
  readonly name: string;
  readonly legend: ComponentChildren;
  readonly choices: readonly Choice[];
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
}

function ChoiceItem({ kind, id, name, choice }: { kind: 'radio' | 'checkbox'; id: string; name: string; choice: Choice }): VNode {
  const block = kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  return (
    <div class={`${block}__item`}>
      <input
        class={`${block}__input`}
        id={id}
        name={name}
        type={kind}
        value={choice.value}
        checked={choice.checked ?? false}
        aria-describedby={choice.hint ? `${id}-hint` : undefined}
      />
      <label class={`govuk-label ${block}__label`} for={id}>
        {choice.label}
      </label>
      {choice.hint ? (
        <div id={`${id}-hint`} class={`govuk-hint ${block}__hint`}>
          {choice.hint}
        </div>
      ) : null}
    </div>
  );
}

function Choices({ kind, name, legend, choices, hint, error }: ChoicesProps & { kind: 'radio' | 'checkbox' }): VNode {
  const group = `${name}-group`;
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(group, hint, error)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <FieldHint id={group}>{hint}</FieldHint>
        <FieldError id={group}>{error}</FieldError>
        <div class={kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'}>
          {choices.map((choice, index) => (
            <ChoiceItem key={choice.value} kind={kind} id={index === 0 ? name : `${name}-${index + 1}`} name={name} choice={choice} />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

export function Radios(props: ChoicesProps): VNode {
  return <Choices kind="radio" {...props} />;
}

export function Checkboxes(props: ChoicesProps): VNode {
  return <Choices kind="checkbox" {...props} />;
}
