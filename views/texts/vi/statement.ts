/**
 * What applicants agree to (law.md C1: data, purpose, controller, retention, rights). Every change of words needs a new version in
 * `src/domain/registrations/statement.ts`.
 */
export const statement = {
  title: 'Bạn đồng ý điều gì',
  intro: 'Tôi tự nguyện đề nghị cấp tài khoản định danh điện tử và đồng ý để dữ liệu của tôi được xử lý như sau.',
  parts: [
    {
      name: 'Dữ liệu',
      text: 'Những điều tôi đã khai, số điện thoại và thư điện tử đã xác nhận, ảnh khuôn mặt và kết quả so sánh ảnh đó. Ảnh khuôn mặt là dữ liệu nhạy cảm.',
    },
    {
      name: 'Mục đích',
      text: 'Kiểm tra tôi là ai, cấp và quản lý tài khoản, báo kết quả cho tôi. Không dùng vào việc khác.',
    },
    {
      name: 'Đối chiếu',
      text: 'Cơ sở dữ liệu quốc gia về dân cư, cơ sở dữ liệu căn cước, cơ sở dữ liệu xuất nhập cảnh (người nước ngoài) và nhà mạng của số điện thoại.',
    },
    {
      name: 'Bên kiểm soát dữ liệu',
      text: 'Cơ quan quản lý định danh và xác thực điện tử, Bộ Công an.',
    },
    {
      name: 'Thời gian lưu',
      text: 'Thông tin tài khoản được lưu lâu dài theo nghị định. Hồ sơ chưa nộp bị xóa sau 30 ngày; ảnh của hồ sơ không được cấp bị xóa sau 90 ngày.',
    },
    {
      name: 'Quyền của tôi',
      text: 'Được biết, xem, sửa, rút lại sự đồng ý, yêu cầu xóa hoặc hạn chế xử lý, phản đối, khiếu nại và đòi bồi thường. Tôi rút được hồ sơ bất cứ lúc nào trước khi có quyết định.',
    },
  ],
  truth: 'Tôi khai đúng sự thật. Khai sai hoặc dùng thông tin của người khác có thể bị xử phạt.',
};
