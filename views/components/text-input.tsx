import type { InputHTMLAttributes, VNode } from 'preact';
import { controlOf, type FieldProps, LabelledField } from './field.tsx';

export type TextInputProps = FieldProps & InputHTMLAttributes<HTMLInputElement>;

export function TextInput({ id, label, hint, error, ...attributes }: TextInputProps): VNode {
  const field = { id, label, hint, error };
  const control = controlOf(field, 'govuk-input');
  const more = typeof attributes.class === 'string' ? ` ${attributes.class}` : '';
  return (
    <LabelledField {...field}>
      <input type="text" {...attributes} {...control} class={`${control.class}${more}`} name={attributes.name ?? control.name} />
    </LabelledField>
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
