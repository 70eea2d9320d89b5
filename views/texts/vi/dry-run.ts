import type { NotOpen } from '../../../src/domain/rule-sets/eligibility.ts';
import type { FileChange } from '../../../src/domain/rule-sets/dry-run.ts';

const kinds: Record<FileChange['kind'], string> = {
  limit: 'Thời hạn',
  office: 'Nơi tiếp nhận',
  contacts: 'Liên hệ còn thiếu',
  eligibility: 'Điều kiện của người nộp',
};

/** Why a procedure is not open to somebody. */
const notOpen: Record<NotOpen, string> = {
  'no-residence-card': 'không được: cần thẻ thường trú hoặc thẻ tạm trú',
  'no-entry': 'không được: chưa nhập cảnh',
  'in-guardians-account': 'không được: đăng ký trong tài khoản của cha, mẹ hoặc người giám hộ',
  'not-listed': 'không được: quy định không nêu trường hợp này',
  'other-subject': 'không được: thủ tục dành cho người khác',
  'level-too-high': 'không được mức này',
  'no-valid-card': 'không được: cần thẻ còn hiệu lực',
  'card-is-valid': 'không được: thẻ còn hiệu lực, làm thủ tục khác',
};

/** What open files would be like under other rules. */
export const dryRun = {
  intro: (generation: string) =>
    `Nếu được tiếp nhận theo ${generation}, các hồ sơ đang mở khác đi như sau. Không hồ sơ nào bị thay đổi: mỗi hồ sơ kết thúc theo quy định của ngày tiếp nhận.`,
  looked: (looked: string, open: string) => `Đã xem ${looked} trong ${open} hồ sơ đang mở, hồ sơ đến hạn trước được xem trước.`,
  withoutAnswers: (count: string) => `${count} hồ sơ chưa có câu trả lời của cơ sở dữ liệu, nên chưa xét điều kiện của người nộp.`,
  caption: 'Những gì khác đi',
  head: { procedure: 'Thủ tục', change: 'Khác về', was: 'Đang là', is: 'Sẽ là', count: 'Số hồ sơ' },
  none: 'Không hồ sơ nào khác đi.',
  kinds,
  notOpen,
  open: 'được, tự làm',
  openThroughGuardian: 'được, qua người giám hộ',
  unclear: 'chưa rõ, vì ngày sinh không đủ',
  receives: (unit: string) => `${unit} tiếp nhận`,
  receivesNot: (unit: string) => `${unit} không tiếp nhận`,
  nothingMissing: 'không thiếu',
};
