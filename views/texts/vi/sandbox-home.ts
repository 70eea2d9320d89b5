export const sandboxHome = {
  title: 'Xem Định Danh hoạt động',
  lead: 'Ở đây có một ngân hàng giả định, một hộp thư, và vài người không có thật. Trong hai phút bạn thấy một lần đăng nhập từ cả hai phía.',
  start: 'Đến Ngân hàng Mẫu',
  places: {
    title: 'Ở đây có gì',
    bank: {
      title: 'Ngân hàng Mẫu',
      text: 'Mở tài khoản, xem số dư, chuyển tiền. Bên cạnh mỗi trang: ID token được giải mã và giải thích.',
    },
    mailbox: {
      title: 'Hộp thư thử nghiệm',
      text: 'Mọi tin nhắn và thư lẽ ra được gửi đi, và mã của ứng dụng tạo mã: bạn không cần điện thoại.',
    },
    provider: { title: 'Tài khoản của tôi', text: 'Trang của chủ tài khoản: thông tin, yếu tố xác thực, phiên, sự đồng ý, lịch sử.' },
    backOffice: { title: 'Dành cho cán bộ', text: 'Cửa riêng cho cán bộ. Cửa đòi mức 2, An có thể đăng nhập; chưa ai có quyền.' },
    discovery: {
      title: 'Tài liệu cấu hình (discovery)',
      text: 'Điều đầu tiên một dịch vụ đọc: địa chỉ các điểm cuối và những gì được hỗ trợ.',
    },
  },
  people: {
    title: 'Những người không có thật',
    name: 'Họ và tên',
    login: 'Số đăng nhập',
    account: 'Tài khoản',
    factors: 'Cách xác thực',
    kinds: { citizen: 'công dân', foreigner: 'người nước ngoài', organization: 'tổ chức' },
    states: { active: 'đang hoạt động', locked: 'bị khóa', waiting: 'chờ kích hoạt', dead: 'đã chấm dứt' },
    level: (level: number) => `mức ${level}`,
    password: 'mật khẩu',
    totp: 'mã từ ứng dụng',
    none: 'chưa có',
    passwordIs: 'Mật khẩu của mọi người có mật khẩu',
    secretIs: 'Khóa của ứng dụng tạo mã',
    secretHint: 'SHA-1, 6 số, 30 giây. Hoặc xem mã hiện tại trong hộp thư. Mỗi mã chỉ dùng một lần.',
  },
  tries: {
    title: 'Hãy thử',
    items: [
      'Là Nguyễn Văn An, mở tài khoản ở ngân hàng bằng mật khẩu: mức 1 là đủ.',
      'Chuyển tiền: ngân hàng đòi mức 2, bạn chỉ bị hỏi thêm mã, rồi lệnh được thực hiện. Xem acr trong ID token đổi từ mức 1 sang mức 2.',
      'Là Trần Thị Bình, mở tài khoản rồi thử chuyển tiền: tài khoản định danh mức 1 không thể đạt mức 2, và bạn thấy vì sao, cách để đạt được.',
      'Là Lê Quốc Cường: tài khoản bị khóa, ngân hàng không biết lý do.',
      'Trong trang tài khoản, kết thúc mọi phiên rồi quay lại ngân hàng: phiên ở đó cũng đã kết thúc.',
    ],
  },
};
