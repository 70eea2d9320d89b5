export const portal = {
  name: 'Cổng dịch vụ công (mẫu)',
  nav: { label: 'Cổng dịch vụ công', front: 'Trang chủ của Cổng', sandbox: 'Trang thử nghiệm', logOut: 'Đăng xuất' },
  signedInAs: (name: string) => `Người dùng: ${name}`,
  signedInNameless: 'Người dùng đã đăng nhập',
  levels: { 1: 'mức 1', 2: 'mức 2' },
  services: {
    'stay-notification': {
      title: 'Thông báo lưu trú',
      text: 'Báo cho công an xã, phường biết có khách ở lại, người Việt Nam hay người nước ngoài. Tài khoản mức 1 là đủ: pháp luật mở việc này cho cả hai mức.',
      button: 'Thông báo lưu trú',
    },
    'criminal-record': {
      title: 'Yêu cầu cấp Phiếu lý lịch tư pháp',
      text: 'Giấy này nói về chính bạn, nên cơ quan cấp phải chắc chắn bạn là ai: cần tài khoản mức 2 và hai cách xác thực khác nhau.',
      button: 'Yêu cầu cấp Phiếu',
    },
  },
  front: {
    title: 'Làm thủ tục hành chính từ nhà',
    lead: 'Bạn chứng minh mình là ai bằng tài khoản định danh điện tử. Mỗi dịch vụ nói rõ cần mức nào.',
    servicesTitle: 'Các dịch vụ',
    level: 'Cổng yêu cầu',
    standings: {
      open: 'Lần đăng nhập này là đủ.',
      'step-up': 'Chỉ cần thêm một cách xác thực.',
      'account-too-low': 'Tài khoản của bạn ở mức 1.',
    },
    why: 'Vì sao, và làm thế nào',
    hello: (name: string) => `Xin chào, ${name}`,
    helloNameless: 'Xin chào',
    filings: 'Hồ sơ bạn đã gửi',
    head: { reference: 'Số tiếp nhận', service: 'Dịch vụ', at: 'Lúc' },
    none: 'Chưa có hồ sơ nào.',
    ended: 'Phiên của bạn ở Cổng đã kết thúc',
    endedAt: (at: string) =>
      `Lúc ${at} Định Danh báo cho Cổng rằng phiên đăng nhập không còn (back-channel log-out). Cổng đã xóa phiên. Hãy chọn dịch vụ để đăng nhập lại.`,
    developersTitle: 'Dành cho người phát triển dịch vụ của Nhà nước',
    developers: [
      'Cổng này chạy trên một máy chủ riêng. Nó chứng minh mình với Định Danh bằng khóa riêng (private_key_jwt) và công bố khóa công khai ở /jwks.',
      'Mỗi dịch vụ yêu cầu mức của mình bằng acr_values và claim acr bắt buộc. Khi token đến, Cổng tự so acr theo thứ bậc và từ chối mức thấp hơn, kể cả khi chữ ký đúng.',
      'Là dịch vụ kind=state: Định Danh chỉ hỏi sự đồng ý một lần, rồi nhớ cho đến khi bạn rút lại hoặc Cổng hỏi thêm.',
      'Cổng chỉ nhớ trong bộ nhớ: khởi động lại là quên hồ sơ và phiên.',
    ],
  },
  needs: {
    yourAccount: 'Tài khoản của bạn',
    yourSignIn: 'Lần đăng nhập này',
    wanted: 'Dịch vụ này cần',
    still: 'Với mức 1, bạn vẫn thông báo lưu trú được ngay tại đây.',
    'account-too-low': {
      title: 'Tài khoản của bạn ở mức 1',
      why: (service: string) =>
        `“${service}” cần tài khoản mức 2. Thêm cách xác thực nào cũng không thay đổi được điều đó: để có mức 2, cán bộ phải gặp bạn và đối chiếu khuôn mặt, vân tay.`,
      button: 'Tôi đã có mức 2, hãy hỏi lại',
    },
    'step-up': {
      title: 'Cần thêm một cách xác thực',
      why: (service: string) =>
        `“${service}” cần mức 2: hai cách xác thực khác nhau. Tài khoản của bạn đạt được; Định Danh chỉ hỏi phần còn thiếu, rồi đưa bạn trở lại đây.`,
      button: 'Xác thực thêm',
    },
  },
  way: {
    title: 'Làm thế nào để có mức 2',
    citizen:
      'Công dân Việt Nam: đến công an xã, phường, đặc khu bất kỳ, hoặc cơ quan quản lý căn cước, mang theo thẻ căn cước và điện thoại dùng số thuê bao chính chủ.',
    foreigner:
      'Người nước ngoài: đến cơ quan quản lý xuất nhập cảnh của tỉnh hoặc của Bộ Công an, mang theo hộ chiếu, thẻ thường trú hoặc tạm trú và điện thoại dùng số thuê bao chính chủ.',
    guide: 'Hướng dẫn: ai, mang gì, bao lâu',
    offices: 'Tìm nơi nộp gần bạn',
  },
  stay: {
    title: 'Thông báo lưu trú',
    lead: 'Thông báo trước 23 giờ của ngày khách đến; khách đến sau 23 giờ thì trước 8 giờ ngày hôm sau. Ở nhiều ngày chỉ thông báo một lần.',
    fields: {
      guest: 'Họ và tên khách',
      paper: 'Số định danh hoặc số hộ chiếu của khách',
      arrival: 'Ngày đến',
      nights: 'Số đêm ở lại',
      place: 'Nơi lưu trú',
    },
    hints: {
      guest: 'Như trên giấy tờ',
      paper: 'Ví dụ 003090000001 hoặc P1234567',
      arrival: 'Ví dụ 25/11/2026',
      nights: 'Từ 1 đến 29. Từ 30 ngày là đăng ký tạm trú, một thủ tục khác.',
      place: 'Số nhà, đường, xã hoặc phường, tỉnh hoặc thành phố',
    },
    submit: 'Gửi thông báo',
    problems: {
      guest: 'Nhập họ và tên khách, nhiều nhất 200 ký tự',
      paper: 'Nhập số giấy tờ của khách: từ 5 đến 20 chữ và số',
      arrival: 'Nhập ngày đến, ví dụ 25/11/2026',
      'arrival-far': 'Ngày đến phải từ hôm qua đến 30 ngày tới',
      nights: 'Nhập số đêm, từ 1 đến 29',
      place: 'Nhập nơi lưu trú, nhiều nhất 200 ký tự',
    },
  },
  record: {
    title: 'Yêu cầu cấp Phiếu lý lịch tư pháp',
    lead: 'Bạn đã đăng nhập ở mức 2. Thông tin dưới đây do Định Danh gửi với sự đồng ý của bạn; bạn không phải nhập lại.',
    about: 'Phiếu được cấp cho',
    reason: 'Dùng để làm gì',
    reasons: { work: 'Xin việc', study: 'Du học', other: 'Việc khác' },
    missing: 'Chọn Phiếu dùng để làm gì',
    submit: 'Gửi yêu cầu',
  },
  receipt: {
    'stay-notification': {
      title: 'Đã nhận thông báo lưu trú',
      next: 'Bạn không phải làm gì thêm. Giữ số tiếp nhận để đối chiếu khi cần.',
    },
    'criminal-record': {
      title: 'Đã nhận yêu cầu cấp Phiếu',
      next: 'Đây là cổng mẫu: không có Phiếu nào được cấp. Giữ số tiếp nhận để xem cách một cơ quan trả lời.',
    },
    reference: 'Số tiếp nhận',
    at: 'Gửi lúc',
    front: 'Về trang chủ của Cổng',
  },
  signIn: {
    title: 'Cổng biết chắc đến đâu',
    lead: 'Những gì Cổng đã hỏi và ID token đã trả lời. Cổng lưu lại để giải trình về sau.',
    asked: 'Đã yêu cầu',
    came: 'Đã nhận',
    account: 'Mức của tài khoản',
    authn: 'Mức của lần xác thực',
    at: 'Xác thực lúc',
    rules: 'Bộ quy định',
    token: 'Nội dung ID token',
  },
  problems: {
    denied: {
      title: 'Bạn chưa đăng nhập',
      todo: 'Việc đăng nhập đã bị hủy, hoặc tài khoản không dùng được lúc này; Định Danh không cho Cổng biết là trường hợp nào. Không có gì được gửi cho Cổng. Nếu bạn muốn tiếp tục, hãy thử lại.',
    },
    unmet: {
      title: 'Chưa đạt mức 2',
      todo: 'Định Danh cho biết lần đăng nhập này không thể đạt mức 2: tài khoản của bạn ở mức 1, hoặc chưa có cách xác thực thứ hai. Cổng không nhận yêu cầu này. Thông báo lưu trú thì mức 1 là đủ.',
    },
    'too-low': {
      title: 'Cổng không chấp nhận câu trả lời này',
      todo: 'Câu trả lời được ký đúng nhưng nói mức thấp hơn mức Cổng đã yêu cầu, nên Cổng không mở phiên nào. Bạn không làm gì sai. Hãy thử lại; nếu lặp lại, hãy báo cho Cổng mã lỗi bên dưới.',
    },
    again: {
      title: 'Hãy bắt đầu lại',
      todo: 'Lần đăng nhập này không tiếp tục được: câu trả lời đã được dùng, đã hết hạn, hoặc phiên vừa kết thúc. Hãy chọn lại dịch vụ trên trang chủ.',
    },
    ours: {
      title: 'Yêu cầu của Cổng có lỗi',
      todo: 'Bạn không làm gì sai và không sửa được lỗi này. Hãy báo cho Cổng mã lỗi bên dưới, hoặc nộp hồ sơ tại cơ quan.',
    },
    away: {
      title: 'Định Danh chưa trả lời được',
      todo: 'Hãy thử lại sau vài phút. Chưa có hồ sơ nào được gửi.',
    },
    untrusted: {
      title: 'Cổng không tin câu trả lời này',
      todo: 'Nơi phát hành, chữ ký hoặc số dùng một lần không đúng: câu trả lời có thể đã bị giả mạo. Cổng đã dừng lại. Hãy đóng trang này và bắt đầu lại từ trang chủ của Cổng.',
    },
    'filing-unknown': {
      title: 'Không tìm thấy hồ sơ này',
      todo: 'Bạn không có hồ sơ nào với số này, hoặc Cổng đã khởi động lại và quên nó. Hãy xem danh sách hồ sơ trên trang chủ.',
    },
  },
  problemPage: {
    technical: 'Chi tiết kỹ thuật',
    error: 'Mã lỗi',
    description: 'Mô tả',
    asked: 'Yêu cầu đã gửi',
    again: 'Thử lại',
    front: 'Về trang chủ của Cổng',
  },
  loggedOut: {
    title: 'Bạn đã đăng xuất khỏi Cổng',
    text: 'Cổng đã xóa phiên của bạn. Nếu bạn cũng đồng ý ở Định Danh thì phiên ở đó và ở các dịch vụ khác cũng đã kết thúc.',
    back: 'Về trang chủ của Cổng',
  },
};
