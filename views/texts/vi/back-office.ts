/** Door for officers. Until somebody is appointed, everybody stands before a closed desk. */
export const backOffice = {
  noRight: {
    title: 'Bạn chưa có quyền ở đây',
    who: 'Đang đăng nhập với số',
    text: 'Bạn đã đăng nhập đúng, nhưng tài khoản này chưa được giao quyền nào tại bàn làm việc của cán bộ. Lần mở trang này đã được ghi lại.',
    todoTitle: 'Nếu bạn là cán bộ',
    todo: [
      'Hỏi người quản trị tại đơn vị của bạn: họ giao quyền theo quyết định phân công.',
      'Sau khi được giao quyền, tải lại trang này. Bạn không cần đăng ký gì thêm.',
    ],
    person: 'Bạn muốn xem tài khoản của chính mình?',
    account: 'Mở Tài khoản của tôi',
    logOut: 'Đăng xuất',
    idle: 'Không dùng trong 15 phút thì phải đăng nhập lại.',
  },
  signedOut: {
    title: 'Bạn đã đăng xuất khỏi bàn làm việc',
    text: 'Nếu đây là máy dùng chung, hãy đóng trình duyệt.',
    again: 'Đăng nhập lại',
  },
};
