import { describe, expect, test } from 'vitest';
import { at, begin, cardOf, details, idOf, keyedFile, nameOf, stranger, to, visitor, withoutCard } from '../setup/card-visit.ts';
import { noise } from '../setup/counter.ts';

describe('the eyes', () => {
  test('of a child below six they are neither asked for nor taken', async () => {
    const opened = await begin();
    const older = await to(opened, 'iris');
    expect(nameOf(older)).toBe('iris');
    const child = new Date().getFullYear() - 5;
    const contacts = await details(opened, withoutCard(), { day: '', month: '', year: String(child) });
    expect(contacts.html).not.toContain('/iris"');
    expect(nameOf(await to(contacts, 'iris'))).toBe('check');
    // The page that was open before, sent now.
    const refused = await visitor.attach(older, { left: await noise(120), right: await noise(120) }, { action: '/iris' });
    expect(nameOf(refused)).toBe('check');
    expect((await cardOf(idOf(opened))).held).toEqual([]);
  });

  test('that cannot be captured have a reason; one eye is kept with the reason for the other', async () => {
    const opened = await begin();
    const page = await to(opened, 'iris');
    const missing = await visitor.attach(page, { left: await noise(120) }, { action: '/iris' });
    expect(missing.status).toBe(422);
    expect((await cardOf(idOf(opened))).held).toEqual([]);
    await visitor.attach(page, { left: await noise(120) }, { action: '/iris', fields: { reason: 'injured' } });
    expect(await cardOf(idOf(opened))).toMatchObject({ held: ['iris-left'], noIris: false, irisReason: 'injured' });
    const none = await visitor.attach(await to(opened, 'iris'), {}, { action: '/iris', fields: { reason: 'missing' } });
    expect(nameOf(none)).toBe('delivery');
    expect(await cardOf(idOf(opened))).toMatchObject({ held: [], noIris: true, irisReason: 'missing' });
  });

  test('a file that is no picture is refused in words', async () => {
    const page = await to(await begin(), 'iris');
    const files = { left: Buffer.from('MZ this is no picture'), right: await noise(120) };
    const refused = await visitor.attach(page, files, { action: '/iris' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('govuk-error-summary');
  });
});

describe('the collection form is signed by the applicant', () => {
  test('for the place that it names: another place asks for another signature, the same one does not', async () => {
    const opened = await begin();
    expect(nameOf(await visitor.submit(await to(opened, 'delivery'), { to: 'unit', address: '' }, { action: '/delivery' }))).toBe(
      'card-form',
    );
    const form = await to(opened, 'card-form');
    const unsigned = await visitor.attach(form, {}, { action: '/card-form' });
    expect(unsigned.status).toBe(422);
    await visitor.attach(form, { signed: await noise(500) }, { action: '/card-form' });
    const delivery = await to(opened, 'delivery');
    await visitor.submit(delivery, { to: 'unit', address: '' }, { action: '/delivery' });
    expect((await cardOf(idOf(opened))).isSigned).toBe(true);
    const address = '<script>alert(1)</script> 12 đường Sông';
    const again = await visitor.submit(delivery, { to: 'address', address }, { action: '/delivery' });
    expect(again.html).not.toContain('<script>alert');
    expect(again.html).toContain('12 đường Sông');
    expect((await cardOf(idOf(opened))).isSigned).toBe(false);
    // What was signed for another place is gone, not only out of use.
    const left = { application_id: idOf(opened), kind: 'paper', erased_at: null };
    expect(await at.house.deps.db('application_pictures').where(left)).toEqual([]);
  });

  test('no form takes an officer’s word for it', async () => {
    const form = await to(await begin(), 'delivery');
    await visitor.submit(form, { to: 'unit', address: '' }, { action: '/delivery' });
    const page = await to(form, 'card-form');
    expect(page.html).not.toMatch(/type="checkbox"/);
    const claimed = await visitor.attach(page, {}, { action: '/card-form', fields: { signed: 'yes' } });
    expect(claimed.status).toBeGreaterThanOrEqual(400);
    expect((await cardOf(idOf(page))).isSigned).toBe(false);
  });

  test.each([
    ['no place', { to: '', address: '' }],
    ['an address without words', { to: 'address', address: '  ' }],
    ['an address of 500 characters', { to: 'address', address: 'x'.repeat(500) }],
  ])('%s is asked for again, and nothing is lost', async (_what, typed) => {
    const page = await to(await begin(), 'delivery');
    const refused = await visitor.submit(page, typed, { action: '/delivery' });
    expect(refused.status).toBe(422);
    if (typed.address.trim() !== '') expect(refused.html).toContain(typed.address);
  });
});

describe('another unit', () => {
  test('in the path is not there, on every page of the card', async () => {
    const check = await keyedFile(withoutCard());
    for (const name of ['iris', 'delivery', 'card-form', 'check', 'result']) {
      expect((await stranger.open(new URL(name, check.url))).status).toBe(404);
    }
    const own = await begin(stranger, 'commune-b');
    const delivery = await stranger.open(new URL('delivery', own.url));
    const html = delivery.html.replaceAll(idOf(own), idOf(check));
    const answer = await stranger.submit({ ...delivery, html }, { to: 'address', address: 'x' }, { action: '/delivery' });
    expect(answer.status).toBe(404);
    expect((await cardOf(idOf(check))).delivery).toEqual({ kind: 'unit' });
  });

  test('in the body is no choice, nor is a procedure of others', async () => {
    const list = await visitor.open(`${at.origin}/intake/citizens`);
    const count = async (): Promise<number> => Number((await at.house.deps.db('applications').count('* as n').first())?.['n']);
    const before = await count();
    const typed = { language: 'vi', procedure: 'citizen-level-2-with-card', unit: 'commune-a' };
    for (const wrong of [{ unit: 'commune-b' }, { procedure: 'foreigner-level-2' }, { procedure: 'x' }]) {
      expect((await visitor.submit(list, { ...typed, ...wrong }, { action: '/intake/citizens' })).status).toBe(422);
    }
    expect(await count()).toBe(before);
  });

  test('a file without a card has no pages of a card', async () => {
    const list = await visitor.open(`${at.origin}/intake/citizens`);
    const plain = await visitor.submit(list, { unit: 'commune-a', language: 'vi' }, { action: '/intake/citizens' });
    for (const name of ['iris', 'delivery', 'card-form']) expect(nameOf(await to(plain, name))).toBe('check');
  });
});
