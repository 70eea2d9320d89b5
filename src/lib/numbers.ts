/** Longest thing that may be typed as a number: more is not one. */
const longest = 60;

/** Spaces, invisible marks (zero-width, direction, soft hyphen), dots and dashes that people, phones and copied text put between digits. */
const between = /[\s\p{Z}\p{Cf}.·\p{Pd}−]/gu;

/**
 * One canonical form of a typed personal or foreigner number: ASCII digits and capital letters, 6 to 20 of them. Full-width and other
 * decimal digits are read as what they are. Undefined when it cannot be a number at all.
 */
export function canonicalNumber(typed: string, { shortest = 6 } = {}): string | undefined {
  if (typed.length > longest || !typed.isWellFormed()) return undefined;
  const folded = asciiDigits(typed.normalize('NFKC').replace(between, ''));
  // Judged before the letters are raised: raising turns letters of other alphabets into ours.
  return /^[0-9A-Za-z]{5,20}$/.test(folded) && folded.length >= shortest ? folded.toUpperCase() : undefined;
}

/** Decimal digits of every writing as ours. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, asciiDigit);
}

/** Decimal digits stand in runs of ten in Unicode, each run starting at its zero; neighbouring runs may touch. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}

/** Enough for a person to know their own number by, too little for anybody else: three at either end, of a short number only the last. */
export function maskNumber(number: string): string {
  const shown = number.length >= 10 ? number.slice(0, 3) : '';
  return `${shown}${'•'.repeat(Math.max(0, number.length - shown.length - 3))}${number.slice(-3)}`;
}

/** Last two digits of a telephone number. */
export function maskPhone(phone: string): string {
  return `${'•'.repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`;
}
