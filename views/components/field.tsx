import type { ComponentChildren, VNode } from 'preact';

export function FieldHint({ id, children }: { id: string; children?: ComponentChildren }): VNode | null {
  return children ? (
    <div id={`${id}-hint`} class="govuk-hint">
      {children}
    </div>
  ) : null;
}

export function FieldError({ id, children }: { id: string; children?: string | undefined }): VNode | null {
  return children ? (
    <p id={`${id}-error`} class="govuk-error-message">
      {children}
    </p>
  ) : null;
}

/** What every field has. */
export interface FieldProps {
  /** Also the name. */
  readonly id: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
}

/** Label, hint, error and control in the order in which a screen reader should say them. */
export function LabelledField({ id, label, hint, error, children }: FieldProps & { readonly children: ComponentChildren }): VNode {
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{error}</FieldError>
      {children}
    </div>
  );
}

/** What ties a control to its field, and its look: `govuk-input`, with an error `govuk-input--error` beside. */
export function controlOf({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>, look: string) {
  return {
    id,
    name: id,
    class: error ? `${look} ${look}--error` : look,
    'aria-describedby': describedBy(id, hint, error),
    'aria-invalid': error ? ('true' as const) : undefined,
  };
}

/** Value of `aria-describedby` of a field with these parts. */
export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  const parts = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : undefined;
}
