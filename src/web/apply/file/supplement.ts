import { z } from 'zod';
import type { ApplyError } from '../../../../views/pages/apply/frame.tsx';
import { type SupplementProps, supplementView } from '../../../../views/pages/apply-file/supplement.tsx';
import { lawOfToday } from '../../../domain/registrations/drafts/law-of-today.ts';
import { answerSupplement, findSupplement, type OpenSupplement } from '../../../domain/registrations/supplements/answer.ts';
import { page, redirect, route } from '../../../platform/http/route.ts';
import type { Reply, Route } from '../../../platform/http/types.ts';
import { readSupplement, supplementFields, supplementFiles, supplementForm } from '../../first-party/read-supplement.ts';
import type { ApplyParts } from '../parts.ts';
import { fileGate, type FileVisit } from './file.ts';

const form = z.strictObject(supplementForm);
type Typed = z.infer<typeof form>;

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
      files: supplementFiles,
      handle: (visit) => submit(parts, visit),
    }),
  ];
}

/** A file that an officer keyed is completed before one (web/back-office/completing.ts). */
function fieldsOf(visit: FileVisit, { items }: OpenSupplement): SupplementProps['fields'] {
  return visit.who.status.application.channel === 'online' ? supplementFields(items) : [];
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
  if (!open || fieldsOf(visit, open).length === 0) return redirect('/apply/file');
  const { today } = await lawOfToday(deps.db);
  const read = await readSupplement({ items: open.items, typed: visit.form, files: visit.files, today });
  if ('errors' in read) return show(parts, visit, { typed: visit.form, errors: read.errors });
  const outcome = await answerSupplement(deps, { ...read, applicationId: id, actor: `applicant:${id}`, requestId: visit.requestId });
  return redirect(outcome.kind === 'received' ? '/apply/file?done=answered' : '/apply/file');
}
