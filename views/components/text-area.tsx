import type { VNode } from 'preact';
import { describedBy, FieldError, FieldHint } from './field.tsx';
import type { FieldProps } from './text-input.tsx';

/** Several lines of text; `limit` characters, which the server holds too. */
export function TextArea({ id, label, hint, error, limit, value = '' }: FieldProps & { limit: number; value?: string | undefined }): VNode {
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{error}</FieldError>
      <textarea
        id={id}
        name={id}
        rows={4}
        maxLength={limit}
        class={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? 'true' : undefined}
      >
        {value}
      </textarea>
    </div>
  );
}
