/** Taking a granted account into use. */
export const activate = {
  title: 'Kích hoạt tài khoản',
  until: (date: string) => `Hạn kích hoạt: hết ngày ${date}`,
  reference: 'Mã hồ sơ',
  code: 'Mã tra cứu',
  ask: {
    intro:
      'Tài khoản đã được cấp chỉ dùng được sau khi chính bạn kích hoạt. Trước hết, hãy nhập hai mã của hồ sơ: bạn đã ghi lại khi nộp, hoặc có trên giấy hẹn.',
    referenceHint: 'Ví dụ: DD-7KQ2-M9XF',
    codeHint: '10 chữ cái và chữ số. Không phân biệt chữ hoa, chữ thường.',
    submit: 'Tiếp tục',
    problems: {
      'missing-reference': 'Nhập mã hồ sơ',
      'missing-code': 'Nhập mã tra cứu',
      wrong: 'Mã hồ sơ hoặc mã tra cứu không đúng. Kiểm tra lại cả hai rồi thử lần nữa.',
      held: 'Đã thử quá nhiều lần với mã hồ sơ này. Hãy thử lại sau một giờ.',
    },
    lost: 'Mất mã?',
    lostHow: 'Mang theo giấy tờ của bạn đến cơ quan đã nhận hồ sơ. Cán bộ in lại giấy có mã mới.',
  },
  start: {
    intro: 'Việc này mất khoảng năm phút và làm một lần. Hãy chuẩn bị:',
    online: [
      'điện thoại hoặc hộp thư bạn đã xác nhận trong hồ sơ, để nhận mã;',
      'một mật khẩu mới của riêng bạn;',
      'một ứng dụng tạo mã trên điện thoại, hoặc thiết bị mở khóa được bằng vân tay, khuôn mặt hay mã.',
    ],
    counter: [
      'điện thoại bạn đã xác nhận trong hồ sơ, để nhận mã;',
      'giấy có mã kích hoạt mà cơ quan đã in cho bạn, hoặc điện thoại bạn đã đăng ký tại quầy;',
      'một mật khẩu mới của riêng bạn, nếu trang này hỏi.',
    ],
    nobody: 'Không ai, kể cả cán bộ, được biết mật khẩu và các mã của bạn.',
    hour: 'Từ lúc bắt đầu, bạn có một giờ. Mở trang ở máy khác thì làm lại từ đầu.',
    submit: 'Bắt đầu',
  },
  contact: {
    titles: { phone: 'Xác nhận số điện thoại', email: 'Xác nhận hộp thư' },
    ask: {
      phone: 'Chúng tôi gửi một mã 6 chữ số đến số điện thoại bạn đã xác nhận trong hồ sơ.',
      email: 'Chúng tôi gửi một mã 6 chữ số đến hộp thư bạn đã xác nhận trong hồ sơ.',
    },
    send: 'Gửi mã',
    sent: {
      phone: 'Đã gửi mã đến số điện thoại trong hồ sơ. Tin nhắn có thể đến chậm một phút.',
      email: 'Đã gửi mã đến hộp thư trong hồ sơ. Thư có thể đến chậm vài phút, hoặc nằm trong mục thư rác.',
    },
    label: 'Mã 6 chữ số',
    hint: 'Mã có hiệu lực trong 10 phút. Đừng đọc mã này cho bất kỳ ai.',
    submit: 'Xác nhận',
    resend: 'Gửi mã khác',
    problems: {
      missing: 'Nhập mã 6 chữ số',
      wrong: 'Mã không đúng hoặc đã hết hạn. Xem lại mã mới nhất, hoặc gửi mã khác.',
      held: 'Đã thử quá nhiều mã. Hãy thử lại vào ngày mai.',
      'not-sent': 'Đã gửi nhiều mã. Hãy chờ một giờ rồi gửi lại.',
    },
  },
  slip: {
    title: 'Nhập mã kích hoạt trên giấy',
    label: 'Mã kích hoạt',
    hint: '10 chữ cái và chữ số, trên giấy cơ quan đã in cho bạn. Nếu giấy được in lại, chỉ mã trên giấy mới dùng được.',
    submit: 'Xác nhận',
    problems: {
      missing: 'Nhập mã kích hoạt',
      wrong: 'Mã không đúng, hoặc giấy này đã được thay bằng giấy in lại.',
      held: 'Đã thử quá nhiều lần. Hãy thử lại sau một giờ.',
    },
  },
  device: {
    title: 'Dùng thiết bị đã đăng ký tại quầy',
    totpLabel: 'Mã 6 chữ số từ ứng dụng',
    totpHint: 'Mở ứng dụng tạo mã bạn đã đăng ký tại quầy. Mã đổi sau mỗi 30 giây, mỗi mã dùng một lần.',
    submit: 'Xác nhận',
    passkeyText: 'Thiết bị sẽ hỏi vân tay, khuôn mặt hoặc mã mở khóa. Dữ liệu đó nằm lại trên thiết bị của bạn.',
    passkey: 'Dùng khóa truy cập',
    problems: {
      missing: 'Nhập mã 6 chữ số từ ứng dụng',
      wrong: 'Mã chưa đúng. Kiểm tra giờ trên điện thoại, chờ mã tiếp theo rồi nhập lại.',
      held: 'Đã thử quá nhiều lần. Hãy thử lại sau một giờ.',
    },
  },
  others: {
    contact: 'Nhận mã qua điện thoại hoặc thư đã xác nhận',
    slip: 'Dùng mã trên giấy của cơ quan',
    device: 'Dùng thiết bị đã đăng ký tại quầy',
  },
  factor: {
    title: 'Chọn bước xác thực thứ hai',
    intro: 'Khi đăng nhập, bạn dùng mật khẩu và thêm bước này. Kẻ biết mật khẩu của bạn vẫn không vào được.',
    legend: 'Bạn muốn dùng cách nào?',
    choices: {
      passkey: {
        label: 'Khóa truy cập trên thiết bị này',
        hint: 'Mở bằng vân tay, khuôn mặt hoặc mã mở khóa. Nhanh nhất, và trang giả mạo không lấy được.',
      },
      totp: { label: 'Ứng dụng tạo mã', hint: 'Một ứng dụng trên điện thoại cho bạn mã 6 chữ số, đổi sau mỗi 30 giây.' },
      text: {
        label: 'Mã qua tin nhắn',
        hint: 'Đến số điện thoại đã xác nhận. Một số dịch vụ không chấp nhận cách này, và mật khẩu phải dài hơn.',
      },
    },
    missing: 'Chọn một cách xác thực',
    submit: 'Tiếp tục',
    other: 'Chọn cách khác',
  },
  totp: {
    title: 'Đăng ký ứng dụng tạo mã',
    submit: 'Xác nhận',
  },
  passkey: {
    title: 'Tạo khóa truy cập',
    intro: 'Thiết bị sẽ hỏi vân tay, khuôn mặt hoặc mã mở khóa. Dữ liệu đó không rời khỏi thiết bị và không được gửi cho chúng tôi.',
    button: 'Tạo khóa truy cập',
    noScript: 'Trình duyệt của bạn đang tắt JavaScript. Khóa truy cập cần JavaScript; hãy bật lên hoặc chọn cách khác.',
    unsupported: 'Trình duyệt này chưa hỗ trợ khóa truy cập. Hãy chọn cách khác.',
  },
  password: {
    title: 'Đặt mật khẩu của riêng bạn',
    hints: {
      beside: 'Ít nhất 8 ký tự. Nên ghép vài từ dễ nhớ, không liên quan đến nhau. Không bắt buộc chữ hoa, số hay ký hiệu.',
      alone: 'Ít nhất 15 ký tự. Nên ghép bốn, năm từ dễ nhớ, không liên quan đến nhau. Không bắt buộc chữ hoa, số hay ký hiệu.',
    },
    label: 'Mật khẩu mới',
    repeat: 'Nhập lại mật khẩu mới',
    submit: 'Kích hoạt tài khoản',
  },
  finish: {
    title: 'Đã đủ để kích hoạt',
    text: 'Bấm nút dưới đây là tài khoản dùng được ngay, với các cách đăng nhập bạn đã đăng ký.',
    submit: 'Kích hoạt tài khoản',
  },
  done: {
    title: 'Tài khoản đã được kích hoạt',
    level: { 1: 'Tài khoản của bạn ở mức độ 1.', 2: 'Tài khoản của bạn ở mức độ 2.' },
    next: 'Từ nay bạn đăng nhập bằng số định danh và các cách xác thực vừa đặt.',
    recovery: 'Sau khi đăng nhập, hãy tạo bộ mã khôi phục để vào được tài khoản cả khi mất điện thoại.',
    signIn: 'Đăng nhập',
  },
  overdue: {
    title: 'Đã quá hạn kích hoạt',
    ended: (date: string) => `Hạn kích hoạt là hết ngày ${date}. Tài khoản đã được cấp vẫn còn, nhưng trang này không kích hoạt được nữa.`,
    call: 'Hãy gọi tổng đài hỗ trợ định danh. Tổng đài xác minh bạn rồi mở lại hạn 7 ngày; bạn tự kích hoạt tại đây như trước.',
    asks: 'Tổng đài sẽ hỏi:',
    items: ['họ tên và ngày sinh của bạn;', 'số định danh hoặc số hộ chiếu;', 'vài điều ghi trên giấy tờ của bạn, nên hãy cầm sẵn.'],
    never: 'Tổng đài không kích hoạt thay bạn, không đổi số điện thoại, và không bao giờ hỏi mật khẩu hay mã.',
  },
  stuck: {
    title: 'Chưa đủ để kích hoạt',
    text: 'Chúng tôi cần thêm một bằng chứng rằng đây là bạn, ngoài mã đến điện thoại.',
    how: 'Hãy mang giấy tờ của bạn đến cơ quan đã nhận hồ sơ để lấy giấy có mã kích hoạt. Hạn kích hoạt vẫn tính tiếp.',
  },
  nothing: {
    title: 'Chưa có tài khoản để kích hoạt',
    text: 'Hồ sơ này chưa được cấp tài khoản, hoặc đã có hồ sơ khác thay thế. Trang tra cứu cho biết hồ sơ đang ở đâu.',
  },
  file: 'Xem hồ sơ',
};
