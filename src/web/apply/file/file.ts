import { doneView } from '../../../../views/pages/apply/done.tsx';
import { fileView } from '../../../../views/pages/apply-file/file.tsx';
import { withdrawView } from '../../../../views/pages/apply-file/withdraw.tsx';
import { takeOverDraft } from '../../../domain/registrations/drafts/actions.ts';
import { lawOfToday } from '../../../domain/registrations/drafts/law-of-today.ts';
import { withdrawApplication } from '../../../domain/registrations/leave.ts';
import { spacedCode } from '../../../domain/registrations/references.ts';
import { type FileKey, type FileStatus, readStatus, recordStatusRead } from '../../../domain/registrations/status.ts';
import { noFields, page, redirect, route } from '../../../platform/http/route.ts';
import type { Gate, Reply, Route, Visit } from '../../../platform/http/types.ts';
import { type ApplyParts, draftCookie, noDraftCookie, onwardPath } from '../parts.ts';
import { keyOf, noKeyCookie } from './key-cookie.ts';

export interface FileGround {
  readonly key: FileKey;
  readonly status: FileStatus;
}

export type FileVisit<F = unknown> = Visit<FileGround, F>;

/** Only who opened the file with its code within the last half hour, or has just sent it. */
export function fileGate({ deps }: ApplyParts): Gate<FileGround> {
  return {
    name: 'file',
    admit: async (call) => {
      const key = keyOf(deps, call);
      const status = key && (await readStatus(deps.db, deps.secrets, key));
      if (!key || !status) return { refused: redirect('/apply/status', { cookies: key ? [noKeyCookie] : [] }) };
      return { admitted: { key, status } };
    },
  };
}

/** A file as its applicant sees it, and what they may do with it. */
export function fileRoutes(parts: ApplyParts): readonly Route[] {
  const who = fileGate(parts);
  return [
    route({ method: 'GET', path: '/apply/file', who, handle: (visit) => show(parts, visit) }),
    route({ method: 'GET', path: '/apply/done', who, handle: async (visit) => showDone(visit) }),
    route({ method: 'GET', path: '/apply/file/withdraw', who, handle: async (visit) => askWithdraw(visit) }),
    route({ method: 'POST', path: '/apply/file/withdraw', who, form: noFields, handle: (visit) => withdraw(parts, visit) }),
    route({ method: 'POST', path: '/apply/file/go-on', who, form: noFields, handle: (visit) => goOn(parts, visit) }),
    route({
      method: 'POST',
      path: '/apply/file/close',
      who,
      form: noFields,
      handle: async () => redirect('/', { cookies: [noKeyCookie] }),
    }),
  ];
}

const dones = ['withdrawn', 'answered'] as const;

async function show({ deps }: ApplyParts, visit: FileVisit): Promise<Reply> {
  await recordStatusRead(deps, visit.who.status.application.id);
  return page(fileView, { status: visit.who.status, done: dones.find((done) => done === visit.query.done) });
}

function showDone({ who }: FileVisit): Reply {
  const { status, key } = who;
  if (status.stage === 'draft') return redirect('/apply/file');
  return page(doneView, { reference: status.application.reference, code: spacedCode(key.code), dueOn: status.dueOn });
}

function askWithdraw({ who }: FileVisit, late = false): Reply {
  if (!who.status.mayWithdraw && !late) return redirect('/apply/file');
  const isDraft = who.status.stage === 'draft';
  return page(withdrawView, { action: '/apply/file/withdraw', back: '/apply/file', isDraft, late }, { status: late ? 409 : 200 });
}

async function withdraw({ deps }: ApplyParts, visit: FileVisit): Promise<Reply> {
  const { application } = visit.who.status;
  const left = await withdrawApplication(deps, { applicationId: application.id, requestId: visit.requestId });
  if (!left && application.state !== 'withdrawn') return askWithdraw(visit, true);
  return redirect('/apply/file?done=withdrawn', { cookies: [noDraftCookie] });
}

/** A saved draft is taken up in this browser. */
async function goOn({ deps }: ApplyParts, visit: FileVisit): Promise<Reply> {
  const { status, key } = visit.who;
  const token = await takeOverDraft(deps, { applicationId: status.application.id, requestId: visit.requestId });
  if (!token) return redirect('/apply/file');
  const { rules } = await lawOfToday(deps.db);
  return redirect(onwardPath, { cookies: [draftCookie({ token, code: key.code }, rules.retention.draftDays.value)] });
}
