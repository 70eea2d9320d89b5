import { oneOf, onceIn, type Random } from './random.ts';

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Đinh',
  'Lò',
  'Triệu',
  'Thạch',
];
const middles = {
  male: ['Văn', 'Đức', 'Hữu', 'Quốc', 'Minh', 'Công', 'Xuân', 'Gia', 'Thành', 'Bá'],
  female: ['Thị', 'Thu', 'Ngọc', 'Thanh', 'Kim', 'Bích', 'Mỹ', 'Hồng', 'Diệu', 'Thuỳ'],
} as const;
const given = {
  male: [
    'An',
    'Bảo',
    'Cường',
    'Dũng',
    'Đạt',
    'Hải',
    'Hiếu',
    'Hoà',
    'Hùng',
    'Khánh',
    'Long',
    'Nam',
    'Phúc',
    'Quân',
    'Sơn',
    'Thắng',
    'Trung',
    'Tuấn',
    'Việt',
    'Vinh',
  ],
  female: [
    'Anh',
    'Bình',
    'Châu',
    'Chi',
    'Dung',
    'Giang',
    'Hà',
    'Hạnh',
    'Hoa',
    'Hương',
    'Lan',
    'Linh',
    'Mai',
    'Nga',
    'Oanh',
    'Phương',
    'Quỳnh',
    'Thuý',
    'Trang',
    'Yến',
  ],
} as const;
const single = ['Thạch', 'Ngân', 'Điểu', 'Hơ', 'Rơ', 'Siu', 'Y'];

/** Family name first; one in twenty-five has a single word. */
export function citizenName(random: Random, sex: 'male' | 'female'): string {
  if (onceIn(random, 25)) return oneOf(random, single);
  const middle = onceIn(random, 6) ? '' : `${oneOf(random, middles[sex])} `;
  return `${oneOf(random, families)} ${middle}${oneOf(random, given[sex])}`;
}

/** Wards, streets and provinces that do not exist. */
export function inventedAddress(random: Random): string {
  const place = oneOf(random, ['Phường Mẫu, Thành phố Ví Dụ', 'Xã Mẫu, Tỉnh Ví Dụ', 'Xã Thí Dụ, Tỉnh Mẫu', 'Đặc khu Mẫu, Tỉnh Ví Dụ']);
  return `${1 + Math.floor(random() * 200)} đường Số ${1 + Math.floor(random() * 40)}, ${place}`;
}

const foreign = [
  ['PHL', 'Jose Rizaldo', 'Ana Liza Cruz', 'Marvin Bautista', 'Grace Villanueva'],
  ['KOR', 'Kim Minsoo', 'Park Jiwoo', 'Lee Sora', 'Choi Hyun'],
  ['JPN', 'Sato Kenji', 'Tanaka Yui', 'Mori Haruka', 'Ito Daiki'],
  ['FRA', 'Élodie Lefèvre', 'Benoît Garnier', 'Chloé Dupré', 'Luc Moreau'],
  ['DEU', 'Jürgen Weiß', 'Anke Schröder', 'Lukas Müller', 'Jana Grün'],
  ['IDN', 'Suharti', 'Budiman', 'Dewi Lestari', 'Wahyu Prasetyo'],
  ['USA', "Aidan O'Connell", 'Maya Johnson-Lee', 'Ruth Ann Baker', 'Carl Jensen'],
  ['IND', 'Priya Raghunathan', 'Arjun', 'Lakshmi Iyer', 'Rohan Das'],
] as const;

export function foreignName(random: Random): { readonly nationality: string; readonly fullName: string } {
  const [nationality, ...names] = oneOf(random, foreign);
  return { nationality, fullName: oneOf(random, names) };
}
