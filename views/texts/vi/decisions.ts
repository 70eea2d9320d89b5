import type { CheckOutcome, DecisionOutcome, Finding, Flag, RefusalReason } from '../../../src/domain/registrations/types.ts';

const outcomes: Record<CheckOutcome, string> = { pass: 'khớp', fail: 'không khớp', unclear: 'chưa rõ' };

const decided: Record<DecisionOutcome, string> = { grant: 'Cấp tài khoản', refuse: 'Từ chối' };

/** What a check found, for officers. */
const findings: Record<Finding, string> = {
  'not-registered': 'Số định danh không có trong dữ liệu dân cư',
  'document-not-registered': 'Số giấy tờ không có trong dữ liệu xuất nhập cảnh',
  'name-differs': 'Họ tên khác dữ liệu đã đăng ký',
  'name-unclear': 'Họ tên chỉ giống khi bỏ dấu',
  'birth-date-differs': 'Ngày sinh khác dữ liệu đã đăng ký',
  'birth-date-unclear': 'Ngày sinh chỉ trùng một phần',
  'sex-differs': 'Giới tính khác dữ liệu đã đăng ký',
  'sex-unclear': 'Chưa so được giới tính',
  dead: 'Dữ liệu dân cư ghi người này đã chết',
  'too-young': 'Chưa đủ tuổi theo quy định',
  'age-unclear': 'Chưa rõ đã đủ tuổi hay chưa, vì thiếu ngày hoặc tháng sinh',
  'is-ward': 'Người này có người giám hộ hoặc người đại diện',
  'number-replaced': 'Số định danh này đã được thay bằng số khác',
  naturalised: 'Người này đã nhập quốc tịch Việt Nam',
  'no-card': 'Chưa có thẻ căn cước',
  'card-expired': 'Thẻ đã hết hạn',
  'card-revoked': 'Thẻ đã bị thu hồi',
  'card-held': 'Thẻ đang bị tạm giữ',
  'card-not-accepted': 'Loại thẻ này không dùng được cho thủ tục',
  'document-expired': 'Hộ chiếu hoặc giấy tờ đi lại đã hết hạn',
  'no-residence-card': 'Không có thẻ thường trú hoặc thẻ tạm trú',
  'residence-card-expired': 'Thẻ thường trú hoặc thẻ tạm trú đã hết hạn',
  'face-unclear': 'Chưa rõ khuôn mặt có phải cùng một người (anh chị em sinh đôi trông giống nhau)',
  'face-differs': 'Khuôn mặt khác ảnh đã lưu',
  'face-no-reference': 'Không có ảnh khuôn mặt đã lưu để so',
  'face-poor-capture': 'Ảnh khuôn mặt không đủ rõ để so',
  'fingers-unclear': 'Chưa rõ vân tay có phải cùng một người',
  'fingers-differs': 'Vân tay khác vân tay đã lưu',
  'fingers-no-reference': 'Không có vân tay đã lưu để so',
  'fingers-poor-capture': 'Vân tay không đủ rõ để so',
  'phone-not-own': 'Số điện thoại do người khác đứng tên',
  'phone-not-registered': 'Nhà mạng không có số điện thoại này',
  'account-exists': 'Người này đã có tài khoản',
  'same-phone': 'Số điện thoại đang thuộc một tài khoản khác',
  'same-name-and-birth-date': 'Có người khác trùng họ tên và ngày sinh: có thể chỉ trùng tên, không phải căn cứ để từ chối',
  'other-open-file': 'Người này có một hồ sơ khác đang được giải quyết',
};

/** What a machine may not pass over, for officers. */
const flags: Record<Flag, string> = {
  'uploaded-face': 'Ảnh khuôn mặt được chọn từ tệp, không chụp trong lúc nộp',
  'biometric-exception': 'Có ngoại lệ khi lấy khuôn mặt hoặc vân tay',
  'on-papers': 'Xét theo giấy tờ thay cho cơ sở dữ liệu',
  'reported-not-me': 'Người giữ liên hệ cũ của số này báo rằng không phải họ nộp hồ sơ: xem kỹ khuôn mặt và vân tay',
};

/** The list an officer chooses from. */
const reasons: Record<RefusalReason, string> = {
  dead: 'Người mang số định danh đã chết',
  'no-such-number': 'Không có số định danh này',
  'no-such-document': 'Không có giấy tờ này',
  age: 'Chưa đủ tuổi',
  'account-exists': 'Đã có tài khoản',
  'card-not-valid': 'Thẻ không còn hiệu lực hoặc không dùng được',
  'document-not-valid': 'Hộ chiếu hoặc giấy tờ đi lại không còn hiệu lực',
  'needs-guardian': 'Phải làm qua người giám hộ hoặc người đại diện',
  'no-residence-card': 'Không có thẻ thường trú hoặc thẻ tạm trú còn hạn',
  'data-differ': 'Thông tin khai khác dữ liệu đã đăng ký',
  'face-differs': 'Khuôn mặt không khớp',
  'fingers-differ': 'Vân tay không khớp',
  'phone-not-own': 'Số điện thoại không chính chủ',
  'card-refused': 'Thẻ căn cước nộp cùng lúc bị từ chối',
  'not-by-applicant': 'Người có tên không nộp hồ sơ này',
  other: 'Lý do khác, ghi rõ bên dưới',
};

/** The same to the applicant, in whole sentences. */
const toApplicant: Record<RefusalReason, string> = {
  dead: 'Dữ liệu dân cư ghi rằng người mang số định danh trong hồ sơ đã chết.',
  'no-such-number': 'Số định danh ghi trong hồ sơ không có trong dữ liệu dân cư.',
  'no-such-document': 'Số hộ chiếu hoặc giấy tờ đi lại ghi trong hồ sơ không có trong dữ liệu xuất nhập cảnh.',
  age: 'Người nộp hồ sơ chưa đủ tuổi để tự đăng ký tài khoản này.',
  'account-exists': 'Người nộp hồ sơ đã có tài khoản định danh điện tử. Mỗi người chỉ có một tài khoản.',
  'card-not-valid': 'Thẻ căn cước hoặc thẻ căn cước công dân không còn hiệu lực, hoặc không thuộc loại được dùng cho thủ tục này.',
  'document-not-valid': 'Hộ chiếu hoặc giấy tờ đi lại không còn hiệu lực.',
  'needs-guardian': 'Người nộp hồ sơ phải làm thủ tục này qua người giám hộ hoặc người đại diện.',
  'no-residence-card': 'Người nộp hồ sơ không có thẻ thường trú hoặc thẻ tạm trú còn hạn tại Việt Nam.',
  'data-differ': 'Thông tin trong hồ sơ khác với thông tin đã được đăng ký.',
  'face-differs': 'Ảnh khuôn mặt không khớp với ảnh đã được lưu của người có tên trong hồ sơ.',
  'fingers-differ': 'Vân tay không khớp với vân tay đã được lưu của người có tên trong hồ sơ.',
  'phone-not-own': 'Số điện thoại trong hồ sơ không do người nộp hồ sơ đứng tên.',
  'card-refused': 'Thẻ căn cước được đề nghị cùng lúc đã bị từ chối, nên tài khoản cũng không được cấp.',
  'not-by-applicant': 'Người có tên trong hồ sơ cho biết họ không nộp hồ sơ này.',
  other: 'Hồ sơ không đáp ứng quy định, vì lý do được giải thích riêng trong văn bản này.',
};

/** What can be done about it. */
const remedies: Record<RefusalReason, string> = {
  dead: 'Nếu dữ liệu này sai, hãy đến Công an xã, phường, đặc khu để đề nghị sửa dữ liệu dân cư, rồi nộp hồ sơ mới.',
  'no-such-number':
    'Hãy xem lại 12 chữ số in trên thẻ. Nếu số đúng, hãy đến Công an xã, phường, đặc khu để bổ sung dữ liệu dân cư, rồi nộp hồ sơ mới.',
  'no-such-document': 'Hãy xem lại số và nước cấp in trên giấy tờ. Nếu cả hai đúng, hãy đến cơ quan quản lý xuất nhập cảnh.',
  age: 'Cha, mẹ hoặc người giám hộ có tài khoản mức độ 02 có thể đăng ký thay.',
  'account-exists': 'Hãy đăng nhập bằng tài khoản đang có. Nếu không nhận ra tài khoản đó, hãy đến cơ quan Công an cùng giấy tờ của mình.',
  'card-not-valid': 'Hãy đề nghị cấp thẻ căn cước mới. Có thể đề nghị tài khoản mức độ 02 cùng lúc với thẻ.',
  'document-not-valid': 'Hãy nộp hồ sơ mới khi có giấy tờ còn hiệu lực.',
  'needs-guardian': 'Người giám hộ hoặc người đại diện có tài khoản mức độ 02 có thể đăng ký thay.',
  'no-residence-card': 'Hãy nộp hồ sơ mới khi có thẻ thường trú hoặc thẻ tạm trú còn hạn.',
  'data-differ': 'Hãy xem lại thông tin theo giấy tờ và nộp hồ sơ mới. Nếu dữ liệu đã đăng ký sai, hãy đề nghị sửa dữ liệu trước.',
  'face-differs': 'Có thể nộp hồ sơ mới với ảnh rõ hơn, hoặc đến cơ quan tiếp nhận để được chụp và so trực tiếp.',
  'fingers-differ': 'Hãy mang giấy tờ đến cơ quan tiếp nhận để được xem lại. Không ai bị từ chối vì không lấy được vân tay.',
  'phone-not-own': 'Hãy đăng ký số điện thoại đứng tên mình với nhà mạng, hoặc dùng số khác đứng tên mình, rồi nộp hồ sơ mới.',
  'card-refused': 'Hãy xem lý do trong văn bản từ chối cấp thẻ. Khi được cấp thẻ, có thể nộp hồ sơ mới.',
  'not-by-applicant': 'Nếu có nhầm lẫn, hãy đến cơ quan Công an cùng giấy tờ của mình.',
  other: 'Có thể nộp hồ sơ mới khi lý do đó không còn.',
};

/** Words for what checks and officers say of a file. */
export const decisions = { outcomes, decided, findings, flags, reasons, toApplicant, remedies };
