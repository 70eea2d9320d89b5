import type { Paper } from '../../../views/documents/letter.ts';
import { apologyLetter, undeliveredLetter } from '../../../views/documents/letters.ts';
import { refusalLetter } from '../../../views/documents/refusal.ts';
import { renderMessage } from '../../../views/messages.ts';
import { textsFor } from '../../../views/texts/texts.ts';
import { listFileMessages } from '../../domain/notifications/file-messages.ts';
import { readAbout, readApology, readRefusal, type UnitName, unitName } from '../../domain/registrations/letters/queries.ts';
import { databaseNow } from '../../platform/database/pool.ts';
import type { Deps } from '../../platform/deps.ts';
import { attachment } from '../../platform/http/route.ts';
import type { AttachmentReply, Lang } from '../../platform/http/types.ts';
import { renderPdf } from '../../platform/pdf/render.ts';
import type { PdfDocument } from '../../platform/pdf/types.ts';

/** Which letter is wanted. Whoever asks for it has been let through to this file before. */
export interface WantedLetter {
  readonly applicationId: string;
  readonly lang: Lang;
}

/**
 * The written refusal of a file, or undefined while there is none. `isNamed`: for an officer to hand over or send; whoever only holds the
 * code of the file gets it without the name.
 */
export async function refusalPdf(deps: Deps, wanted: WantedLetter & { readonly isNamed: boolean }): Promise<AttachmentReply | undefined> {
  const refusal = await readRefusal(deps.db, deps.secrets, wanted.applicationId);
  if (!refusal) return undefined;
  const { application, addressee, proofToken, authority, ...said } = refusal;
  const { reference, procedure } = application;
  const proofAddress = `${deps.settings.issuer}/proof/${proofToken}`;
  const named = wanted.isNamed ? { addressee } : {};
  const paper = await paperOf(deps, wanted, authority);
  return asFile(said.number, refusalLetter({ ...said, ...named, reference, procedure, proofAddress }, paper));
}

/** The apology for a late file, for the head of the unit to sign; undefined unless a new day was promised. */
export async function apologyPdf(deps: Deps, wanted: WantedLetter): Promise<AttachmentReply | undefined> {
  const apology = await readApology(deps.db, deps.secrets, wanted.applicationId);
  if (!apology) return undefined;
  const { application, unit, ...said } = apology;
  const { reference, procedure } = application;
  return asFile(`${reference}-xin-loi`, apologyLetter({ ...said, reference, procedure }, await paperOf(deps, wanted, unit)));
}

/** The newest notice about a file on paper, for who was reached by no channel; undefined when nothing was to be told. */
export async function undeliveredPdf(deps: Deps, wanted: WantedLetter): Promise<AttachmentReply | undefined> {
  const { db, secrets, settings } = deps;
  const [about, [notice]] = await Promise.all([
    readAbout(db, secrets, wanted.applicationId),
    listFileMessages(db, secrets, wanted.applicationId),
  ]);
  if (!about || !notice) return undefined;
  const { application, addressee } = about;
  const { reference, procedure } = application;
  const message = renderMessage({ ...notice, language: wanted.lang, channel: 'inbox', origin: settings.issuer });
  const paper = await paperOf(deps, wanted, await unitName(db, application.unitId));
  const statusAddress = `${settings.issuer}/apply/status`;
  return asFile(`${reference}-bao-tin`, undeliveredLetter({ addressee, reference, procedure, message, statusAddress }, paper));
}

/** Whose letter it is, and when it is made. */
export async function paperOf({ db, settings }: Deps, { lang }: Pick<WantedLetter, 'lang'>, unit: UnitName | undefined): Promise<Paper> {
  const nobody = { vi: textsFor('vi').law.unitKinds.authority, en: textsFor('en').law.unitKinds.authority };
  return { lang, sandbox: settings.sandbox, at: await databaseNow(db), unit: unit ?? nobody };
}

/** A document as a file to be kept. */
export async function asFile(name: string, document: PdfDocument): Promise<AttachmentReply> {
  return attachment({ type: 'application/pdf', name: `${name.toLowerCase()}.pdf`, bytes: await renderPdf(document) });
}
