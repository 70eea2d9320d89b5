import type { ErrorCode } from '../../../src/lib/errors.ts';

interface ErrorText {
  readonly title: string;
  /** What happened. */
  readonly happened: string;
  /** What the person can do now. */
  readonly todo: string;
}

export const errors: Record<ErrorCode, ErrorText> = {
  'bad-request': {
    title: 'Yêu cầu không hợp lệ',
    happened: 'Đường dẫn hoặc dữ liệu gửi đến bị thiếu hay sai định dạng nên chúng tôi không xử lý.',
    todo: 'Quay lại dịch vụ bạn đang dùng và bắt đầu lại. Nếu vẫn gặp trang này, hãy báo cho dịch vụ đó.',
  },
  'form-invalid': {
    title: 'Biểu mẫu chưa đúng',
    happened: 'Một số ô trong biểu mẫu bị thiếu hoặc có nội dung không hợp lệ.',
    todo: 'Quay lại trang trước, kiểm tra từng ô rồi gửi lại.',
  },
  'csrf-failed': {
    title: 'Trang này đã cũ',
    happened: 'Biểu mẫu bạn gửi không thuộc phiên làm việc hiện tại, có thể vì trang đã mở quá lâu hoặc cookie bị chặn.',
    todo: 'Tải lại trang trước rồi gửi lại. Hãy cho phép cookie của trang này.',
  },
  forbidden: {
    title: 'Bạn không có quyền mở trang này',
    happened: 'Tài khoản bạn đang dùng không được phép xem trang này hoặc làm việc này.',
    todo: 'Nếu bạn cần quyền này cho công việc, hãy liên hệ người quản trị ở đơn vị của bạn.',
  },
  'not-found': {
    title: 'Không tìm thấy trang',
    happened: 'Địa chỉ này không có trang nào, hoặc trang đã được chuyển đi.',
    todo: 'Kiểm tra lại địa chỉ, hoặc bắt đầu từ trang chủ.',
  },
  'method-not-allowed': {
    title: 'Không dùng được theo cách này',
    happened: 'Địa chỉ này không nhận kiểu yêu cầu vừa gửi.',
    todo: 'Mở lại trang từ đường liên kết hoặc từ dịch vụ bạn đang dùng.',
  },
  'interaction-expired': {
    title: 'Lần đăng nhập này đã hết hạn',
    happened: 'Bạn đã để trang mở quá lâu, đã hoàn tất trong một thẻ khác, hoặc mở lại bằng nút quay lại của trình duyệt.',
    todo: 'Quay lại dịch vụ bạn muốn dùng và đăng nhập lại từ đó.',
  },
  'body-too-large': {
    title: 'Dữ liệu gửi lên quá lớn',
    happened: 'Nội dung bạn gửi vượt quá giới hạn của trang này.',
    todo: 'Rút ngắn nội dung hoặc chọn tệp nhỏ hơn rồi gửi lại.',
  },
  'too-many-requests': {
    title: 'Quá nhiều lần thử',
    happened: 'Chúng tôi nhận được quá nhiều yêu cầu trong thời gian ngắn nên tạm dừng để bảo vệ tài khoản.',
    todo: 'Chờ vài phút rồi thử lại. Bạn không cần làm gì khác.',
  },
  'unseal-failed': {
    title: 'Hệ thống gặp sự cố',
    happened: 'Chúng tôi không đọc được dữ liệu cần thiết. Lỗi này ở phía chúng tôi.',
    todo: 'Thử lại sau ít phút. Nếu vẫn gặp lỗi, hãy báo cho chúng tôi kèm mã tham chiếu bên dưới.',
  },
  unexpected: {
    title: 'Hệ thống gặp sự cố',
    happened: 'Đã có lỗi ngoài dự kiến ở phía chúng tôi. Việc bạn đang làm chưa được ghi nhận.',
    todo: 'Thử lại sau ít phút. Nếu vẫn gặp lỗi, hãy báo cho chúng tôi kèm mã tham chiếu bên dưới.',
  },
  'database-unavailable': {
    title: 'Dịch vụ tạm ngừng',
    happened: 'Hệ thống tạm thời không làm việc được. Dữ liệu của bạn vẫn an toàn.',
    todo: 'Thử lại sau ít phút. Trang sẽ hoạt động lại mà bạn không cần làm gì.',
  },
};
