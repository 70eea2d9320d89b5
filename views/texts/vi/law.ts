import type { Instrument, Sureness } from '../../../src/domain/rule-sets/sourced.ts';
import type {
  CapabilityName,
  CheckName,
  ContactKind,
  DocumentKind,
  EligibilityRow,
  FormName,
  LimitCase,
  LockCloser,
  LockGroundName,
  LockOpener,
  NotEligible,
  PartyOfLaw,
  Procedure,
  RuleSetId,
  Sector,
  ShownPaper,
  SubjectOfLaw,
  UnitKind,
} from '../../../src/domain/rule-sets/types.ts';

const generations: Record<RuleSetId, string> = {
  'decision-34-2021': 'Quyết định 34/2021',
  'decree-59-2022': 'Nghị định 59/2022',
  'decree-69-2024': 'Nghị định 69/2024',
  'decree-69-2024-amended-169-2025': 'Nghị định 69/2024, sửa đổi năm 2025',
  'decree-69-2024-amended-320-2026': 'Nghị định 69/2024, sửa đổi năm 2026',
};

const instruments: Record<Instrument, string> = {
  QD34: 'Quyết định 34/2021/QĐ-TTg',
  D59: 'Nghị định 59/2022/NĐ-CP',
  QD9039: 'Quyết định 9039/QĐ-BCA-C06',
  'L-CC': 'Luật Căn cước 26/2023/QH15',
  D69: 'Nghị định 69/2024/NĐ-CP',
  'TT17-BCA': 'Thông tư 17/2024/TT-BCA',
  HD08: 'Hướng dẫn 08/HD-BCA-C06',
  D169: 'Nghị định 169/2025/NĐ-CP',
  QD5709: 'Quyết định 5709/QĐ-BCA-C06',
  D320: 'Nghị định 320/2026/NĐ-CP',
  'TT17-NHNN': 'Thông tư 17/2024/TT-NHNN',
  'TT08-BKHCN': 'Thông tư 08/2026/TT-BKHCN',
  'L-KN': 'Luật Khiếu nại 02/2011/QH13',
};

const sureness: Record<Sureness, string> = {
  seed: 'có trong văn bản nguồn',
  restated: 'nhiều nơi dẫn lại',
  single: 'một nơi dẫn lại',
  inferred: 'suy ra từ quy định khác',
  background: 'chưa được xác nhận',
  inherited: 'giữ theo quy định trước, vì chưa đọc được văn bản mới',
  own: 'pháp luật không quy định, hệ thống tự chọn',
};

const subjects: Record<SubjectOfLaw, string> = {
  citizen: 'Công dân Việt Nam',
  foreigner: 'Người nước ngoài',
  undetermined: 'Người gốc Việt Nam chưa xác định được quốc tịch',
  organization: 'Cơ quan, tổ chức',
};

const procedures: Record<Procedure, string> = {
  'citizen-level-1': 'Cấp tài khoản mức 1 cho công dân',
  'citizen-level-2': 'Cấp tài khoản mức 2 cho công dân',
  'citizen-level-2-with-card': 'Cấp tài khoản mức 2 cùng với thẻ căn cước',
  'foreigner-level-1': 'Cấp tài khoản mức 1 cho người nước ngoài',
  'foreigner-level-2': 'Cấp tài khoản mức 2 cho người nước ngoài',
};

const unitKinds: Record<UnitKind, string> = {
  authority: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội, Bộ Công an',
  'population-centre': 'Trung tâm dữ liệu quốc gia về dân cư, Bộ Công an',
  'ministry-immigration': 'Cục Quản lý xuất nhập cảnh, Bộ Công an',
  'province-identity': 'Phòng Cảnh sát quản lý hành chính về trật tự xã hội, Công an cấp tỉnh',
  'province-immigration': 'Phòng Quản lý xuất nhập cảnh, Công an cấp tỉnh',
  district: 'Công an cấp huyện',
  commune: 'Công an xã, phường, đặc khu',
};

const limitCases: Record<LimitCase, string> = {
  'level-1': 'mức 1',
  'card-valid': 'có thẻ còn hiệu lực',
  'card-missing-or-expired': 'chưa có thẻ hoặc thẻ đã hết hạn',
  'foreigner-level-1': 'mức 1',
  'foreigner-with-reference': 'đã có khuôn mặt và vân tay trong cơ sở dữ liệu xuất nhập cảnh',
  'foreigner-without-reference': 'chưa có khuôn mặt và vân tay trong cơ sở dữ liệu xuất nhập cảnh',
};

const eligibilityRows: Record<EligibilityRow, string> = {
  E1: 'Công dân từ đủ 14 tuổi',
  E2: 'Công dân từ đủ 6 tuổi đến dưới 14 tuổi',
  E3: 'Công dân dưới 6 tuổi',
  E4: 'Công dân chưa có thẻ còn hiệu lực',
  E5: 'Người nước ngoài',
  E6: 'Người nước ngoài dưới 6 tuổi',
  E7: 'Người nước ngoài không có giấy tờ cần thiết',
  E8: 'Người được giám hộ, người được đại diện',
  E9: 'Cơ quan, tổ chức',
  E10: 'Người gốc Việt Nam chưa xác định được quốc tịch',
  E11: 'Công dân sống ở nước ngoài',
};

const notEligible: Record<NotEligible, string> = {
  'no-residence-card': 'Không có tài khoản: cần thẻ thường trú hoặc thẻ tạm trú còn hạn',
  'no-entry': 'Không có tài khoản: chưa nhập cảnh vào Việt Nam',
  'in-guardians-account': 'Không có tài khoản riêng: đăng ký theo tài khoản của cha, mẹ hoặc người giám hộ',
  'not-listed': 'Không có tài khoản: quy định không nêu trường hợp này',
};

const papers: Record<ShownPaper, string> = {
  'identity-card': 'thẻ căn cước',
  'citizen-card': 'thẻ căn cước công dân',
  'chip-citizen-card': 'thẻ căn cước công dân gắn chip',
  'residence-card': 'thẻ thường trú hoặc thẻ tạm trú',
  entry: 'đã nhập cảnh hợp pháp',
  passport: 'hộ chiếu',
  'travel-document': 'giấy tờ có giá trị đi lại quốc tế',
};

const forms: Record<FormName, string> = {
  TK01: 'TK01, phiếu đề nghị cấp tài khoản',
  CC01: 'CC01, phiếu thu nhận thông tin căn cước',
  CC02: 'CC02, giấy hẹn trả thẻ căn cước',
  CC03: 'CC03, văn bản từ chối cấp thẻ',
};

const contactKinds: Record<ContactKind, string> = { phone: 'số điện thoại', email: 'thư điện tử' };

const checks: Record<CheckName, string> = {
  population: 'dữ liệu dân cư',
  'id-card': 'thẻ căn cước',
  immigration: 'dữ liệu xuất nhập cảnh',
  face: 'khuôn mặt',
  fingers: 'vân tay',
  subscriber: 'thuê bao chính chủ',
  duplicate: 'tài khoản đã có',
};

const lockGrounds: Record<LockGroundName, string> = {
  'holder-request': 'Chủ tài khoản yêu cầu',
  'terms-breach': 'Vi phạm điều khoản sử dụng',
  'card-revoked': 'Thẻ bị thu hồi',
  'card-held': 'Thẻ bị tạm giữ',
  'card-expired': 'Thẻ hết hạn',
  'number-replaced': 'Số định danh được xác lập lại',
  'passport-expired': 'Hộ chiếu hết hạn',
  'residence-ended': 'Hết thời hạn cư trú tại Việt Nam',
  'organization-ended': 'Cơ quan, tổ chức giải thể hoặc ngừng hoạt động',
  'authority-request': 'Cơ quan có thẩm quyền yêu cầu',
  deceased: 'Chủ tài khoản đã chết',
};

const actors: Record<LockOpener | LockCloser, string> = {
  holder: 'chủ tài khoản',
  'relying-party': 'bên sử dụng dịch vụ',
  authority: 'cơ quan có thẩm quyền',
  registry: 'cơ sở dữ liệu quốc gia',
  system: 'hệ thống',
  nobody: 'không ai',
};

const documents: Record<DocumentKind, string> = {
  'driving-licence': 'giấy phép lái xe',
  'vehicle-registration': 'đăng ký xe',
  'health-insurance': 'thẻ bảo hiểm y tế',
  'social-insurance': 'sổ bảo hiểm xã hội',
  'tax-code': 'mã số thuế',
  'birth-certificate': 'giấy khai sinh',
  'marriage-certificate': 'giấy chứng nhận kết hôn',
  'residence-card': 'thẻ thường trú, thẻ tạm trú',
};

const capabilities: Record<CapabilityName, string> = {
  'basic-functions': 'Tính năng cơ bản của ứng dụng',
  'stay-notification': 'Thông báo lưu trú',
  'residence-filing': 'Đăng ký cư trú',
  'public-services': 'Dịch vụ công trực tuyến',
  'electronic-card': 'Căn cước điện tử',
  'integrated-documents': 'Giấy tờ tích hợp',
  payments: 'Thanh toán',
  'account-opening': 'Mở tài khoản ngân hàng',
  'signature-certificate': 'Đề nghị cấp chứng thư chữ ký số',
  'home-rental': 'Đăng ký thuê nhà',
  'organization-filing': 'Đề nghị cấp tài khoản cho tổ chức',
  'dependant-registration': 'Đăng ký tài khoản cho con hoặc người được giám hộ',
};

const parties: Record<PartyOfLaw, string> = { own: 'ứng dụng định danh', state: 'cơ quan nhà nước', private: 'doanh nghiệp' };

const sectors: Record<Sector, string> = {
  education: 'giáo dục',
  'digital-literacy': 'chương trình phổ cập kỹ năng số',
  securities: 'chứng khoán',
  telecoms: 'viễn thông',
  banking: 'ngân hàng',
  'e-commerce': 'thương mại điện tử',
  'e-invoices': 'hóa đơn điện tử',
  transport: 'vận tải',
  tourism: 'du lịch',
  pharmacy: 'dược',
  'health-care': 'khám chữa bệnh',
  'social-networks': 'mạng xã hội',
};

/** Words for what stands in a rule set as a code. */
export const law = {
  actors,
  capabilities,
  checks,
  contactKinds,
  documents,
  eligibilityRows,
  forms,
  generations,
  instruments,
  limitCases,
  lockGrounds,
  notEligible,
  papers,
  parties,
  procedures,
  sectors,
  subjects,
  sureness,
  unitKinds,
};
