/** The hotline: who calls is verified, and a window of activation is opened anew. */
export const deskCalls = {
  title: 'Mở lại thời hạn kích hoạt',
  intro:
    'Người gọi quá hạn kích hoạt. Hỏi họ ba câu, gõ đúng những gì họ nói. Hệ thống so với cơ sở dữ liệu; bạn không thấy câu trả lời đúng. Tổng đài chỉ mở lại thời hạn: không kích hoạt thay, không đổi số điện thoại hay thư điện tử.',
  number: 'Số định danh người gọi đọc',
  begin: 'Bắt đầu hỏi',
  problems: {
    'not-a-number': 'Nhập số định danh người gọi đọc',
    held: 'Số này đã hỏi sai ba lần trong 24 giờ qua. Mời người gọi đến cơ quan Công an, hoặc gọi lại sau.',
    'registry-silent': 'Cơ sở dữ liệu không trả lời. Chưa tính lần nào. Mời người gọi thử lại sau ít phút.',
  },
  asked: {
    title: 'Hỏi người gọi',
    intro: 'Đọc từng câu. Không gợi ý. Ô trống được tính là sai.',
    minutes: (count: number) => `Trả lời trong ${count} phút.`,
    submit: 'So với cơ sở dữ liệu',
  },
  questions: {
    'card-issued-on': 'Thẻ căn cước được cấp ngày nào?',
    'card-expires-on': 'Thẻ căn cước có giá trị đến ngày nào?',
    residence: 'Nơi thường trú: phường, xã hoặc tỉnh, thành phố?',
    'phone-end': 'Bốn số cuối của điện thoại đã khai với cơ quan Công an?',
    'earlier-number': 'Số định danh trước đây của bạn?',
    'document-expires-on': 'Hộ chiếu hoặc giấy tờ đi lại hết hạn ngày nào?',
    'residence-card-end': 'Bốn ký tự cuối của số thẻ thường trú hoặc tạm trú?',
    'residence-card-expires-on': 'Thẻ thường trú hoặc tạm trú hết hạn ngày nào?',
  },
  passed: {
    title: 'Đã xác minh người gọi',
    text: 'Ba câu đều đúng. Bây giờ có thể mở lại thời hạn kích hoạt, một lần.',
    submit: 'Mở lại thời hạn',
    nothing: 'Không có thời hạn nào đã hết: tài khoản đã kích hoạt, hoặc thời hạn còn chạy.',
  },
  failed: {
    title: 'Không xác minh được người gọi',
    text: 'Không nói câu nào sai. Người gọi có thể mang giấy tờ đến cơ quan Công an gần nhất.',
  },
  reopened: {
    title: 'Đã mở lại thời hạn',
    text: 'Người gọi được báo bằng tin nhắn hoặc thư điện tử. Họ tự kích hoạt như trước.',
  },
  over: { title: 'Cuộc gọi đã hết thời gian', text: 'Không có gì thay đổi.' },
  again: 'Cuộc gọi khác',
};
