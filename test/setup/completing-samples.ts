import { completingView } from '../../views/pages/back-office/completing.tsx';
import { deskHead } from './desk-samples.ts';
import { type PageSample, sample } from './sample.ts';

const props = {
  desk: deskHead,
  applicationId: 'f1',
  reference: 'DD-7KQ2-M9XF',
  version: 4,
  items: ['full-name', 'papers'],
  note: 'Ảnh bị mờ',
  fields: ['name', 'papers'],
} as const;
const problems = [
  { field: 'name', problem: 'not-a-name' },
  { field: 'papers', problem: 'missing-papers' },
] as const;

/** What an applicant brings to the office, keyed in. */
export const completingSamples: Readonly<Record<string, PageSample>> = {
  'desk, completing': sample(completingView, { ...props, errors: [] }, 'back-office'),
  'desk, completing with errors': sample(
    completingView,
    { ...props, note: undefined, typed: { name: '1' }, errors: problems },
    'back-office',
  ),
};
