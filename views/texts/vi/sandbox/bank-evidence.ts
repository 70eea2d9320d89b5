interface ClaimWords {
  readonly name: string;
  /** What the claim is, and what a bank does with it. */
  readonly means: string;
}

/** Claims of ID token, log-out token and introspection as a bank's developer needs them. */
const described = {
  iss: {
    name: 'Nơi phát hành',
    means: 'Ai đã ký token này. Phải đúng bằng địa chỉ nơi phát hành (issuer) mà bạn đã cấu hình; khác đi là token của người khác.',
  },
  sub: {
    name: 'Mã của người này ở ngân hàng bạn',
    means:
      'Ngẫu nhiên, không đổi, riêng cho từng tổ chức (pairwise): ngân hàng khác thấy mã khác cho cùng một người. Đây là khóa để bạn lưu khách hàng. Không phải số định danh cá nhân.',
  },
  aud: { name: 'Dành cho ai', means: 'client_id của bạn. Token dành cho dịch vụ khác thì phải từ chối.' },
  exp: {
    name: 'Hết hạn',
    means: 'Sau thời điểm này không được chấp nhận token nữa. Phiên của ngân hàng là việc riêng của ngân hàng, không kéo dài token.',
  },
  iat: { name: 'Phát hành lúc', means: 'Thời điểm token được ký. Không phải lúc người này xác thực: xem auth_time.' },
  nonce: {
    name: 'Số dùng một lần',
    means:
      'Chính giá trị ngân hàng đã gửi trong yêu cầu. Trùng nhau nghĩa là token trả lời đúng yêu cầu này, không phải token bị đánh cắp rồi gửi lại.',
  },
  at_hash: { name: 'Dấu của access token', means: 'Gắn access token nhận cùng lúc với ID token này, để không ai tráo được.' },
  sid: {
    name: 'Mã phiên ở Định Danh',
    means: 'Lưu cùng phiên của ngân hàng. Thông báo đăng xuất (log-out token) sẽ nêu mã này để bạn biết phiên nào phải kết thúc.',
  },
  acr: {
    name: 'Mức bảo đảm của lần xác thực này',
    means:
      'Điều quan trọng nhất để quyết định. Có thứ tự: mức cao hơn đáp ứng yêu cầu thấp hơn. Không bao giờ cao hơn những gì đã thực sự làm.',
  },
  amr: { name: 'Các cách xác thực đã dùng', means: 'Để ghi lại, không để quyết định: hãy quyết định theo acr.' },
  auth_time: { name: 'Xác thực lúc', means: 'Lúc của yếu tố cũ nhất được tính. Muốn mới hơn, gửi max_age trong yêu cầu mới.' },
  account_level: {
    name: 'Mức của tài khoản',
    means: 'Danh tính đã được kiểm tra kỹ đến đâu khi cấp tài khoản: 1 hoặc 2. Không đổi theo từng lần đăng nhập.',
  },
  authn_level: {
    name: 'Mức của lần xác thực',
    means: '1: một yếu tố. 2: hai yếu tố khác loại. acr mức 2 cần cả hai: tài khoản mức 2 và xác thực mức 2.',
  },
  subject_kind: { name: 'Loại chủ thể', means: 'citizen: công dân; foreigner: người nước ngoài; organization: tổ chức.' },
  act: { name: 'Người thực hiện thay', means: 'Có mặt khi một người hành động thay cho chủ tài khoản. Không có nghĩa là tự họ.' },
  rule_set: { name: 'Bộ quy định', means: 'Bộ quy định pháp luật có hiệu lực khi token được phát hành. Lưu lại để giải trình về sau.' },
  active: {
    name: 'Còn hiệu lực',
    means: 'false ngay khi tài khoản bị khóa, phiên kết thúc, hay sự đồng ý bị rút lại. Khi false không có gì khác được nói.',
  },
  client_id: { name: 'Token của dịch vụ nào', means: 'API phải kiểm tra rằng token được cấp cho dịch vụ mà nó chấp nhận.' },
  token_type: { name: 'Loại token', means: 'Bearer: ai cầm token thì dùng được, nên chỉ gửi qua TLS và không bao giờ đặt trong địa chỉ.' },
  scope: { name: 'Phạm vi', means: 'Những gì access token được phép lấy.' },
  events: { name: 'Sự kiện', means: 'Nói rằng đây là thông báo đăng xuất (log-out token), để không ai dùng một ID token thay cho nó.' },
  jti: { name: 'Mã của token', means: 'Mỗi token một mã. Ngân hàng nhớ mã đã dùng và từ chối lần gửi lại.' },
} satisfies Record<string, ClaimWords>;

export type EvidenceClaim = keyof typeof described;

export const evidence = {
  title: 'Phía sau trang này',
  lead: 'Những gì ngân hàng đã hỏi và nhận được, đúng như trên đường truyền.',
  asked: { title: '1. Ngân hàng đã hỏi', lead: 'Các tham số của yêu cầu gửi đến /auth qua trình duyệt.' },
  stepUp: {
    title: 'Vì sao lại hỏi: API đòi mức cao hơn',
    lead: 'Giao diện lập trình (API) của ngân hàng trả lời 401 với dòng này (RFC 9470), và ngân hàng lập yêu cầu mới từ nó.',
  },
  idToken: {
    title: '2. ID token đã nhận',
    lead: 'Ba phần nối bằng dấu chấm: đầu, nội dung, chữ ký. Ngân hàng đã kiểm tra chữ ký bằng khóa công khai trong JWKS.',
    raw: 'Nguyên văn',
    header: 'Đầu (giải mã)',
    payload: 'Nội dung (giải mã)',
    explained: 'Từng mục nói gì',
  },
  userinfo: {
    title: '3. Điểm cuối userinfo trả lời',
    lead: 'Dữ liệu về người này, chỉ gồm những gì ngân hàng được phép, đã hỏi, và người đó đã đồng ý.',
  },
  introspection: {
    title: '4. Điểm cuối introspection nói ngay lúc này',
    lead: 'Access token không đọc được; API hỏi Định Danh mỗi lần. Trang này vừa hỏi khi bạn mở nó.',
    nothing: 'Định Danh không trả lời.',
  },
  undescribed: 'Mục này không có lời giải thích ở đây.',
  reading: {
    acr: {
      'urn:dinhdanh:acr:level-1': 'Mức 1: tài khoản từ mức 1, ít nhất một yếu tố. Đủ để xem, không đủ để chuyển tiền.',
      'urn:dinhdanh:acr:level-2': 'Mức 2: tài khoản mức 2 và hai yếu tố khác loại. Đủ để chuyển tiền.',
      'urn:dinhdanh:acr:level-2-biometric': 'Mức 2 có sinh trắc học được cơ sở dữ liệu đối chiếu.',
    },
    amr: {
      pwd: 'mật khẩu',
      otp: 'mã một lần',
      sms: 'mã qua tin nhắn',
      pop: 'khóa truy cập',
      user: 'đã xác minh người dùng trên thiết bị',
      hwk: 'khóa nằm trong thiết bị',
      swk: 'khóa được sao lưu',
      mfa: 'nhiều yếu tố',
      face: 'khuôn mặt',
      fpt: 'vân tay',
    },
  },
};

export const evidenceClaims: Record<EvidenceClaim, ClaimWords> = described;
