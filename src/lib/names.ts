/** Enough for a person to know their own name by on a screen others see: the given name, which stands last, and first letters. */
export function maskName(fullName: string): string {
  const words = fullName.trim().split(/\s+/u);
  return words.map((word, index) => (index === words.length - 1 ? word : `${String.fromCodePoint(word.codePointAt(0) ?? 0)}•••`)).join(' ');
}
