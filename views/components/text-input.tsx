import type { ComponentChildren, InputHTMLAttributes, VNode } from 'preact';
import { describedBy, FieldError, FieldHint } from './field.tsx';

export interface FieldProps {
  /** Also the name. */
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
}

export type TextInputProps = FieldProps & InputHTMLAttributes<HTMLInputElement>;

/** Label, hint, error and input in the order in which a screen reader should say them. */
export function TextInput({ id, label, hint, error, ...attributes }: TextInputProps): VNode {
  const className = typeof attributes.class === 'string' ? attributes.class : '';
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{error}</FieldError>
      <input
        id={id}
        name={id}
        type="text"
        {...attributes}
        class={`govuk-input ${error ? 'govuk-input--error ' : ''}${className}`.trim()}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  );
}

/** Never prefilled: a password is not sent back to the page. */
export function PasswordInput({ kind = 'current', ...props }: FieldProps & { readonly kind?: 'current' | 'new' }): VNode {
  return <TextInput {...props} type="password" autocomplete={`${kind}-password`} spellcheck={false} autocapitalize="none" />;
}

/** One of the ten: letters too, so no numeric keyboard; on paper, so nothing a browser could fill in. */
export function RecoveryCodeInput(props: FieldProps): VNode {
  return <TextInput {...props} class="dd-input-recovery" autocomplete="off" spellcheck={false} autocapitalize="none" />;
}

/** A one-time code: numeric keyboard, offered by the phone from the message, never remembered. */
export function CodeInput(props: FieldProps & { readonly autofocus?: boolean }): VNode {
  return (
    <TextInput {...props} class="dd-input-code" inputmode="numeric" autocomplete="one-time-code" spellcheck={false} autocapitalize="none" />
  );
}
