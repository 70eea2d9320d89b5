import type { Db } from '../../../src/platform/database/types.ts';
import { inSlices, withoutIndexes } from './slices.ts';

/** People with accounts of level 1 or 2, so many that a search has to find its way; they sign in nowhere, so they hold no factors. */
export async function seedArchivePeople(db: Db, count: number): Promise<void> {
  // Their indexes are made when everybody is there: in a tenth of the time.
  const names = ['people_name', 'people_name_within', 'people_name_end', 'people_year_name', 'people_year_name_end'];
  await withoutIndexes(db, { table: 'people', names }, () =>
    inSlices(count, (from, to) => db.raw(sql, [from, to, families, middles, given])),
  );
}

/** Two in five are called Nguyễn; the others as often as they stand here. */
const families = [
  ...Array<string>(16).fill('Nguyễn'),
  ...words('Trần Trần Trần Trần Lê Lê Lê Lê Phạm Phạm Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh'),
];
const middles = words(
  `Văn Văn Văn Thị Thị Thị Đức Hữu Quốc Minh Công Xuân Gia Thành Bá Thu Ngọc Thanh Kim Bích Mỹ Hồng Diệu Thuỳ Anh Bảo Phương Hoài Nhật
   Tuấn Trung`,
);
const given = words(
  `An Anh Bảo Bình Châu Chi Cường Dũng Dung Đạt Giang Hà Hải Hạnh Hiếu Hoa Hoà Hùng Hương Khánh Lan Linh Long Mai Nam Nga Oanh Phúc
   Phương Quân Quỳnh Sơn Tâm Thắng Thảo Thuý Trang Trung Tuấn Uyên Việt Vinh Vy Xuân Yến Đông`,
);

function words(text: string): string[] {
  return text.split(/\s+/);
}

/** Chosen by a hash, so that names and days have nothing to do with each other; half have a fourth syllable. */
const sql = `
with slice as (
  select i, ('00000000-0000-4000-8005-' || lpad(i::text, 12, '0'))::uuid as id, '005' || i % 2 || 60 + i / 1000000 || lpad((i % 1000000)::text, 6, '0') as number,
    hashint4(i) & 2147483647 as a, hashint4(i + 700000001) & 2147483647 as b, hashint4(-i - 1) & 2147483647 as c
  from generate_series(?::int, ?::int) i),
lists as (select ?::text[] as f, ?::text[] as m, ?::text[] as g),
made as (
  insert into people (id, full_name, birth_date, sex, nationality)
  select id, f[1 + a % cardinality(f)] || ' ' || m[1 + b % cardinality(m)] || case when c % 2 = 0 then ' ' || m[1 + c / 7 % cardinality(m)] else '' end
      || ' ' || g[1 + b / 64 % cardinality(g)],
    1940 + a / 64 % 68 || '-' || lpad((1 + b / 8 % 12)::text, 2, '0') || '-' || lpad((1 + c / 16 % 28)::text, 2, '0'),
    case i % 2 when 0 then 'male' else 'female' end, 'VNM'
  from slice, lists returning id),
opened as (
  insert into accounts (id, person_id, subject_kind, level, state, activated_at)
  select id, id, 'citizen', 1 + i % 2, 'active', app_now() from slice join made using (id) returning id)
insert into account_numbers (number, account_id, kind) select number, id, 'personal' from slice join opened using (id)`;
