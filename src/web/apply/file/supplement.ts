import { z } from 'zod';
import type { ApplyError, ApplyProblem } from '../../../../views/pages/apply/frame.tsx';
import { type SupplementProps, supplementView } from '../../../../views/pages/apply-file/supplement.tsx';
import { lawOfToday } from '../../../domain/registrations/drafts/law-of-today.ts';
import {
  type AnsweredItems,
  answerSupplement,
  findSupplement,
  type OpenSupplement,
} from '../../../domain/registrations/supplements/answer.ts';
import { faceRules, paperRules, type PictureRefusal, type PictureRules, readPicture } from '../../../platform/images.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import type { ApplyParts } from '../parts.ts';
import { pictureWords } from '../picture-words.ts';
import { detailFields, type DetailItem, readDetails } from '../../first-party/read-details.ts';
import { fileGate, type FileVisit } from './file.ts';

const form = z.strictObject(detailFields);
type Typed = z.infer<typeof form>;

const mostPapers = 6;
const one = { maxBytes: faceRules.maxBytes, maxCount: 1 };

/** What can be given here, by the code under which it is asked for. */
const answers: ReadonlyMap<string, SupplementProps['fields'][number]> = new Map([
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

/** Answering a request for what is missing, all at once. */
export function supplementRoutes(parts: ApplyParts): readonly Route[] {
  const who = fileGate(parts);
  return [
    route({ method: 'GET', path: '/apply/file/supplement', who, handle: (visit) => show(parts, visit) }),
    route({
      method: 'POST',
      path: '/apply/file/supplement',
      who,
      form,
      files: { taken: one, chosen: one, papers: { maxBytes: paperRules.maxBytes, maxCount: mostPapers } },
      handle: (visit) => submit(parts, visit),
    }),
  ];
}

/** A file that an officer keyed is completed at the office; and what cannot be given here leaves all of it there. */
function fieldsOf(visit: FileVisit, { items }: OpenSupplement): SupplementProps['fields'] {
  const fields = items.map((item) => answers.get(item));
  if (visit.who.status.application.channel !== 'online' || fields.includes(undefined)) return [];
  return [...new Set(fields.flatMap((field) => field ?? []))];
}

function show(
  { deps }: ApplyParts,
  visit: FileVisit,
  { typed, errors = [] }: { typed?: Typed; errors?: readonly ApplyError[] } = {},
): Promise<Reply> {
  return findSupplement(deps.db, deps.secrets, visit.who.status.application.id).then((open) => {
    if (!open) return redirect('/apply/file');
    const props = { back: '/apply/file', ...open, fields: fieldsOf(visit, open), typed, errors };
    return page(supplementView, props, { status: errors.length > 0 ? 422 : 200 });
  });
}

async function submit(parts: ApplyParts, visit: FileVisit<Typed>): Promise<Reply> {
  const { deps } = parts;
  const { id } = visit.who.status.application;
  const open = await findSupplement(deps.db, deps.secrets, id);
  const fields = open ? fieldsOf(visit, open) : [];
  if (!open || fields.length === 0) return redirect('/apply/file');
  const { today } = await lawOfToday(deps.db);
  const details = readDetails(visit.form, open.items.filter(isDetail), today);
  const pictures = await readPictures(visit, fields);
  const errors = ['errors' in details ? details.errors : [], 'errors' in pictures ? pictures.errors : []].flat();
  if ('errors' in details || 'errors' in pictures) return show(parts, visit, { typed: visit.form, errors });
  const answer = { applicationId: id, requestId: visit.requestId, declared: details.declared, pictures: pictures.read };
  const outcome = await answerSupplement(deps, answer);
  return redirect(outcome.kind === 'received' ? '/apply/file?done=answered' : '/apply/file');
}

function isDetail(item: string): item is DetailItem {
  return ['personal-number', 'full-name', 'birth-date', 'sex'].includes(item);
}

type Pictures = { readonly errors: readonly ApplyError[] } | { readonly read: AnsweredItems['pictures'] };

async function readPictures({ files }: FileVisit, fields: SupplementProps['fields']): Promise<Pictures> {
  const { taken: [taken] = [], chosen: [chosen] = [], papers = [] } = files;
  const errors: ApplyError[] = [];
  const read: AnsweredItems['pictures'][number][] = [];
  const take = async (field: string, bytes: Uint8Array, rules: PictureRules): Promise<Uint8Array | undefined> => {
    const picture = await readPicture(bytes, rules);
    if (picture.kind === 'picture') return picture.jpeg;
    errors.push({ field, problem: pictureWords[picture.reason satisfies PictureRefusal] satisfies ApplyProblem });
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
