import { databaseNow, inTransaction } from '../../../platform/database/pool.ts';
import type { Db } from '../../../platform/database/types.ts';
import type { Deps } from '../../../platform/deps.ts';
import { recordAudit } from '../../audit/actions.ts';
import type { Actor } from '../../audit/types.ts';
import { findUnit } from '../../units/queries.ts';
import type { Unit } from '../../units/types.ts';
import { importProblems } from './rules.ts';
import type { ImportProblem, OldFile, OldFiles } from './types.ts';
import { writeOldFile } from './write.ts';

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly count: number; readonly knownAlready: number }
  /** Nothing was entered. */
  | { readonly kind: 'refused'; readonly problems: readonly ImportProblem[] };

/**
 * Enters old files with their own times, all or none, each judged by the rules of the day it was received. The same entry again changes
 * nothing; another entry under a reference that is known is a problem. Nothing else in this house can set a time in the past.
 */
export async function importFiles(deps: Deps, list: OldFiles, actor: Actor): Promise<ImportOutcome> {
  const { files } = list;
  return inTransaction(deps.db, async (tx) => {
    // Two operators with the same list: the second one waits and finds it entered.
    await tx.raw(`select pg_advisory_xact_lock(hashtextextended('import-files', 0))`);
    const known = await knownMacs(tx, files);
    const problems = [...list.problems, ...(await lawProblems(tx, files)), ...referenceProblems(deps, files, known)];
    if (problems.length > 0) return { kind: 'refused', problems: problems.toSorted((a, b) => a.at - b.at) };
    const fresh = files.filter(({ file }) => !known.has(file.reference));
    for (const { file } of fresh) await writeOldFile(tx, deps, { file, mac: entryMac(deps, file), actor });
    if (fresh.length > 0) await recordAudit(tx, { event: 'files.imported', actor, details: { count: fresh.length } });
    return { kind: 'imported', count: fresh.length, knownAlready: files.length - fresh.length };
  });
}

type Files = OldFiles['files'];

async function lawProblems(db: Db, files: Files): Promise<ImportProblem[]> {
  const now = await databaseNow(db);
  const units = new Map<string, Unit | undefined>();
  for (const id of new Set(files.flatMap(({ file }) => file.unitId ?? []))) units.set(id, await findUnit(db, id));
  return files.flatMap(({ at, file }) =>
    importProblems(file, { now, unit: units.get(file.unitId ?? '') }).map((problem) => ({ at, ...problem })),
  );
}

function referenceProblems(deps: Pick<Deps, 'secrets'>, files: Files, known: Known): ImportProblem[] {
  const references = files.map(({ file }) => file.reference);
  return files.flatMap(({ at, file }, index): ImportProblem[] => {
    const { reference } = file;
    if (references.indexOf(reference) < index) return [{ at, field: 'reference', code: 'twice' }];
    const isOther = known.has(reference) && known.get(reference) !== entryMac(deps, file);
    return isOther ? [{ at, field: 'reference', code: 'other-file' }] : [];
  });
}

/** Of each reference that is known, the MAC of the entry it came from; undefined for a file that was begun here. */
type Known = ReadonlyMap<string, string | undefined>;

async function knownMacs(db: Db, files: Files): Promise<Known> {
  const references = files.map(({ file }) => file.reference);
  const { rows } = await db.raw('select reference, import_mac from applications where reference = any (?)', [references]);
  return new Map((rows as { reference: string; import_mac: string | null }[]).map((row) => [row.reference, row.import_mac ?? undefined]));
}

/** What equal entries have in common; the fields stand in the order in which they are read. */
function entryMac({ secrets }: Pick<Deps, 'secrets'>, file: OldFile): string {
  return secrets.mac('imported-file', JSON.stringify(file));
}
