import { folded } from './password-rules.ts';

/** What is typed in Viet Nam and stands in no international list, in folded form. */
const vietnamese: readonly string[] = `
  matkhau matkhaucuatoi matkhaumoi khongcomatkhau khongnho khongbiet toiquenmatkhau quenmatkhau doimatkhau xinchao xinchaovietnam
  vietnam vietnamvodich vietnammuonnam toiyeuvietnam yeuvietnam conghoaxahoichunghiavietnam hanoi hanoivietnam hanoiyeudau saigon
  saigondeplam thanhphohochiminh hochiminh danang haiphong cantho nhatrang anhyeuem emyeuanh toiyeuem toiyeuanh yeuemnhieulam
  yeuanhnhieulam anhnhoem emnhoanh yeumotnguoi tinhyeu tinhyeucuatoi maiyeuem maiyeuanh maimaiyeuem maimaiyeuanh yeuemmaimai
  yeuanhmaimai maimaimottinhyeu chongyeu voyeu conyeu conyeume conyeubame bomeyeucon bameoi giadinh giadinhlasomot giadinhhanhphuc
  giadinhtoi hanhphuc congai contrai becon bobeo khongcogi khongcogihet khongaibiet bimat bimatcuatoi mothaibabon motbahaibon mothaiba
  nguyenvana nguyenthib nguyenvan nguyenthi dinhdanh dinhdanhdientu vneid cancuoc cancuoccongdan dichvucong chinhphu taikhoan
  taikhoancuatoi dangnhap nganhang chucmungnammoi chucmungsinhnhat chucmaymanmoingay ngaymai ngayhomqua nguoitoiyeu nguoiyeucuatoi
  nguoiyeucu nguoiayvatoi trungthu tetnguyendan nammoi maimai hoahong hoamattroi meocon conmeocon conchocon concacon emlacuaanh
  anhlacuaem emlatatca anhlatatca deptrai xinhgai hoctroyeu sinhvien bongda bongdavietnam manchesterunited lienquan lienquanmobile
  lienminhhuyenthoai phatdat phattai phatloc lamgiau tienbac tiennhieulam nhieutien quadep adidaphat nammoadidaphat namoadidaphat
`
  .trim()
  .split(/\s+/);

let loaded: ReadonlySet<string> | undefined;

/** The test "is it common", with some 49,000 passwords; read when the first password is set, not at every start. */
export async function loadBlocklist(): Promise<(text: string) => boolean> {
  const list = loaded ?? (await readBlocklist());
  loaded = list;
  return (text) => list.has(text);
}

async function readBlocklist(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set([...dictionary['passwords-common'].map(folded), ...vietnamese]);
}
