import type { VNode } from 'preact';
import { controlOf, type FieldProps, LabelledField } from './field.tsx';

export interface FileInputProps extends FieldProps {
  readonly accept: string;
  /** `user`: a phone opens the camera that looks at the person; `environment`: the one that looks at somebody else. */
  readonly capture?: 'user' | 'environment';
  readonly multiple?: boolean;
}

export function FileInput({ accept, capture, multiple = false, ...field }: FileInputProps): VNode {
  return (
    <LabelledField {...field}>
      <input {...controlOf(field, 'govuk-file-upload')} type="file" accept={accept} capture={capture} multiple={multiple} />
    </LabelledField>
  );
}
