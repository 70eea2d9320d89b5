import type { AccountLevel, Acr } from '../../../src/domain/sign-ins/types.ts';

interface AcrText {
  /** Short name, fits in "continue at …". */
  readonly name: string;
  /** What the service asks for, as a sentence: it may be required or only wished for. */
  readonly wants: string;
}

interface LevelText {
  readonly name: string;
  /** What the level of an account means for its holder. */
  readonly means: string;
}

export const acr: Record<Acr, AcrText> = {
  'urn:dinhdanh:acr:level-1': { name: 'mức 1', wants: 'Dịch vụ đề nghị mức 1: một bước xác thực.' },
  'urn:dinhdanh:acr:level-2': { name: 'mức 2', wants: 'Dịch vụ đề nghị mức 2: tài khoản mức 2 và hai bước xác thực khác nhau.' },
  'urn:dinhdanh:acr:level-2-biometric': {
    name: 'mức 2 có sinh trắc học',
    wants: 'Dịch vụ đề nghị mức 2 có sinh trắc học: tài khoản mức 2 và khuôn mặt hoặc vân tay được đối chiếu với cơ sở dữ liệu.',
  },
};

export const accountLevels: Record<AccountLevel, LevelText> = {
  1: { name: 'Mức 1', means: 'Thông tin bạn khai trong ứng dụng đã khớp với cơ sở dữ liệu quốc gia.' },
  2: { name: 'Mức 2', means: 'Cán bộ đã gặp bạn và đối chiếu khuôn mặt, vân tay của bạn với cơ sở dữ liệu.' },
};
