import type { BankProblemKind } from '../../../pages/sandbox/bank-shapes.ts';

interface ProblemWords {
  readonly title: string;
  /** What the code means for a bank. */
  readonly means: string;
  /** What the person can do now. */
  readonly todo: string;
}

export const bankProblems: Record<BankProblemKind, ProblemWords> = {
  access_denied: {
    title: 'Bạn chưa đăng nhập',
    means:
      'Người dùng đã hủy, không đồng ý chia sẻ, hoặc tài khoản không dùng được lúc này. Định Danh không cho ngân hàng biết là trường hợp nào.',
    todo: 'Không có gì được gửi cho ngân hàng. Nếu bạn muốn tiếp tục, hãy thử lại.',
  },
  unmet_authentication_requirements: {
    title: 'Tài khoản của bạn chưa đạt mức cần thiết',
    means:
      'Người này đã chứng minh mình là ai, nhưng không thể đạt mức ngân hàng yêu cầu, dù dùng thêm yếu tố nào. Thử lại cũng không khác; hãy đề nghị một cách khác, ví dụ đến quầy.',
    todo: 'Để có tài khoản mức 2, hãy đến cơ quan công an hoặc điểm tiếp nhận với thẻ căn cước: cán bộ đối chiếu khuôn mặt và vân tay của bạn. Với mức 1 bạn vẫn xem được số dư.',
  },
  login_required: {
    title: 'Bạn cần đăng nhập lại',
    means: 'Không có phiên nào đủ mới, và yêu cầu không cho phép hỏi người dùng (prompt=none). Hãy gửi lại yêu cầu không có prompt=none.',
    todo: 'Chọn lại việc bạn muốn làm và đăng nhập.',
  },
  consent_required: {
    title: 'Cần sự đồng ý của bạn',
    means:
      'Phiên còn đó nhưng dịch vụ tư nhân phải được đồng ý ở mỗi lần; prompt=none không hỏi được. Hãy gửi lại yêu cầu không có prompt=none.',
    todo: 'Chọn lại việc bạn muốn làm và xác nhận trên trang của Định Danh.',
  },
  interaction_required: {
    title: 'Định Danh cần hỏi bạn thêm',
    means: 'Cần một bước có người tham gia, mà yêu cầu không cho phép. Hãy gửi lại yêu cầu không có prompt=none.',
    todo: 'Chọn lại việc bạn muốn làm.',
  },
  account_selection_required: {
    title: 'Cần chọn tài khoản',
    means: 'Có nhiều tài khoản có thể dùng và yêu cầu không cho phép hỏi.',
    todo: 'Chọn lại việc bạn muốn làm và chọn tài khoản trên trang của Định Danh.',
  },
  invalid_request: {
    title: 'Yêu cầu của ngân hàng có lỗi',
    means: 'Một tham số bị thiếu, lặp hoặc sai. Đây là lỗi của ngân hàng; xem phần mô tả bên dưới.',
    todo: 'Bạn không làm gì sai. Hãy báo cho ngân hàng.',
  },
  invalid_scope: {
    title: 'Ngân hàng xin điều chưa được phép',
    means: 'Phạm vi (scope) này không có trong hồ sơ chấp thuận của dịch vụ.',
    todo: 'Bạn không làm gì sai. Hãy báo cho ngân hàng.',
  },
  unauthorized_client: {
    title: 'Ngân hàng chưa được dùng cách này',
    means: 'Dịch vụ không được chấp thuận cho luồng này.',
    todo: 'Bạn không làm gì sai. Hãy báo cho ngân hàng.',
  },
  server_error: {
    title: 'Định Danh gặp sự cố',
    means: 'Lỗi ở phía nhà cung cấp. Hãy thử lại sau, có giãn cách.',
    todo: 'Thử lại sau ít phút.',
  },
  temporarily_unavailable: {
    title: 'Định Danh tạm ngừng',
    means: 'Nhà cung cấp quá tải hoặc đang bảo trì. Hãy thử lại sau, có giãn cách.',
    todo: 'Thử lại sau ít phút.',
  },
  'other-error': {
    title: 'Đăng nhập không thành công',
    means: 'Định Danh trả lời bằng một mã lỗi mà ngân hàng này không biết. Hãy coi như chưa đăng nhập.',
    todo: 'Thử lại. Nếu vẫn gặp lỗi, hãy báo mã lỗi bên dưới cho ngân hàng.',
  },
  'unknown-answer': {
    title: 'Câu trả lời này không thuộc về yêu cầu nào',
    means:
      'Tham số state không khớp với yêu cầu nào đang chờ của trình duyệt này: trang được tải lại, quay lại bằng nút lùi, hoặc người khác đưa cho bạn một đường dẫn. Ngân hàng không dùng mã trong đó.',
    todo: 'Bắt đầu lại từ trang ngân hàng. Nếu bạn đã đăng nhập, phiên của bạn vẫn còn.',
  },
  untrusted: {
    title: 'Ngân hàng không tin câu trả lời này',
    means:
      'Nơi phát hành (iss), nonce, aud, thời hạn hoặc chữ ký không đúng: có thể câu trả lời đến từ một nhà cung cấp khác (bị đánh tráo, mix-up) hoặc bị sửa. Ngân hàng đã dừng lại.',
    todo: 'Đóng trang này và bắt đầu lại từ trang ngân hàng.',
  },
  'token-refused': {
    title: 'Định Danh không cấp token',
    means: 'Mã đã dùng, đã hết hạn (60 giây), hoặc thông tin xác thực của ngân hàng sai. Một mã chỉ đổi được một lần.',
    todo: 'Bắt đầu lại từ trang ngân hàng.',
  },
  unreachable: {
    title: 'Không liên lạc được',
    means: 'Định Danh hoặc API của ngân hàng không trả lời kịp. Ngân hàng không đoán: không có câu trả lời thì không ai được vào.',
    todo: 'Thử lại sau ít phút. Lệnh chuyển tiền chưa xong sẽ không bị thực hiện hai lần.',
  },
  'other-person': {
    title: 'Một người khác đã đăng nhập',
    means:
      'Lần nâng mức trả về một sub khác với khách hàng đang dùng ngân hàng. Mức của người khác không nói gì về khách hàng này, nên lệnh không được thực hiện.',
    todo: 'Hãy tự mình xác thực, hoặc đăng xuất rồi đăng nhập lại bằng tài khoản của bạn.',
  },
  'session-over': {
    title: 'Phiên này vừa kết thúc',
    means: 'Thông báo đăng xuất (log-out token) cho sid này đã đến trước câu trả lời. Phiên đã kết thúc thì không mở lại.',
    todo: 'Đăng nhập lại từ trang ngân hàng.',
  },
  'not-fresh': {
    title: 'Lần xác thực chưa đủ mới',
    means: 'Sau hai lần nâng mức, auth_time vẫn cũ hơn max_age của API. Ngân hàng dừng lại để không ai bị đưa đi vòng quanh.',
    todo: 'Lệnh chưa được thực hiện. Hãy lập lại lệnh và xác thực trong vài phút.',
  },
  'order-unknown': {
    title: 'Không tìm thấy lệnh này',
    means: 'Số lệnh không có ở khách hàng này, hoặc ngân hàng đã khởi động lại và quên.',
    todo: 'Lập một lệnh chuyển mới.',
  },
};

export const bankProblemPage = {
  means: 'Điều này có nghĩa gì với một ngân hàng',
  todo: 'Bạn có thể làm gì',
  technical: 'Chi tiết kỹ thuật',
  error: 'Mã lỗi',
  description: 'Mô tả',
  asked: 'Yêu cầu đã gửi',
  again: 'Thử lại',
  front: 'Về trang ngân hàng',
};
