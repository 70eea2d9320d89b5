import type { VNode } from 'preact';
import { describedBy, FieldError, FieldHint } from './field.tsx';
import type { FieldProps } from './text-input.tsx';

export interface FileInputProps extends FieldProps {
  readonly accept: string;
  /** `user`: a phone opens the camera that looks at the person; `environment`: the one that looks at somebody else. */
  readonly capture?: 'user' | 'environment';
  readonly multiple?: boolean;
}

export function FileInput({ id, label, hint, error, accept, capture, multiple = false }: FileInputProps): VNode {
  return (
    <div class={error ? 'govuk-form-group govuk-form-group--error' : 'govuk-form-group'}>
      <label class="govuk-label govuk-label--s" for={id}>
        {label}
      </label>
      <FieldHint id={id}>{hint}</FieldHint>
      <FieldError id={id}>{error}</FieldError>
      <input
        class={error ? 'govuk-file-upload govuk-file-upload--error' : 'govuk-file-upload'}
        id={id}
        name={id}
        type="file"
        accept={accept}
        capture={capture}
        multiple={multiple}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? 'true' : undefined}
      />
    </div>
  );
}
