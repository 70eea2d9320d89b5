import type { AccountState, LockGround, SubjectKind } from '../domain/accounts/types.ts';

/** An invented person. Prefix 003 is assigned to no province, so no real number is hit; 900… is a foreigner's. */
export interface SandboxPerson {
  readonly name: string;
  readonly login: string;
  readonly kind: SubjectKind;
  readonly level: 1 | 2;
  readonly state: AccountState;
  /** Ground of the lock, where there is one. */
  readonly ground?: LockGround;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly nationality: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly hasFactors: boolean;
}

export const sandboxPassword = 'thuyen giay trang 2026';
export const sandboxTotpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export const sandboxPeople: readonly SandboxPerson[] = [
  {
    name: 'Nguyễn Văn An',
    login: '003090000001',
    kind: 'citizen',
    level: 2,
    state: 'active',
    birthDate: '1990-03-14',
    sex: 'male',
    nationality: 'VNM',
    phone: '+84500000001',
    email: 'an@example.com',
    address: 'Phường Mẫu, Thành phố Ví Dụ',
    hasFactors: true,
  },
  {
    name: 'Trần Thị Bình',
    login: '003192000002',
    kind: 'citizen',
    level: 1,
    state: 'active',
    birthDate: '1992-07-02',
    sex: 'female',
    nationality: 'VNM',
    phone: '+84500000002',
    email: 'binh@example.com',
    address: 'Xã Mẫu, Tỉnh Ví Dụ',
    hasFactors: true,
  },
  {
    name: 'Lê Quốc Cường',
    login: '003085000003',
    kind: 'citizen',
    level: 2,
    state: 'locked',
    ground: 'card-expired',
    birthDate: '1985-11-20',
    sex: 'male',
    nationality: 'VNM',
    phone: '+84500000003',
    email: 'cuong@example.com',
    address: 'Phường Mẫu, Thành phố Ví Dụ',
    hasFactors: true,
  },
  {
    name: 'Phạm Thu Dung',
    login: '003300000004',
    kind: 'citizen',
    level: 2,
    state: 'waiting',
    birthDate: '2000-01-09',
    sex: 'female',
    nationality: 'VNM',
    phone: '+84500000004',
    email: 'dung@example.com',
    address: 'Xã Mẫu, Tỉnh Ví Dụ',
    hasFactors: false,
  },
  {
    name: 'Maria Santos',
    login: '900000000001',
    kind: 'foreigner',
    level: 2,
    state: 'active',
    birthDate: '1988-05-30',
    sex: 'female',
    nationality: 'PHL',
    phone: '+84500000005',
    email: 'maria@example.com',
    address: 'Phường Mẫu, Thành phố Ví Dụ',
    hasFactors: true,
  },
];

export const bankClientId = 'demo-bank';
export const bankSecret = 'demo-bank-secret-for-the-sandbox-only';
