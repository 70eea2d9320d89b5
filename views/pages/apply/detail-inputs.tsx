import type { VNode } from 'preact';
import type { Lang } from '../../../src/platform/http/types.ts';
import { Radios } from '../../components/choices.tsx';
import { DateInput } from '../../components/date-input.tsx';
import { errorOf, type SummarizedError } from '../../components/error-summary.tsx';
import { TextInput } from '../../components/text-input.tsx';
import { textsFor } from '../../texts/texts.ts';

/** As typed. */
export interface TypedDetails {
  readonly number?: string | undefined;
  readonly name?: string | undefined;
  readonly day?: string | undefined;
  readonly month?: string | undefined;
  readonly year?: string | undefined;
  readonly sex?: string | undefined;
}

export interface DetailInputsProps {
  /** Which of them the form has; other names are not looked at. */
  readonly fields: readonly string[];
  readonly typed: TypedDetails;
  readonly errors: readonly SummarizedError[];
  /** Named as in a passport. */
  readonly foreign: boolean;
  readonly lang: Lang;
}

const sexes = ['female', 'male', 'unknown'] as const;

/** What people say about themselves: number, name, birth date and sex, each where it is asked for. */
export function DetailInputs({ fields, typed, errors, foreign, lang }: DetailInputsProps): VNode {
  const { details } = textsFor(lang).apply;
  const choices = sexes.map((value) => ({ value, label: details.sexes[value], checked: value === typed.sex }));
  return (
    <>
      {fields.includes('number') ? (
        <TextInput
          id="number"
          label={details.number}
          hint={details.numberHint}
          error={errorOf(errors, 'number')}
          value={typed.number ?? ''}
          inputmode="numeric"
          autocomplete="off"
          spellcheck={false}
        />
      ) : null}
      {fields.includes('name') ? (
        <TextInput
          id="name"
          label={details.name}
          hint={foreign ? details.nameHintForeign : details.nameHint}
          error={errorOf(errors, 'name')}
          value={typed.name ?? ''}
          autocomplete="name"
          spellcheck={false}
        />
      ) : null}
      {fields.includes('birthDate') ? (
        <DateInput
          legend={details.birthDate}
          hint={details.birthDateHint}
          error={errorOf(errors, 'day')}
          names={details}
          value={{ day: typed.day ?? '', month: typed.month ?? '', year: typed.year ?? '' }}
        />
      ) : null}
      {fields.includes('sex') ? <Radios name="sex" legend={details.sex} choices={choices} error={errorOf(errors, 'sex')} /> : null}
    </>
  );
}
