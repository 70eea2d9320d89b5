import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guidesOf } from '../../src/domain/rule-sets/guides.ts';
import { rulesOn } from '../../src/domain/rule-sets/index.ts';
import { shiftClock } from '../setup/database.ts';
import { startTestHouse, type TestHouse } from '../setup/house.ts';
import { type Page, textOf, Visitor } from '../setup/visitor.ts';

/** The guide is made from the rules in force: what they say stands on it, with article and date. */
let house: TestHouse;

beforeAll(async () => {
  house = await startTestHouse();
  await shiftClock(house.database.db, `${Math.round((Date.parse('2026-11-25T03:00:00Z') - Date.now()) / 1000)} seconds`);
});
afterAll(() => house.stop());

const open = (path: string): Promise<Page> => new Visitor().open(`${house.issuer}${path}`);

test('every way there is has a page, linked from the list', async () => {
  const list = await open('/apply/guide');
  expect(textOf(list)).toContain('áp dụng từ ngày 28/09/2026');
  for (const { procedure, person } of guidesOf(rulesOn('2026-11-25'))) {
    const path = `/apply/guide/${procedure}/${person}`;
    expect(list.html).toContain(`href="${path}"`);
    const page = await open(path);
    expect(page.status, path).toBe(200);
    expect(textOf(page)).toMatch(/không thu phí.*Điều 27 Nghị định 69\/2024/su);
  }
});

test.each([
  ['a citizen online', 'citizen-level-1/e1-14', ['Nộp trực tuyến', '1 ngày làm việc', 'Đăng ký ngay', 'trong 7 ngày']],
  ['a citizen at a counter', 'citizen-level-2/e1-14', ['Công an xã, phường, đặc khu', '3 ngày làm việc', 'thẻ căn cước', 'Tìm nơi nộp']],
  ['with the card', 'citizen-level-2-with-card/e4-14', ['7 ngày làm việc', 'CC01', 'mống mắt']],
  ['a foreigner at a counter', 'foreigner-level-2/e5-14', ['Quản lý xuất nhập cảnh', 'hộ chiếu', '3 ngày làm việc', '7 ngày làm việc']],
  ['a child', 'citizen-level-1/e2-6', ['từ đủ 6 đến dưới 14 tuổi', 'người giám hộ', 'tài khoản mức 2 của người giám hộ']],
])('%s is told who, where, what, how long', async (_, path, said) => {
  const text = textOf(await open(`/apply/guide/${path}`));
  for (const words of said) expect(text).toContain(words);
});

test('a child is not led to apply alone', async () => {
  expect((await open('/apply/guide/citizen-level-1/e2-6')).html).not.toContain('href="/apply"');
});

test.each(['/apply/guide/citizen-level-1/e9-0', '/apply/guide/x/e1-14', '/apply/guide/citizen-level-1/__proto__'])(
  '%s is no page',
  async (path) => {
    expect((await open(path)).status).toBe(404);
  },
);

describe('offices', () => {
  const names = async (query: string): Promise<string[]> => {
    const page = await open(`/apply/guide/offices${query}`);
    return [...page.html.matchAll(/<t[dh][^>]*>((?:Công an|Phòng|Cục|Trung tâm)[^<]*)<\/t[dh]>/g)].map(([, name = '']) => name);
  };

  test('are those that the procedure may be done at today: no district, no immigration for a citizen', async () => {
    const all = await names('?procedure=citizen-level-2');
    expect(all).toContain('Công an phường Bến Mẫu');
    expect(all.join()).not.toMatch(/huyện|xuất nhập cảnh/);
    expect((await names('?procedure=foreigner-level-2')).join()).toMatch(/xuất nhập cảnh/);
  });

  test.each([
    ['without marks', 'ben mau', ['Công an phường Bến Mẫu']],
    ['with marks and capitals', 'BẾN Mẫu phường Công an', ['Công an phường Bến Mẫu']],
    ['by province', 'hai mau', ['Công an phường Cảng Mẫu', 'Công an đặc khu Đảo Mẫu']],
  ])('are found %s', async (_, words, wanted) => {
    const found = await names(`?procedure=citizen-level-2&q=${encodeURIComponent(words)}`);
    for (const name of wanted) expect(found).toContain(name);
    expect(found).not.toContain('Công an xã Đồng Mẫu');
  });

  test.each(['%', '_', "'; drop table units; --", '<script>alert(1)</script>', '😀', 'x'.repeat(5000), '\\'])(
    '%j finds none and breaks nothing',
    async (words) => {
      const page = await open(`/apply/guide/offices?procedure=citizen-level-2&q=${encodeURIComponent(words.slice(0, 2000))}`);
      expect(page.status).toBe(200);
      expect(page.html).not.toContain('<script>alert');
      expect(textOf(page)).toContain('Không tìm thấy nơi nào');
    },
  );

  test('an unknown procedure shows the offices of the first', async () => {
    expect((await open('/apply/guide/offices?procedure=__proto__')).status).toBe(200);
  });
});
