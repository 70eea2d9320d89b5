/** Claims in words, as the consent page and the histories say them. `more` where the name alone does not explain itself. */
interface ClaimText {
  readonly label: string;
  readonly more?: string;
}

const described = {
  sub: { label: 'Mã riêng của bạn tại dịch vụ này', more: 'Một mã ngẫu nhiên, khác nhau ở mỗi tổ chức. Không phải số định danh cá nhân.' },
  name: { label: 'Họ, chữ đệm và tên' },
  family_name: { label: 'Họ' },
  middle_name: { label: 'Chữ đệm' },
  given_name: { label: 'Tên' },
  nickname: { label: 'Tên gọi khác' },
  preferred_username: { label: 'Tên hiển thị' },
  birthdate: { label: 'Ngày sinh' },
  gender: { label: 'Giới tính' },
  nationality: { label: 'Quốc tịch' },
  personal_number: { label: 'Số định danh', more: 'Số định danh cá nhân của công dân, hoặc số định danh của người nước ngoài.' },
  email: { label: 'Địa chỉ thư điện tử' },
  email_verified: { label: 'Thư điện tử đã được xác minh hay chưa' },
  phone_number: { label: 'Số điện thoại' },
  phone_number_verified: { label: 'Số điện thoại đã được xác minh hay chưa' },
  address: { label: 'Nơi thường trú' },
  picture: { label: 'Ảnh chân dung' },
  profile: { label: 'Trang thông tin cá nhân' },
  website: { label: 'Trang web' },
  locale: { label: 'Ngôn ngữ bạn chọn' },
  zoneinfo: { label: 'Múi giờ' },
  updated_at: { label: 'Thời điểm cập nhật thông tin gần nhất' },
  account_level: { label: 'Mức của tài khoản', more: 'Mức 1 hoặc mức 2: danh tính của bạn đã được kiểm tra kỹ đến đâu.' },
  authn_level: { label: 'Mức xác thực của lần đăng nhập này', more: 'Bạn đã dùng bao nhiêu loại yếu tố xác thực.' },
  subject_kind: { label: 'Loại chủ thể', more: 'Công dân, người nước ngoài hoặc tổ chức.' },
  rule_set: { label: 'Bộ quy định pháp luật được áp dụng' },
  acr: { label: 'Mức bảo đảm của lần đăng nhập' },
  amr: { label: 'Các cách xác thực bạn đã dùng' },
  auth_time: { label: 'Thời điểm bạn xác thực' },
  act: { label: 'Người thực hiện thay', more: 'Ai đang thay mặt cho chủ tài khoản.' },
};

export type DescribedClaim = keyof typeof described;

export const claims: Record<DescribedClaim, ClaimText> = described;

/** Values that are codes, in words. */
export const claimValues = {
  yes: 'có',
  no: 'không',
  male: 'nam',
  female: 'nữ',
  citizen: 'công dân',
  foreigner: 'người nước ngoài',
  organization: 'tổ chức',
};
