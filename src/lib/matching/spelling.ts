/** Signs that keyboards and registers use for the apostrophe of `H'Hen`; U+00B4 has to go before NFKC makes a space of it. */
const apostrophes = /[\u2018\u2019\u02b9\u02bb\u02bc\u0060\u00b4\u2032\uff07]/gu;
/** Eth and African D look like Đ and were typed for it. */
const lookLikeDStroke = /[\u00d0\u0189]/gu;

/**
 * One spelling of a typed or registered name: capitals, one kind of apostrophe and of hyphen, single spaces, no invisible marks, canonical
 * composition. Nothing that tells two names apart is lost. Never throws: lone halves of characters become the replacement character.
 */
export function spelled(name: string): string {
  return name
    .toWellFormed()
    .replace(apostrophes, "'")
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toUpperCase()
    .normalize('NFC')
    .replace(lookLikeDStroke, 'Đ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim();
}

/** Letters alone, without marks, spaces and signs between them: what a keyboard without Vietnamese leaves of a name. */
export function bare(spelling: string): string {
  return spelling
    .normalize('NFD')
    .replace(/[\p{M} '.-]/gu, '')
    .replaceAll('Đ', 'D');
}

/** Whether a name was typed without any mark. */
export function isBare(spelling: string): boolean {
  return !/[\p{M}Đ]/u.test(spelling.normalize('NFD'));
}
