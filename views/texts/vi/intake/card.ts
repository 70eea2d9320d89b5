import type { CardState, IrisReason } from '../../../../src/domain/registrations/card/types.ts';

const cardStates: Record<CardState, string> = {
  prepared: 'chưa đến hệ thống cấp thẻ',
  filed: 'hệ thống cấp thẻ đã nhận, đang xét',
  issued: 'đã cấp thẻ',
  refused: 'bị từ chối (CC03)',
};

const irisReasons: Record<IrisReason, string> = {
  missing: 'Không có mắt này',
  injured: 'Mắt đang bị thương hoặc vừa mổ',
  unreadable: 'Đã thử nhiều lần, máy không đọc được',
};

/** Level 2 together with the identity card, for the officer who keys. */
export const intakeCard = {
  list: {
    legend: 'Người nộp xin cấp gì?',
    level2: 'Tài khoản mức độ 02',
    level2Hint: 'Người nộp đang có thẻ căn cước còn giá trị.',
    withCard: 'Tài khoản mức độ 02 cùng với thẻ căn cước',
    withCardHint: 'Chưa có thẻ, thẻ hết hạn hoặc bị thu hồi. Một lần đến, hai hồ sơ đi cùng nhau.',
    procedure: 'Thủ tục',
  },
  detailsShown: 'Nhập theo lời khai và giấy tờ mà người nộp có. Cơ sở dữ liệu dân cư được hỏi khi gửi hồ sơ.',
  face: {
    intro: 'Chụp ngay tại quầy: nhìn thẳng, đủ sáng, không kính râm, khẩu trang hay mũ. Ảnh này để in thẻ.',
    kept: 'Ảnh được niêm phong cho đến khi hệ thống cấp thẻ nhận được, rồi bị xóa; ở đây không ai mở lại được.',
    have: 'Đã có ảnh, đang niêm phong. Chọn ảnh khác để thay.',
  },
  fingersIntro: 'Ảnh vân tay được niêm phong và chuyển sang hệ thống cấp thẻ khi gửi hồ sơ, rồi bị xóa ở đây.',
  iris: {
    intro:
      'Lấy mống mắt của người từ đủ 6 tuổi. Ảnh được niêm phong cho đến khi hệ thống cấp thẻ nhận được, rồi bị xóa; ở đây không ai mở lại được.',
    left: 'Ảnh mống mắt trái',
    right: 'Ảnh mống mắt phải',
    have: { both: 'Đã lấy cả hai mắt.', one: 'Đã lấy một mắt.', none: 'Đã ghi: không lấy được mắt nào.' },
    again: 'Lưu lại thì thay cho tất cả những gì đã ghi ở trang này.',
    reason: 'Nếu thiếu một hoặc cả hai mắt: vì sao?',
    both: 'Lấy được cả hai mắt',
    reasons: irisReasons,
  },
  delivery: {
    legend: 'Người nộp muốn nhận thẻ ở đâu?',
    unit: 'Tại nơi tiếp nhận',
    address: 'Gửi đến địa chỉ',
    addressHint: 'Người nộp trả phí chuyển phát.',
    where: 'Địa chỉ nhận thẻ',
    whereHint: 'Số nhà, đường, xã hoặc phường, tỉnh hoặc thành phố.',
    changes: 'Phiếu thu nhận đã ký cho nơi nhận hiện tại. Đổi nơi nhận thì người nộp phải ký lại.',
  },
  form: {
    noDelivery: 'Hãy ghi nơi nhận thẻ trước: phiếu nói thẻ được đưa đến đâu.',
    toDelivery: 'Ghi nơi nhận thẻ',
    intro:
      'Mời người nộp đọc lại, rồi in trang này để người nộp ký. Chữ ký là việc của người nộp: bạn không ký và không đánh dấu thay được.',
    title: 'Phiếu thu nhận thông tin căn cước (CC01)',
    file: 'Hồ sơ cấp thẻ',
    nationality: 'Quốc tịch',
    phone: 'Điện thoại',
    taken: 'Đã thu nhận',
    captures: { face: 'khuôn mặt', fingers: (count: number) => `${count} vân tay`, iris: (count: number) => `${count} mống mắt` },
    delivery: 'Nhận thẻ',
    atUnit: 'tại nơi tiếp nhận',
    toAddress: (address: string) => `gửi đến ${address}`,
    truth: 'Tôi đã đọc lại. Những điều ghi trên đây là đúng, và tôi xin cấp thẻ căn cước.',
    signHere: 'Người nộp ký',
    have: 'Đã có phiếu do người nộp ký.',
    again: 'Chọn ảnh khác thì thay cho phiếu đó.',
    signed: 'Ảnh phiếu đã ký',
    signedHint: 'Ảnh chụp, ảnh quét, hoặc ảnh từ bảng ký. Thấy rõ chữ ký của người nộp.',
    save: 'Lưu phiếu đã ký',
  },
  check: {
    face: 'có ảnh, đang niêm phong',
    iris: { both: 'cả hai mắt', one: 'một mắt', none: 'không lấy được' },
    delivery: 'tại nơi tiếp nhận',
    form: 'người nộp đã ký',
    intro:
      'Mời người nộp xem lại lần cuối. Khi bạn gửi, cơ sở dữ liệu dân cư được hỏi trước. Dữ liệu đúng thì cả hai hồ sơ được nhận ngay và có một hạn chung.',
  },
  result: {
    title: 'Hai hồ sơ đã gửi',
    account: 'Mã hồ sơ tài khoản',
    card: 'Mã hồ sơ thẻ căn cước',
    cardSystem: 'Mã của hệ thống cấp thẻ',
    cardState: 'Thẻ căn cước',
    states: cardStates,
    together: 'Khi thẻ được cấp, tài khoản được cấp. Nếu thẻ bị từ chối, tài khoản cũng bị từ chối. Cả hai có cùng một hạn.',
    waits: {
      title: 'Chờ sửa dữ liệu dân cư',
      text: 'Cơ sở dữ liệu dân cư chưa có người này, hoặc ghi khác với lời khai. Dữ liệu đó phải được sửa trước, nên chưa có ngày hẹn: thời hạn chỉ bắt đầu khi biết chắc người nộp là ai.',
      next: 'Hướng dẫn người nộp sửa dữ liệu ở công an nơi cư trú. Sửa xong, cả hai hồ sơ tự tiếp tục: người nộp không phải nộp lại, không phải đến đây lần nữa. Hãy in phiếu tra cứu cho người nộp.',
    },
    silent: {
      title: 'Cơ sở dữ liệu dân cư chưa trả lời',
      text: 'Hệ thống tự hỏi lại. Trả lời đúng thì thời hạn tính từ lúc hồ sơ được gửi. Hãy in phiếu tra cứu cho người nộp.',
    },
    resumed: (date: string) => `Hồ sơ đã chờ sửa dữ liệu dân cư và tự tiếp tục lúc ${date}. Thời hạn tính từ lúc đó.`,
    slip: 'Giấy hẹn trả thẻ CC02 (PDF)',
  },
  file: {
    title: 'Thẻ căn cước đi cùng',
    delivery: 'Nhận thẻ',
    noIris: 'Mống mắt',
  },
};
