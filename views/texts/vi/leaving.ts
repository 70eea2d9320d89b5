/** Log-out, and the hand-over pages between us and a service. */
export const leaving = {
  logOut: {
    title: 'Bạn muốn đăng xuất?',
    who: 'Đang đăng nhập với số',
    otherPerson:
      'Dịch vụ vừa đưa bạn đến đây muốn đăng xuất một người khác, không phải người đang đăng nhập ở trình duyệt này. Nếu bạn không muốn đăng xuất, hãy chọn ở lại.',
    services: 'Những dịch vụ này sẽ được báo để đăng xuất bạn:',
    noServices: 'Không có dịch vụ nào khác đang dùng phiên đăng nhập này.',
    offline: 'Những dịch vụ này vẫn đọc được thông tin bạn đã đồng ý, cả sau khi bạn đăng xuất:',
    offlineStop: 'Muốn dừng hẳn, hãy rút sự đồng ý trong Tài khoản của tôi.',
    submit: 'Đăng xuất',
    stay: 'Ở lại, không đăng xuất',
  },
  loggedOut: {
    title: 'Bạn đã đăng xuất',
    told: 'Chúng tôi đang báo cho các dịch vụ đã dùng phiên này. Một số dịch vụ có thể mất vài phút.',
    shared: 'Nếu đây là máy dùng chung, hãy đóng trình duyệt.',
    nobodyTitle: 'Bạn không còn đăng nhập ở đây',
    nobody: 'Trên trình duyệt này không có ai đang đăng nhập vào Định Danh, nên không còn gì phải đăng xuất.',
    onward: 'Quay lại dịch vụ',
    home: 'Về trang chủ',
  },
  formPost: {
    title: 'Đang quay lại dịch vụ',
    body: 'Bạn đã hoàn tất ở đây và đang được đưa về dịch vụ. Nếu trang không tự chuyển, hãy nhấn nút bên dưới.',
    submit: 'Tiếp tục',
  },
  home: {
    title: 'Một tài khoản để chứng minh bạn là ai',
    lead: 'Định Danh giúp bạn đăng nhập vào dịch vụ công, ngân hàng và doanh nghiệp bằng tài khoản định danh điện tử, và chỉ gửi đi những thông tin bạn cho phép.',
    account: 'Mở Tài khoản của tôi',
    apply: 'Đăng ký tài khoản',
    points: [
      {
        title: 'Một lần kiểm tra, dùng ở mọi nơi',
        text: 'Danh tính của bạn đã được cơ quan có thẩm quyền kiểm tra. Dịch vụ biết điều đó ở mức nào: mức 1 hoặc mức 2.',
      },
      {
        title: 'Bạn quyết định',
        text: 'Mỗi dịch vụ phải nói rõ cần thông tin gì và để làm gì. Bạn đồng ý, từ chối, và rút lại bất cứ lúc nào.',
      },
      { title: 'Mỗi nơi một mã riêng', text: 'Các tổ chức nhận mã khác nhau về bạn, nên không thể ghép dữ liệu với nhau chỉ bằng mã đó.' },
    ],
    startTitle: 'Bạn muốn đăng nhập vào một dịch vụ?',
    start: 'Hãy bắt đầu từ trang của dịch vụ đó và chọn đăng nhập bằng tài khoản định danh điện tử. Dịch vụ sẽ đưa bạn đến đây.',
  },
  error: {
    technical: 'Thông tin kỹ thuật cho dịch vụ',
    code: 'Mã lỗi',
    description: 'Mô tả',
    todo: 'Bạn có thể làm gì',
    home: 'Về trang chủ',
    unknownServiceTitle: 'Dịch vụ gửi bạn đến đây chưa đúng cách',
    unknownService: 'Yêu cầu đăng nhập từ dịch vụ có lỗi, nên để bảo vệ bạn, chúng tôi không đưa bạn quay lại địa chỉ đó.',
    unknownServiceTodo: 'Lỗi này không phải do bạn. Hãy báo cho dịch vụ kèm mã tham chiếu bên dưới.',
  },
};
