import { importUnits } from '../domain/units/import.ts';
import type { Unit } from '../domain/units/types.ts';
import type { Tx } from '../platform/database/types.ts';

const ordinary = { validTo: undefined, successorId: undefined, saturdayMorning: false, opensAt: '07:30', closesAt: '17:00' } as const;

type About = Pick<Unit, 'id' | 'kind' | 'nameVi' | 'nameEn' | 'address' | 'parentId'> & Partial<Unit>;

const office = (about: About): Unit => ({ ...ordinary, validFrom: '2018-08-06', ...about });

/** A commune of the police of two levels. */
const commune = (about: Omit<About, 'kind'>): Unit => office({ kind: 'commune', validFrom: '2025-07-01', ...about });

/** Offices by the names of the decrees, in invented places: the ministry, two provinces with their communes, a district that is no more. */
export const sandboxUnits: readonly Unit[] = [
  office({
    id: 'authority',
    kind: 'authority',
    nameVi: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
    nameEn: 'Police Department for Administrative Management of Social Order',
    address: '1 đường Mẫu, phường Bến Mẫu',
    parentId: undefined,
  }),
  office({
    id: 'population-centre',
    kind: 'population-centre',
    nameVi: 'Trung tâm dữ liệu quốc gia về dân cư',
    nameEn: 'National Population Data Centre',
    address: '2 đường Mẫu, phường Bến Mẫu',
    parentId: 'authority',
  }),
  office({
    id: 'immigration',
    kind: 'ministry-immigration',
    nameVi: 'Cục Quản lý xuất nhập cảnh',
    nameEn: 'Immigration Department',
    address: '3 đường Mẫu, phường Bến Mẫu',
    // It takes files of foreigners in; the authority above decides them (D69:16).
    parentId: 'authority',
  }),
  office({
    id: 'song-mau-identity',
    kind: 'province-identity',
    nameVi: 'Phòng Cảnh sát quản lý hành chính về trật tự xã hội, Công an tỉnh Sông Mẫu',
    nameEn: 'Division for Administrative Management of Social Order, Sông Mẫu Province Police',
    address: '10 đường Sông, phường Bến Mẫu, tỉnh Sông Mẫu',
    parentId: 'authority',
  }),
  office({
    id: 'song-mau-immigration',
    kind: 'province-immigration',
    nameVi: 'Phòng Quản lý xuất nhập cảnh, Công an tỉnh Sông Mẫu',
    nameEn: 'Immigration Division, Sông Mẫu Province Police',
    address: '12 đường Sông, phường Bến Mẫu, tỉnh Sông Mẫu',
    parentId: 'immigration',
  }),
  commune({
    id: 'ben-mau',
    nameVi: 'Công an phường Bến Mẫu',
    nameEn: 'Bến Mẫu Ward Police',
    address: '5 đường Bến, phường Bến Mẫu, tỉnh Sông Mẫu',
    parentId: 'song-mau-identity',
  }),
  commune({
    id: 'dong-mau',
    nameVi: 'Công an xã Đồng Mẫu',
    nameEn: 'Đồng Mẫu Commune Police',
    address: 'Thôn Một, xã Đồng Mẫu, tỉnh Sông Mẫu',
    parentId: 'song-mau-identity',
  }),
  office({
    id: 'dong-mau-district',
    kind: 'district',
    nameVi: 'Công an huyện Đồng Mẫu',
    nameEn: 'Đồng Mẫu District Police',
    address: 'Thị trấn Đồng Mẫu, tỉnh Sông Mẫu',
    parentId: 'song-mau-identity',
    successorId: 'song-mau-identity',
    validTo: '2025-03-01',
  }),
  office({
    id: 'hai-mau-identity',
    kind: 'province-identity',
    nameVi: 'Phòng Cảnh sát quản lý hành chính về trật tự xã hội, Công an thành phố Hải Mẫu',
    nameEn: 'Division for Administrative Management of Social Order, Hải Mẫu City Police',
    address: '20 đường Biển, phường Cảng Mẫu, thành phố Hải Mẫu',
    parentId: 'authority',
  }),
  commune({
    id: 'cang-mau',
    nameVi: 'Công an phường Cảng Mẫu',
    nameEn: 'Cảng Mẫu Ward Police',
    address: '7 đường Cảng, phường Cảng Mẫu, thành phố Hải Mẫu',
    parentId: 'hai-mau-identity',
    saturdayMorning: true,
  }),
  commune({
    id: 'dao-mau',
    nameVi: 'Công an đặc khu Đảo Mẫu',
    nameEn: 'Đảo Mẫu Special Zone Police',
    address: 'Bến tàu, đặc khu Đảo Mẫu, thành phố Hải Mẫu',
    parentId: 'hai-mau-identity',
  }),
];

/** Enters the offices of the sandbox where there are none. */
export async function seedUnits(tx: Tx): Promise<void> {
  // Two starts at the same moment: the second one waits and finds them.
  await tx.raw('lock table units in share row exclusive mode');
  const there = await tx('units').first('id');
  if (!there) await importUnits(tx, sandboxUnits, 'system');
}
