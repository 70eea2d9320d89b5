/** Letters (code points), not bytes. */
export const longestPassword = 128;

/** NIST SP 800-63B-4 3.1.1.2: a password that can be the only factor, and one that always stands beside a second. */
export const shortestAlone = 15;
export const shortestWithSecondFactor = 8;

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common' | 'contains-personal' | 'not-text';

export interface PasswordCircumstances {
  readonly hasSecondFactor: boolean;
  /** What somebody who knows the person would try: name, numbers, telephone, the service. */
  readonly words: readonly string[];
  /** True for a common password, asked in folded form. */
  readonly isCommon: (folded: string) => boolean;
}

/** One form for what looks the same, whatever the keyboard sent. */
export function normalizePassword(password: string): string {
  return password.toWellFormed().normalize('NFC');
}

/** Length in letters as a person counts them. */
export function passwordLength(password: string): number {
  return Array.from(normalizePassword(password)).length;
}

/** Long enough to be the only factor. */
export function standsAlone(password: string): boolean {
  return passwordLength(password) >= shortestAlone;
}

/** Why a new password is refused; undefined when it is good. No composition rules (NIST SP 800-63B-4 3.1.1.2). */
export function passwordProblem(password: string, circumstances: PasswordCircumstances): PasswordProblem | undefined {
  // A control character cannot be typed again on another keyboard.
  if (!password.isWellFormed() || /[\u0000-\u001f\u007f]/.test(password)) return 'not-text';
  const length = passwordLength(password);
  const shortest = circumstances.hasSecondFactor ? shortestWithSecondFactor : shortestAlone;
  if (length < shortest) return 'too-short';
  if (length > longestPassword) return 'too-long';
  if (isCommon(password, circumstances)) return 'too-common';
  return isPersonal(password, circumstances.words) ? 'contains-personal' : undefined;
}

/** Lower case, without Vietnamese marks: `Mật Khẩu` and `matkhau` are one guess. */
export function folded(text: string): string {
  return normalizePassword(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}

const separators = /[\s\p{P}\p{S}]+/gu;

/** Common as it is, without its separators, without what was hung on at the end, or as one piece said again and again. */
function isCommon(password: string, { isCommon: known }: PasswordCircumstances): boolean {
  const plain = folded(password);
  const joined = plain.replace(separators, '');
  const forms = [plain, joined, joined.replace(/\d{1,4}$/, ''), pieceOf(plain), pieceOf(joined)];
  return new Set(plain).size < 4 || isRun(joined) || forms.some((form) => known(form));
}

/** The smallest piece that, repeated, gives the text; the text itself when there is none. */
function pieceOf(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at < 0 ? text.length : at);
}

/** `123456789012345`, `abcdefghijklmno`, and backwards. */
function isRun(text: string): boolean {
  if (text.length < shortestWithSecondFactor) return false;
  const steps = Array.from(text)
    .slice(1)
    .map((letter, index) => letter.charCodeAt(0) - text.charCodeAt(index));
  return [1, -1].some((step) => steps.every((found) => found === step || found === step * -9));
}

const shortestWord = 4;
const mustRemain = 6;
/** A telephone number without `+84` or its leading zero. */
const localDigits = 9;

/** What is left when everything personal is taken out must still be a secret. */
function isPersonal(password: string, words: readonly string[]): boolean {
  const joined = folded(password).replace(separators, '');
  const personal = words
    .flatMap((word) => [word.replace(separators, ''), word.replace(/\D/g, '').slice(-localDigits), ...word.split(separators)])
    .map((word) => folded(word))
    .filter((word) => word.length >= shortestWord)
    .sort((a, b) => b.length - a.length);
  const rest = personal.reduce((text, word) => text.replaceAll(word, ''), joined);
  return rest !== joined && rest.length < mustRemain;
}
