import type { Day } from '../../lib/days.ts';
import type { Db } from '../../platform/database/types.ts';
import type { UnitKind } from '../rule-sets/types.ts';

/** An office as it is looked for. */
export interface FoundOffice {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: Readonly<Record<'vi' | 'en', string>>;
  readonly address: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly saturdayMorning: boolean;
}

export interface OfficeSearch {
  readonly kinds: readonly UnitKind[];
  readonly on: Day;
  /** Words of name, address or the unit above, with or without marks, in any order. */
  readonly words: string;
  readonly limit: number;
}

const mostWords = 8;

/** Offices of some kinds that are there on a day and have every word; the offices of the ministry first, then by name. */
export async function searchOffices(db: Db, { kinds, on, words, limit }: OfficeSearch): Promise<readonly FoundOffice[]> {
  const wanted = words.split(/\s+/u).filter(Boolean).slice(0, mostWords);
  const { rows } = await db.raw(
    `select u.id, u.kind, u.name_vi, u.name_en, u.address, u.opens_at, u.closes_at, u.saturday_morning
     from units u left join units above on above.id = u.parent_id
     where u.kind = any(?) and u.valid_from <= ? and coalesce(u.valid_to > ?, true)
       and not exists (select from unnest(?::text[]) word
         where position(vn_fold(word) in vn_fold(concat_ws(' ', u.name_vi, u.name_en, u.address, above.name_vi, above.name_en))) = 0)
     order by array_position(?::text[], u.kind), u.name_vi collate "vi-x-icu", u.id limit ?`,
    [[...kinds], on, on, wanted, [...kinds], limit],
  );
  return rows.map((row: Record<string, unknown>) => ({
    id: String(row.id),
    kind: row.kind as UnitKind,
    name: { vi: String(row.name_vi), en: String(row.name_en) },
    address: String(row.address),
    opensAt: String(row.opens_at).slice(0, 5),
    closesAt: String(row.closes_at).slice(0, 5),
    saturdayMorning: row.saturday_morning === true,
  }));
}
