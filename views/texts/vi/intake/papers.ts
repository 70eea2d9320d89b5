import type { PaperStatus } from '../../../../src/domain/accounts/integrated-papers.ts';
import type { PaperStanding } from '../../../../src/domain/registrations/papers/types.ts';

const statuses: Record<PaperStatus, string> = {
  valid: 'còn hiệu lực',
  expired: 'đã hết hạn',
  seized: 'đang bị tạm giữ',
  suspended: 'đang bị tước quyền sử dụng',
  revoked: 'đã bị thu hồi',
};

/** For the officer who looks at a file. */
const standings: Record<PaperStanding, string> = {
  integrated: 'đã tích hợp',
  'at-the-grant': 'khi cấp tài khoản',
  'once-answered': 'khi cơ sở dữ liệu trả lời và tài khoản được cấp',
  'not-found': 'không tích hợp: không tìm thấy',
  'no-register': 'không tích hợp: chưa có cơ sở dữ liệu để đối chiếu',
  'not-permitted': 'không tích hợp: quy định không cho phép',
  'file-ended': 'không tích hợp: hồ sơ không được cấp',
};

/** For the holder. */
const reasons: Record<Exclude<PaperStanding, 'integrated' | 'file-ended'>, string> = {
  'at-the-grant': 'Đang được đưa vào tài khoản.',
  'once-answered': 'Cơ quan quản lý giấy tờ này chưa trả lời. Chúng tôi vẫn đang hỏi và sẽ đưa vào tài khoản khi có trả lời.',
  'not-found': 'Cơ quan quản lý không tìm thấy giấy tờ này của bạn với số đã khai. Hãy kiểm tra lại số trên giấy tờ.',
  'no-register': 'Chưa có cơ sở dữ liệu nào để đối chiếu loại giấy tờ này, nên chưa tích hợp được.',
  'not-permitted': 'Quy định hiện hành không cho tích hợp loại giấy tờ này vào tài khoản của bạn.',
};

/** Papers of a file, and in an account. */
export const papers = {
  statuses,
  standings,
  reasons,
  fileTitle: 'Giấy tờ đề nghị tích hợp',
  fileIntro: 'Người nộp đã đồng ý riêng với từng giấy tờ. Trả lời về giấy tờ không làm chậm và không quyết định hồ sơ.',
  fileHead: ['Giấy tờ', 'Số đã khai', 'Cơ sở dữ liệu trả lời', 'Tích hợp'],
  waiting: (attempts: number) => (attempts === 0 ? 'đang hỏi' : `chưa trả lời sau ${attempts} lần hỏi`),
  notAsked: 'không hỏi',
  notFound: 'không có giấy tờ này của người nộp',
  noRegister: 'không có nơi để hỏi',
  until: (day: string) => `đến ${day}`,
  since: (time: string, status: string) => `lúc ${time}; hiện nay ${status}`,
  mineTitle: 'Giấy tờ trong tài khoản',
  mineIntro: 'Giấy tờ ở đây đã được cơ quan quản lý xác nhận. Tình trạng thay đổi theo dữ liệu của cơ quan đó.',
  mineNone: 'Chưa có giấy tờ nào.',
  mineHead: ['Giấy tờ', 'Số', 'Tình trạng', 'Có trong tài khoản từ'],
  missingTitle: 'Bạn đã đề nghị nhưng chưa có',
};
