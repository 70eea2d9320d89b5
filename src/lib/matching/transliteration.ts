/** How a state writes the letters for which ICAO Doc 9303 part 3 section 6 leaves a choice; one passport keeps to one way. */
type Style = Readonly<Record<string, string>>;

/** First letter only: what people type who have no such key. */
const plain: Style = { Ä: 'A', Ö: 'O', Ü: 'U', Ñ: 'N', Å: 'A', Ø: 'O' };
const short: Style = { Ä: 'A', Ö: 'O', Ü: 'U', Ñ: 'N', Å: 'AA', Ø: 'OE' };
const long: Style = { Ä: 'AE', Ö: 'OE', Ü: 'UE', Ñ: 'N', Å: 'AA', Ø: 'OE' };
const marked: Style = { Ä: 'AE', Ö: 'OE', Ü: 'UXX', Ñ: 'NXX', Å: 'AA', Ø: 'OE' };
const styles: readonly Style[] = [plain, short, long, marked];

/** Letters that do not fall apart into a base letter and a mark. */
const whole: Style = {
  Æ: 'AE',
  Œ: 'OE',
  Þ: 'TH',
  Đ: 'D',
  Ł: 'L',
  Ħ: 'H',
  Ŧ: 'T',
  Ŋ: 'N',
  Ĳ: 'IJ',
  Ə: 'E',
  ẞ: 'SS',
  ĸ: 'Q',
};

/** The ways in which a spelling may stand in a machine-readable zone. Letters of other alphabets stay as they are. */
export function transliterations(spelling: string): readonly string[] {
  return styles.map((style) =>
    spelling.replace(/\P{ASCII}/gu, (letter) => style[letter] ?? whole[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '')),
  );
}
