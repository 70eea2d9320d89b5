/** Page behind the QR code of a written answer. */
export const proof = {
  title: 'Văn bản này có thật',
  text: 'Cơ quan sau đã ra văn bản với số và ngày này. Hãy so với văn bản bạn đang cầm.',
  number: 'Số',
  date: 'Ngày quyết định',
  authority: 'Cơ quan',
  outcome: 'Kết quả',
  outcomes: { grant: 'Cấp tài khoản định danh điện tử', refuse: 'Từ chối cấp tài khoản định danh điện tử' },
  nobody: 'Trang này không nói văn bản về ai. Nếu số hoặc ngày khác với văn bản, văn bản đó không phải của cơ quan này.',
  unknownTitle: 'Không tìm thấy văn bản',
  unknown: 'Không có văn bản nào với mã này.',
  compare: 'Hãy quét lại mã, hoặc gõ lại cả địa chỉ in bên cạnh mã. Nếu vẫn không thấy, hãy hỏi cơ quan Công an.',
};
