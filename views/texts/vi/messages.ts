import type { NoticeFactor, NoticeKind } from '../../../src/domain/notifications/types.ts';

/** What a message can name. `at` is a date and time in words. */
export interface MessageWords {
  readonly at: string;
  readonly device: string;
  readonly address: string;
  readonly service: string;
  readonly factor: string;
  readonly label: string;
  readonly left: string;
  readonly code: string;
  readonly minutes: string;
  readonly days: string;
  readonly hours: string;
  /** Dates in words. */
  readonly dueOn: string;
  readonly answerBy: string;
  readonly endsOn: string;
  /** What is missing, as a list within a sentence. */
  readonly items: string;
  /** Why an account is locked, and who opens it again; empty when it is not said. */
  readonly ground: string;
  readonly liftedBy: string;
}

export interface MessageText {
  readonly subject: (words: MessageWords) => string;
  /** Paragraphs; an empty one is left out. */
  readonly paragraphs: (words: MessageWords) => readonly string[];
}

const factors: Readonly<Record<NoticeFactor, string>> = {
  password: 'mật khẩu',
  totp: 'ứng dụng tạo mã',
  sms: 'mã qua tin nhắn',
  'recovery-code': 'mã khôi phục',
  passkey: 'khóa truy cập (passkey)',
  'registry-face': 'khuôn mặt',
  'registry-fingerprint': 'vân tay',
};

const named = ({ factor, label }: MessageWords): string => (label ? `${factor} “${label}”` : factor);

const notYou = 'Nếu không phải bạn làm, hãy đăng nhập, mở Tài khoản của tôi, kết thúc mọi phiên rồi đổi mật khẩu ngay.';

const kinds: Readonly<Record<Exclude<NoticeKind, 'sms-code'>, MessageText>> = {
  'new-device-sign-in': {
    subject: () => 'Có lần đăng nhập trên thiết bị mới',
    paragraphs: ({ at, device, address, service }) => [
      `Tài khoản định danh của bạn vừa được đăng nhập trên một thiết bị chưa từng dùng, lúc ${at}.`,
      `Thiết bị: ${device}`,
      `Địa chỉ mạng: ${address}`,
      service ? `Dịch vụ: ${service}` : '',
      'Nếu chính bạn đăng nhập thì không cần làm gì.',
    ],
  },
  'factor-added': {
    subject: () => 'Đã thêm một cách xác thực',
    paragraphs: (words) => [`Đã thêm vào tài khoản của bạn lúc ${words.at}: ${named(words)}.`, notYou],
  },
  'factor-removed': {
    subject: () => 'Đã gỡ một cách xác thực',
    paragraphs: (words) => [`Đã gỡ khỏi tài khoản của bạn lúc ${words.at}: ${named(words)}.`, notYou],
  },
  'password-changed': {
    subject: () => 'Mật khẩu đã được đổi',
    paragraphs: ({ at }) => [`Mật khẩu của tài khoản đã được đổi lúc ${at}.`, notYou],
  },
  'recovery-code-used': {
    subject: () => 'Một mã khôi phục đã được dùng',
    paragraphs: ({ at, left }) => [
      `Một mã khôi phục của tài khoản đã được dùng lúc ${at}. Số mã còn lại: ${left}.`,
      'Hãy thêm một cách xác thực mới, vì mã khôi phục chỉ để dùng khi mất các cách khác.',
      notYou,
    ],
  },
  'recovery-codes-issued': {
    subject: () => 'Bộ mã khôi phục mới',
    paragraphs: ({ at }) => [`Bộ mã khôi phục mới đã được tạo lúc ${at}. Các mã cũ không còn dùng được.`, notYou],
  },
  'hold-started': {
    subject: () => 'Tài khoản đang tạm giữ',
    paragraphs: ({ at }) => [
      `Từ ${at}, tài khoản của bạn được tạm giữ để bảo vệ bạn. Mọi phiên đăng nhập đã kết thúc và không ai đăng nhập được.`,
      'Việc tạm giữ không tự hết theo thời gian. Để dùng lại tài khoản, hãy khôi phục bằng mã khôi phục và đặt mật khẩu mới, hoặc đến cơ quan công an nơi gần nhất.',
    ],
  },
  'hold-ended': {
    subject: () => 'Tài khoản dùng lại được',
    paragraphs: ({ at }) => [`Việc tạm giữ tài khoản đã kết thúc lúc ${at} sau khi khôi phục thành công.`, notYou],
  },
  'session-ended-elsewhere': {
    subject: () => 'Một phiên đăng nhập đã được kết thúc',
    paragraphs: ({ at, device }) => [
      `Một phiên đăng nhập của bạn đã được kết thúc từ nơi khác lúc ${at}.`,
      device ? `Thiết bị: ${device}` : '',
      notYou,
    ],
  },
  'account-locked': {
    subject: () => 'Tài khoản đã bị khóa',
    paragraphs: ({ at, ground, liftedBy }) => [
      `Tài khoản định danh của bạn đã bị khóa lúc ${at}. Mọi phiên đã kết thúc và bạn không đăng nhập được vào dịch vụ nào cho đến khi tài khoản được mở.`,
      ground ? `Vì sao: ${ground}` : '',
      liftedBy ? `Ai mở được: ${liftedBy}` : '',
      'Bạn xem được tình trạng tài khoản ở trang dành cho tài khoản bị khóa. Nếu thấy không đúng, hãy đến cơ quan công an nơi gần nhất và mang theo giấy tờ tùy thân.',
    ],
  },
};

export const messages = {
  kinds,
  factors,
  clock: (time: string, date: string) => `${time} ngày ${date}`,
  /** A text names nothing: it can be read on a locked phone and forwarded (no link, name, number, service or reason). 70 characters are one text. */
  sms: {
    code: (code: string) => `Mã xác thực: ${code}. Không đưa mã cho bất kỳ ai, kể cả cán bộ.`,
    other: 'Tài khoản của bạn vừa có thay đổi. Hãy đăng nhập và xem hộp thư.',
  },
  whyLocked: 'Trang dành cho tài khoản bị khóa: xem lý do và ai mở được',
  notMe: 'Không phải bạn? Mở liên kết dưới đây để kết thúc các phiên và tạm giữ tài khoản (dùng được trong 7 ngày):',
  mailEnd: [
    'Không ai, kể cả cán bộ, được hỏi mật khẩu hay mã xác thực của bạn.',
    'Đây là thư tự động, xin đừng trả lời.',
    'Định Danh – Tài khoản định danh điện tử',
  ] as readonly string[],
};
