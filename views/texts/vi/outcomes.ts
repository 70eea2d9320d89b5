/** Pages on which a sign-in cannot go on, or offers another way. */
export const outcomes = {
  unreachable: {
    title: (wants: string) => `Tài khoản của bạn chưa đạt ${wants}`,
    titleFactor: (wants: string) => `Bạn chưa thể đạt ${wants}`,
    youHold: 'Tài khoản của bạn',
    serviceWants: (service: string) => `${service} cần`,
    levelExplained: (service: string, wants: string) =>
      `Cho việc này, ${service} cần tài khoản ${wants}. Thêm bước xác thực không làm tăng mức của tài khoản, nên chúng tôi dừng ở đây.`,
    howTitle: 'Cách lên mức 2',
    citizen: [
      'Đến trực tiếp công an xã, phường, đặc khu bất kỳ, hoặc cơ quan quản lý căn cước của công an tỉnh hay Bộ Công an. Không phụ thuộc nơi cư trú.',
      'Mang theo thẻ căn cước hoặc thẻ căn cước công dân còn hạn, và điện thoại dùng số thuê bao chính chủ.',
      'Cán bộ nhập thông tin, đối chiếu khuôn mặt và vân tay của bạn.',
      'Kết quả có trong 3 ngày làm việc. Nếu chưa có thẻ hoặc thẻ hết hạn thì làm thẻ cùng lúc, kết quả có trong 7 ngày làm việc.',
      'Kích hoạt tài khoản trong ứng dụng trong vòng 7 ngày từ khi nhận kết quả.',
    ],
    foreigner: [
      'Đến trực tiếp cơ quan quản lý xuất nhập cảnh của Bộ Công an hoặc của công an tỉnh.',
      'Mang theo hộ chiếu hoặc giấy tờ có giá trị đi lại quốc tế, thẻ thường trú hoặc thẻ tạm trú, và điện thoại dùng số thuê bao chính chủ.',
      'Cán bộ nhập thông tin, thu nhận và đối chiếu khuôn mặt, vân tay của bạn.',
      'Kết quả có trong 3 ngày làm việc nếu khuôn mặt và vân tay của bạn đã có trong cơ sở dữ liệu xuất nhập cảnh, nếu chưa thì trong 7 ngày làm việc.',
      'Kích hoạt tài khoản trong ứng dụng trong vòng 7 ngày từ khi nhận kết quả.',
    ],
    hours: 'Giờ làm việc: thứ Hai đến thứ Sáu, trừ ngày lễ, tết. Làm thủ tục này không mất phí.',
    guide: 'Hướng dẫn đầy đủ và nơi nộp',
    noFactor: (service: string, wants: string) =>
      `${service} cần ${wants}, tức là hai bước xác thực khác nhau. Bạn chưa bật cách xác thực thứ hai nào dùng được lúc này.`,
    noFactorHow: [
      'Mở Tài khoản của tôi và đăng nhập bằng cách bạn đang có.',
      'Trong mục Cách xác thực, thêm ứng dụng tạo mã hoặc khóa truy cập.',
      'Quay lại dịch vụ và đăng nhập lại.',
    ],
    passkeyTitle: 'Dịch vụ này cần khóa truy cập',
    passkey: (service: string) =>
      `${service} chỉ chấp nhận cách xác thực chống được trang giả mạo. Tài khoản của bạn chưa có khóa truy cập nên chúng tôi dừng ở đây.`,
    passkeyHow: [
      'Mở Tài khoản của tôi và đăng nhập như bình thường.',
      'Trong mục Cách xác thực, chọn Thêm khóa truy cập và làm theo thiết bị: dùng vân tay, khuôn mặt hoặc mã mở khóa.',
      'Quay lại dịch vụ và đăng nhập bằng khóa truy cập.',
    ],
    howToAdd: 'Cách thêm',
    openAccount: 'Mở Tài khoản của tôi',
    return: (service: string) => `Quay lại ${service}`,
    returnHint: (service: string) => `${service} sẽ được báo rằng chưa đạt mức yêu cầu. Không có thông tin nào khác của bạn được gửi đi.`,
  },
  stepUpOffer: {
    title: (wants: string) => `Tăng lên ${wants}?`,
    intro: (service: string, wants: string, reached: string) =>
      `${service} muốn bạn xác thực ở ${wants}. Bạn đang ở ${reached}. Bạn có thể thêm một bước xác thực, hoặc tiếp tục như hiện tại; khi đó dịch vụ có thể không cho làm một số việc.`,
    strengthen: 'Thêm một bước xác thực',
    continueAt: (reached: string) => `Tiếp tục ở ${reached}`,
  },
  accountNotActive: {
    title: 'Tài khoản này hiện không đăng nhập được',
    happened: 'Bạn đã xác thực đúng, nhưng tài khoản hiện không được dùng để đăng nhập vào dịch vụ. Dịch vụ không được cho biết lý do.',
    limited: 'Bạn có thể xem lý do, ai giải quyết được và nơi gần nhất tại bàn hỗ trợ dành riêng cho bạn.',
    limitedLink: 'Xem lý do và cách giải quyết',
  },
  held: {
    title: 'Đăng nhập đang tạm dừng',
    reported:
      'Có người đã báo một lần đăng nhập không phải do chủ tài khoản thực hiện. Để bảo vệ tài khoản, việc đăng nhập dừng lại cho đến khi chủ tài khoản khôi phục.',
    notLegal: 'Đây là biện pháp bảo vệ, không phải là khóa tài khoản theo quyết định của cơ quan có thẩm quyền.',
    recover: 'Khôi phục việc đăng nhập',
  },
  switchPerson: {
    title: 'Bạn muốn tiếp tục với tài khoản nào?',
    signedIn: 'Trên trình duyệt này đang đăng nhập',
    continueAs: (who: string) => `Tiếp tục với ${who}`,
    someoneElse: 'Dùng tài khoản khác',
    explain: 'Khi đổi người, mọi dịch vụ đang dùng phiên này sẽ được đăng xuất.',
  },
  numberReplaced: {
    title: 'Số định danh của bạn đã được thay',
    happened: 'Bạn vừa đăng nhập bằng số cũ. Tài khoản vẫn là tài khoản của bạn và lần đăng nhập này vẫn tiếp tục.',
    now: 'Số hiện nay của bạn là',
    whatNext: 'Từ lần sau, hãy đăng nhập bằng số này. Số đầy đủ có trong trang thông tin của bạn.',
    goOn: 'Tiếp tục',
  },
  expired: {
    title: 'Lần đăng nhập này đã hết hạn',
    happened:
      'Trang đã mở quá lâu, đã hoàn tất trong một thẻ khác, hoặc được mở lại bằng nút quay lại của trình duyệt. Vì an toàn, chúng tôi không tiếp tục từ đây.',
    todo: 'Quay lại dịch vụ bạn muốn dùng và đăng nhập lại từ đó.',
    home: 'Về trang chủ',
  },
};
