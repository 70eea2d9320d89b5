/** The officers' desk: frame, start page, worklist and tasks. */
export const desk = {
  nav: {
    label: 'Các trang của bàn làm việc',
    home: 'Bàn làm việc',
    worklist: 'Hồ sơ đang xử lý',
    tasks: 'Việc cần làm',
  },
  head: {
    signedInAs: 'Cán bộ',
    logOut: 'Đăng xuất',
    at: 'tại',
    registries: 'Các cơ sở dữ liệu',
    byCeremony: (date: string) =>
      `Bạn được giao quyền bằng thủ tục hai người vận hành và chưa được xác minh tại quầy. Quyền này hết vào ngày ${date} nếu chưa được xác minh.`,
    totpStandsIn:
      'Chỉ trong môi trường thử: bạn đã đăng nhập bằng mã một lần thay cho khóa truy cập. Hệ thống thật chỉ nhận khóa truy cập hoặc thiết bị chống lừa đảo.',
  },
  roles: {
    reception: 'Tiếp nhận hồ sơ công dân',
    'immigration-reception': 'Tiếp nhận hồ sơ người nước ngoài',
    decider: 'Xét duyệt hồ sơ',
    hotline: 'Tổng đài hỗ trợ',
  },
  registries: {
    population: 'Dân cư',
    'id-card': 'Căn cước',
    immigration: 'Xuất nhập cảnh',
    subscriber: 'Thuê bao',
    'driving-licence': 'Giấy phép lái xe',
    'vehicle-registration': 'Đăng ký xe',
    'health-insurance': 'Bảo hiểm y tế',
    'social-insurance': 'Bảo hiểm xã hội',
  },
  lamps: { working: 'trả lời', slow: 'trả lời chậm', down: 'không trả lời' },
  home: {
    title: 'Bàn làm việc',
    rolesTitle: 'Quyền của bạn hôm nay',
    idle: 'Không dùng trong 15 phút thì phải đăng nhập lại. Sau 12 giờ luôn phải đăng nhập lại.',
    recorded: 'Mỗi lần xem dữ liệu của một người và mỗi thao tác đều được ghi lại.',
  },
};
