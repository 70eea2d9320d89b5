/**
 * What applicants agree to (law.md C1: data, purpose, controller, retention, rights). Every change of words needs a new version, with its
 * hash, in `src/domain/registrations/statement.ts`.
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

/**
 * What applicants agree to at a counter (law.md C1: data, purpose, controller, retention, rights). Every change of words needs a new
 * version, with its hash, in `src/domain/registrations/statement.ts`.
 */
export const counterStatement = {
  title: 'Lời đồng ý của người nộp hồ sơ',
  about: (name: string, reference: string) => `Người nộp: ${name}. Hồ sơ: ${reference}.`,
  intro: {
    citizens:
      'Tôi tự nguyện đề nghị cấp tài khoản định danh điện tử mức độ 02 và căn cước điện tử, và đồng ý để dữ liệu của tôi được xử lý như sau.',
    foreigners: 'Tôi tự nguyện đề nghị cấp tài khoản định danh điện tử mức độ 02, và đồng ý để dữ liệu của tôi được xử lý như sau.',
  },
  data: {
    name: 'Dữ liệu',
    text: 'Những điều tôi đã khai, liên hệ đã xác nhận, giấy tờ tôi muốn đưa vào tài khoản, ảnh khuôn mặt, vân tay và kết quả so sánh. Khuôn mặt và vân tay là dữ liệu nhạy cảm.',
  },
  fingers: {
    name: 'Vân tay',
    citizens: 'Ảnh vân tay chỉ được so với cơ sở dữ liệu căn cước rồi bị xóa; nếu cơ sở dữ liệu chưa trả lời thì giữ nhiều nhất 24 giờ.',
    foreigners:
      'Ảnh vân tay chỉ được so với cơ sở dữ liệu xuất nhập cảnh rồi bị xóa; nếu cơ sở dữ liệu chưa trả lời thì giữ nhiều nhất 24 giờ. Nếu cơ sở dữ liệu đó chưa có ảnh và vân tay của tôi, chúng được ghi vào đó.',
  },
  purpose: { name: 'Mục đích', text: 'Kiểm tra tôi là ai, cấp và quản lý tài khoản, báo kết quả cho tôi. Không dùng vào việc khác.' },
  registers: {
    name: 'Đối chiếu',
    citizens:
      'Cơ sở dữ liệu quốc gia về dân cư, cơ sở dữ liệu căn cước, nhà mạng của số điện thoại, và cơ quan quản lý giấy tờ tôi đưa vào.',
    foreigners: 'Cơ sở dữ liệu quốc gia về xuất nhập cảnh, nhà mạng của số điện thoại, và cơ quan quản lý giấy tờ tôi đưa vào.',
  },
  controller: { name: 'Bên kiểm soát dữ liệu', text: 'Cơ quan quản lý định danh và xác thực điện tử, Bộ Công an.' },
  retention: {
    name: 'Thời gian lưu',
    text: 'Thông tin tài khoản và lời đồng ý này được lưu lâu dài theo nghị định. Hồ sơ chưa gửi bị xóa sau 30 ngày; ảnh của hồ sơ không được cấp bị xóa sau 90 ngày.',
  },
  rights: {
    name: 'Quyền của tôi',
    text: 'Được biết, xem, sửa, rút lại sự đồng ý, yêu cầu xóa hoặc hạn chế xử lý, phản đối, khiếu nại và đòi bồi thường. Tôi rút được hồ sơ bất cứ lúc nào trước khi có quyết định.',
  },
  truth: 'Tôi khai đúng sự thật. Khai sai hoặc dùng thông tin của người khác có thể bị xử phạt.',
  version: 'Phiên bản',
};
