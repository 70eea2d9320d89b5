import type { VNode } from 'preact';
import { controlOf, type FieldProps, LabelledField } from './field.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends FieldProps {
  /** What stands first while nothing is chosen. */
  readonly empty: string;
  readonly options: readonly Option[];
  readonly value?: string | undefined;
}

/** One of many: works without scripts, and on a phone as the phone's own list. */
export function Select({ empty, options, value = '', ...field }: SelectProps): VNode {
  return (
    <LabelledField {...field}>
      <select {...controlOf(field, 'govuk-select')}>
        <option value="" selected={value === ''}>
          {empty}
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}
