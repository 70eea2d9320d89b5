import type { VNode } from 'preact';
import { controlOf, type FieldProps, LabelledField } from './field.tsx';

/** Several lines of text; `limit` characters, which the server holds too. */
export function TextArea({ limit, value = '', ...field }: FieldProps & { limit: number; value?: string | undefined }): VNode {
  return (
    <LabelledField {...field}>
      <textarea {...controlOf(field, 'govuk-textarea')} rows={4} maxLength={limit}>
        {value}
      </textarea>
    </LabelledField>
  );
}
