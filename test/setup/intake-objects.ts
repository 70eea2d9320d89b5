import { paperKinds } from '../../src/domain/registrations/intake/papers.ts';
import type { Db } from '../../src/platform/database/types.ts';
import type { DeskObject } from './desk-object.ts';
import { deskDeps } from './desk-visit.ts';
import { newFile } from './files-of-units.ts';

const procedures = { '/intake/citizens': 'citizen-level-2', '/intake/foreigners': 'foreigner-level-2' } as const;

const standing = { witnessName: '', witnessNumber: '', interpreterName: '', interpreterNumber: '' };
const date = { day: '3', month: '2', year: '1991' };
const tk01 = { number: '005091000001', name: 'Đỗ Thị Thử', ...date, sex: 'female', sure: '005091000001' };
const document = { documentKind: 'passport', documentNumber: 'P1234567', issuingState: 'PHL', nationality: 'PHL' };
const papers = Object.fromEntries(
  paperKinds.flatMap((kind) => [
    [`want-${kind}`, 'no'],
    [`number-${kind}`, ''],
  ]),
);

/** Pages of a file that is keyed, with what their forms send. */
const keyed: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  details: { ...tk01, ...document },
  contacts: { phone: '+84500000999', email: '' },
  'contacts/code': { kind: 'phone', code: '123456' },
  'contacts/resend-phone': {},
  'contacts/resend-email': {},
  'contacts/claim': {},
  papers,
  face: {},
  fingers: {},
  exception: { reason: 'worn', furtherCheck: 'paper-shown', words: 'x' },
  confirm: {},
  account: { answer: 'mine' },
  'account/look': {},
  'account/prove': { code: '123456' },
  device: { code: '123456', offer: 'x' },
  'device/offer': {},
  'device/phone': {},
  statement: {},
  'statement/send': { language: 'vi' },
  'statement/code': { version: 1, language: 'vi', code: '123456', ...standing },
  'statement/paper': { manner: 'mark', version: 1, language: 'vi', ...standing },
  check: {},
  send: {},
  drop: {},
};

const sent: readonly string[] = ['result', 'face-again', 'fingers-again', 'slip', 'activation-slip'];

/** Pages that only a file with an identity card has. */
const withCard: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  iris: { reason: '' },
  delivery: { to: 'unit', address: '' },
  'card-form': {},
};

/** A file of a counter at a unit, keyed by whoever takes in there. */
async function counterFile(db: Db, unitId: string, more: Record<string, unknown>): Promise<string> {
  const officer = await db('officer_roles').where({ unit_id: unitId }).whereLike('role', '%reception').first('officer_id');
  const declared = deskDeps(db).secrets.seal('application', JSON.stringify({ fullName: 'Đỗ Thị Thử' }));
  return newFile(db, {
    unitId,
    keyed_by: officer?.officer_id ?? null,
    declared,
    erase_at: db.raw(`app_now() + interval '1 day'`),
    ...more,
  });
}

function objectsOf(path: keyof typeof procedures): [string, (db: Db, unitId: string) => Promise<DeskObject>][] {
  const columns = { procedure: procedures[path], subject_kind: path.endsWith('citizens') ? 'citizen' : 'foreigner' };
  const make = (state: string, form: Readonly<Record<string, unknown>>) => async (db: Db, unitId: string) => ({
    params: {
      id: await counterFile(db, unitId, { ...columns, state, rule_set: state === 'draft' ? null : 'decree-69-2024-amended-169-2025' }),
    },
    form,
  });
  return [
    ...Object.entries(keyed).map(([page, form]): [string, ReturnType<typeof make>] => [`${path}/:id/${page}`, make('draft', form)]),
    ...sent.map((page): [string, ReturnType<typeof make>] => [`${path}/:id/${page}`, make('registry-check', {})]),
  ];
}

function cardObjects(): [string, (db: Db, unitId: string) => Promise<DeskObject>][] {
  const columns = { procedure: 'citizen-level-2-with-card', subject_kind: 'citizen' };
  const received = { state: 'registry-check', rule_set: 'decree-69-2024-amended-169-2025' };
  const make = (state: Record<string, unknown>, form: Readonly<Record<string, unknown>>) => async (db: Db, unitId: string) => {
    const id = await counterFile(db, unitId, { ...columns, ...state });
    await db('card_applications').insert({ application_id: id, reference: `${id}-CC` });
    return { params: { id }, form };
  };
  return [
    ...Object.entries(withCard).map(([page, form]): [string, ReturnType<typeof make>] => [
      `/intake/citizens/:id/${page}`,
      make({ state: 'draft', rule_set: null }, form),
    ]),
    ['/intake/citizens/:id/card-slip', make(received, {})],
  ];
}

/** The pages of the intake, for the table of roles. */
export const intakeObjects: Readonly<Record<string, (db: Db, unitId: string) => Promise<DeskObject>>> = Object.fromEntries([
  ...(['/intake/citizens', '/intake/foreigners'] as const).flatMap(objectsOf),
  ...cardObjects(),
]);
