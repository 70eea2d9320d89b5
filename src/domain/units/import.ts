import type { Tx } from '../../platform/database/types.ts';
import { recordAudit } from '../audit/actions.ts';
import type { Actor } from '../audit/types.ts';
import type { Unit } from './types.ts';

export type ImportOutcome =
  | { readonly kind: 'imported'; readonly count: number }
  /** Units that are named as superior or successor and are neither in the list nor here. */
  | { readonly kind: 'unknown-units'; readonly ids: readonly string[] };

/** Enters units, or replaces what is known of them. None is ever removed: old files keep theirs; one that ended has its last day. */
export async function importUnits(tx: Tx, units: readonly Unit[], actor: Actor): Promise<ImportOutcome> {
  const named = units.flatMap(({ parentId, successorId }) => [parentId, successorId]).filter((id) => id !== undefined);
  const known = new Set([...units.map(({ id }) => id), ...(await tx('units').whereIn('id', named).pluck('id'))]);
  const ids = [...new Set(named.filter((id) => !known.has(id)))];
  if (ids.length > 0) return { kind: 'unknown-units', ids };
  const rows = JSON.stringify(units.map(rowOf));
  await tx.raw(`insert into units (${columns}) select ${columns} from ${recordset} on conflict (id) do update set ${replaced}`, [rows]);
  // A unit may come before the one above it: who belongs to whom is entered when all are there.
  await tx.raw(`update units u set parent_id = n.parent_id, successor_id = n.successor_id from ${recordset} where u.id = n.id`, [rows]);
  await recordAudit(tx, { event: 'units.imported', actor, details: { count: units.length } });
  return { kind: 'imported', count: units.length };
}

const plain = ['id', 'kind', 'name_vi', 'name_en', 'address', 'valid_from', 'valid_to', 'saturday_morning', 'opens_at', 'closes_at'];
const columns = plain.join(', ');
const replaced = plain.map((name) => `${name} = excluded.${name}`).join(', ');
const recordset = `jsonb_populate_recordset(null::units, ?::jsonb) n`;

function rowOf(unit: Unit): Record<string, unknown> {
  return {
    id: unit.id,
    kind: unit.kind,
    name_vi: unit.nameVi,
    name_en: unit.nameEn,
    address: unit.address,
    parent_id: unit.parentId ?? null,
    successor_id: unit.successorId ?? null,
    valid_from: unit.validFrom,
    valid_to: unit.validTo ?? null,
    saturday_morning: unit.saturdayMorning,
    opens_at: unit.opensAt,
    closes_at: unit.closesAt,
  };
}
