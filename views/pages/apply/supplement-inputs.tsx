import type { VNode } from 'preact';
import type { Lang } from '../../../src/platform/http/types.ts';
import { errorOf, type SummarizedError } from '../../components/error-summary.tsx';
import { FileInput } from '../../components/file-input.tsx';
import { textsFor } from '../../texts/texts.ts';
import { DetailInputs, type TypedDetails } from './detail-inputs.tsx';

/** What can be given when something is missing. */
export type SupplementField = 'number' | 'name' | 'birthDate' | 'sex' | 'face' | 'papers';

export interface SupplementInputsProps {
  readonly fields: readonly SupplementField[];
  readonly typed: Partial<TypedDetails>;
  readonly errors: readonly SummarizedError[];
  readonly lang: Lang;
}

const pictures = 'image/jpeg,image/png,image/webp';

/** A field for everything that was asked for, at home and at the desk. */
export function SupplementInputs({ fields, typed, errors, lang }: SupplementInputsProps): VNode {
  const { face } = textsFor(lang).apply;
  const { supplement } = textsFor(lang).applyFile;
  return (
    <>
      <DetailInputs fields={fields} typed={typed} errors={errors} foreign={false} lang={lang} />
      {fields.includes('face') ? (
        <>
          <FileInput id="taken" label={face.taken} hint={face.takenHint} error={errorOf(errors, 'taken')} accept="image/*" capture="user" />
          <FileInput id="chosen" label={face.other} hint={face.chosenHint} error={errorOf(errors, 'chosen')} accept={pictures} />
        </>
      ) : null}
      {fields.includes('papers') ? (
        <FileInput
          id="papers"
          label={supplement.papers}
          hint={supplement.papersHint}
          error={errorOf(errors, 'papers')}
          accept={pictures}
          multiple
        />
      ) : null}
    </>
  );
}
