import type { ApplyError, ApplyProblem } from '../../../views/pages/apply/frame.tsx';
import type { SupplementField } from '../../../views/pages/apply/supplement-inputs.tsx';
import type { AnsweredItems } from '../../domain/registrations/supplements/answer.ts';
import type { Day } from '../../lib/days.ts';
import { faceRules, paperRules, type PictureRules, readPicture } from '../../platform/images.ts';
import type { Files } from '../../platform/http/types.ts';
import { pictureWords } from './picture-words.ts';
import { detailFields, type DetailItem, readDetails, type TypedDetails } from './read-details.ts';

const mostPapers = 6;
const one = { maxBytes: faceRules.maxBytes, maxCount: 1 };

/** What a form of missing things may carry. */
export const supplementForm = detailFields;
export const supplementFiles = { taken: one, chosen: one, papers: { maxBytes: paperRules.maxBytes, maxCount: mostPapers } } as const;

/** The field in which something is given, by the code under which it is asked for. */
const answers: ReadonlyMap<string, SupplementField> = new Map([
  ['personal-number', 'number'],
  ['full-name', 'name'],
  ['birth-date', 'birthDate'],
  ['sex', 'sex'],
  ['face-picture', 'face'],
  ['papers', 'papers'],
  ['identity-card', 'papers'],
  ['passport', 'papers'],
  ['residence-card', 'papers'],
]);

/** The fields that a request for what is missing needs, once each. */
export function supplementFields(items: readonly string[]): SupplementField[] {
  return [...new Set(items.flatMap((item) => answers.get(item) ?? []))];
}

export type ReadSupplement = { readonly errors: readonly ApplyError[] } | Pick<AnsweredItems, 'declared' | 'pictures'>;

export interface SupplementToRead {
  readonly items: readonly string[];
  readonly typed: TypedDetails;
  readonly files: Files;
  readonly today: Day;
}

/** Reads everything that was asked for; whatever is wrong is said at once. */
export async function readSupplement({ items, typed, files, today }: SupplementToRead): Promise<ReadSupplement> {
  const details = readDetails(typed, items.filter(isDetail), today);
  const pictures = await readPictures(files, supplementFields(items));
  const errors = ['errors' in details ? details.errors : [], 'errors' in pictures ? pictures.errors : []].flat();
  return 'errors' in details || 'errors' in pictures ? { errors } : { declared: details.declared, pictures: pictures.read };
}

function isDetail(item: string): item is DetailItem {
  return ['personal-number', 'full-name', 'birth-date', 'sex'].includes(item);
}

type Pictures = { readonly errors: readonly ApplyError[] } | { readonly read: AnsweredItems['pictures'] };

async function readPictures(files: Files, fields: readonly SupplementField[]): Promise<Pictures> {
  const { taken: [taken] = [], chosen: [chosen] = [], papers = [] } = files;
  const errors: ApplyError[] = [];
  const read: AnsweredItems['pictures'][number][] = [];
  const take = async (field: string, bytes: Uint8Array, rules: PictureRules): Promise<Uint8Array | undefined> => {
    const picture = await readPicture(bytes, rules);
    if (picture.kind === 'picture') return picture.jpeg;
    errors.push({ field, problem: pictureWords[picture.reason] satisfies ApplyProblem });
    return undefined;
  };
  if (fields.includes('face')) {
    const face = taken ?? chosen;
    if (!face || (taken && chosen)) errors.push({ field: 'taken', problem: face ? 'two-pictures' : 'missing-picture' });
    const jpeg = face && (await take(taken ? 'taken' : 'chosen', face, faceRules));
    if (jpeg) read.push({ kind: 'face', source: taken ? 'camera' : 'upload', jpeg });
  }
  if (fields.includes('papers') && papers.length === 0) errors.push({ field: 'papers', problem: 'missing-papers' });
  for (const paper of fields.includes('papers') ? papers : []) {
    const jpeg = await take('papers', paper, paperRules);
    if (jpeg) read.push({ kind: 'paper', source: 'upload', jpeg });
  }
  return errors.length > 0 ? { errors } : { read };
}
