import type { FileNoticeKind } from '../../../src/domain/notifications/types.ts';
import type { MessageText } from './messages.ts';

const nothingElse = 'Bạn không cần làm gì thêm. Khi có kết quả, chúng tôi sẽ báo cho bạn.';
const hotlineAfter = 'Quá hạn, bạn phải gọi tổng đài để được mở lại.';
const police = 'hãy đến cơ quan công an nơi gần nhất và mang theo giấy tờ tùy thân.';

const kinds: Readonly<Record<FileNoticeKind, MessageText>> = {
  'contact-code': {
    subject: () => 'Mã xác nhận',
    paragraphs: ({ code, minutes }) => [
      `Mã xác nhận của bạn: ${code}`,
      `Mã dùng được một lần, trong ${minutes} phút.`,
      'Không đưa mã cho bất kỳ ai, kể cả cán bộ. Nếu bạn không yêu cầu mã này thì không cần làm gì.',
    ],
  },
  'application-received': {
    subject: () => 'Hồ sơ đã được tiếp nhận',
    paragraphs: ({ at, dueOn }) => [`Hồ sơ của bạn được tiếp nhận lúc ${at}.`, `Kết quả có chậm nhất vào ngày ${dueOn}.`, nothingElse],
  },
  'application-supplement': {
    subject: () => 'Hồ sơ cần bổ sung',
    paragraphs: ({ items, answerBy }) => [
      items ? `Hồ sơ của bạn còn thiếu: ${items}.` : 'Hồ sơ của bạn còn thiếu thông tin hoặc giấy tờ.',
      answerBy
        ? `Hãy bổ sung một lần cho đủ, chậm nhất vào ngày ${answerBy}. Sau ngày này hồ sơ sẽ được trả lại.`
        : 'Hãy bổ sung một lần cho đủ. Hạn bổ sung có trên trang theo dõi hồ sơ.',
      'Thời hạn giải quyết được tính lại từ khi bạn bổ sung đủ.',
    ],
  },
  'application-granted': {
    subject: () => 'Hồ sơ được chấp thuận',
    paragraphs: ({ at, days }) => [
      `Hồ sơ của bạn được chấp thuận lúc ${at}. Còn một bước nữa: kích hoạt tài khoản.`,
      days
        ? `Hãy kích hoạt trong ${days} ngày, tính từ hôm sau ngày bạn nhận được thông báo này.`
        : 'Hãy kích hoạt sớm. Hạn kích hoạt có trên trang theo dõi hồ sơ.',
      hotlineAfter,
    ],
  },
  'application-refused': {
    subject: () => 'Hồ sơ không được chấp thuận',
    paragraphs: ({ at }) => [
      `Hồ sơ của bạn bị từ chối lúc ${at}.`,
      'Lý do, căn cứ và cách khiếu nại có trong văn bản trả lời. Trang theo dõi hồ sơ cho biết cách nhận văn bản này.',
    ],
  },
  'application-returned': {
    subject: () => 'Hồ sơ được trả lại',
    paragraphs: ({ at }) => [
      `Hồ sơ của bạn được trả lại lúc ${at}, vì phần còn thiếu không được bổ sung trong thời hạn.`,
      'Nếu vẫn cần tài khoản, bạn có thể nộp hồ sơ mới bất cứ lúc nào.',
    ],
  },
  'application-late': {
    subject: () => 'Hồ sơ bị chậm',
    paragraphs: ({ dueOn }) => [
      'Hồ sơ của bạn chưa có kết quả đúng hạn. Chúng tôi xin lỗi bạn.',
      `Ngày hẹn mới: chậm nhất vào ngày ${dueOn}.`,
      nothingElse,
    ],
  },
  'due-date-moved': {
    subject: () => 'Ngày trả kết quả thay đổi',
    paragraphs: ({ dueOn }) => [
      'Vì lịch nghỉ lễ thay đổi, ngày trả kết quả hồ sơ của bạn cũng thay đổi.',
      `Kết quả có chậm nhất vào ngày ${dueOn}.`,
      nothingElse,
    ],
  },
  'activation-reminder': {
    subject: () => 'Nhắc kích hoạt tài khoản',
    paragraphs: ({ endsOn }) => [
      'Hồ sơ của bạn đã được chấp thuận nhưng tài khoản chưa được kích hoạt.',
      `Hãy kích hoạt chậm nhất trước khi hết ngày ${endsOn}.`,
      hotlineAfter,
    ],
  },
  'activation-reopened': {
    subject: () => 'Bạn kích hoạt lại được tài khoản',
    paragraphs: ({ at, endsOn }) => [
      `Tổng đài đã mở lại việc kích hoạt tài khoản của bạn lúc ${at}.`,
      endsOn ? `Hãy kích hoạt chậm nhất trước khi hết ngày ${endsOn}.` : 'Hãy kích hoạt sớm. Hạn kích hoạt có trên trang theo dõi hồ sơ.',
      `Nếu không phải bạn gọi tổng đài, ${police}`,
    ],
  },
  'account-activated': {
    subject: () => 'Tài khoản đã được kích hoạt',
    paragraphs: ({ at }) => [`Tài khoản định danh của bạn được kích hoạt lúc ${at}.`, `Nếu không phải bạn làm, ${police}`],
  },
  'account-raised': {
    subject: () => 'Tài khoản đã lên mức độ 2',
    paragraphs: ({ at }) => [
      `Tài khoản định danh của bạn lên mức độ 2 lúc ${at}.`,
      'Cách đăng nhập nào không được chứng minh lại tại quầy thì không dùng được nữa.',
      `Nếu không phải bạn làm, ${police}`,
    ],
  },
  'account-repudiated': {
    subject: () => 'Tài khoản không dùng được nữa',
    paragraphs: ({ at }) => [
      `Từ ${at}, tài khoản định danh này không dùng được nữa: người có giấy tờ đã cho biết tài khoản không phải do mình lập.`,
      `Nếu bạn cho rằng có nhầm lẫn, ${police}`,
    ],
  },
  'applied-in-your-name': {
    subject: () => 'Có hồ sơ đứng tên bạn',
    paragraphs: ({ at }) => [
      `Lúc ${at}, một hồ sơ xin cấp tài khoản định danh đứng tên bạn đã được nộp.`,
      'Nếu chính bạn nộp thì không cần làm gì.',
    ],
  },
  'contact-claimed': {
    subject: () => 'Một liên hệ của bạn sắp bị gỡ',
    paragraphs: ({ at, hours }) => [
      `Lúc ${at}, một người khác đã xác nhận rằng mình đang dùng số điện thoại hoặc địa chỉ thư có trong tài khoản của bạn.`,
      hours
        ? `Sau ${hours} giờ, liên hệ này không còn thuộc tài khoản của bạn. Các cách đăng nhập của bạn vẫn giữ nguyên.`
        : 'Liên hệ này sẽ không còn thuộc tài khoản của bạn. Các cách đăng nhập của bạn vẫn giữ nguyên.',
      'Nếu bạn vẫn đang dùng số điện thoại này, hãy đăng nhập bằng mã gửi đến số đó trước thời hạn trên: số sẽ ở lại tài khoản của bạn.',
      `Nếu không đăng nhập được bằng cách đó, ${police}`,
    ],
  },
};

export const fileMessages = {
  kinds,
  /** What can be missing in a file, by its code; it stands within a sentence. */
  missing: {
    'face-picture': 'ảnh khuôn mặt chụp rõ',
    'personal-number': 'số định danh',
    'full-name': 'họ và tên',
    'birth-date': 'ngày sinh',
    sex: 'giới tính',
    nationality: 'quốc tịch',
    phone: 'số điện thoại chính chủ',
    email: 'địa chỉ thư điện tử',
    'identity-card': 'thẻ căn cước',
    passport: 'hộ chiếu hoặc giấy tờ đi lại quốc tế',
    'residence-card': 'thẻ thường trú hoặc thẻ tạm trú',
    papers: 'giấy tờ chứng minh',
    statement: 'lời đồng ý của bạn',
  } as Readonly<Record<string, string>>,
  /** Said of a code without words of its own. */
  otherMissing: 'phần ghi trên trang theo dõi hồ sơ',
  reference: (reference: string) => `Mã hồ sơ: ${reference}`,
  notMe: 'Không phải bạn? Mở liên kết dưới đây để dừng hồ sơ (dùng được trong 30 ngày):',
  links: {
    status: 'Theo dõi hồ sơ:',
    activate: 'Kích hoạt tài khoản:',
  },
  /** See `messages.sms`: nothing is named. */
  sms: {
    news: 'Hồ sơ của bạn có tin mới. Hãy mở trang theo dõi hồ sơ để xem.',
    ask: 'Có tin mới cho bạn. Hãy xem hộp thư hoặc hỏi công an nơi gần nhất.',
  },
};
