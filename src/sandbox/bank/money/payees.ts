/** Invented companies that money can be sent to. Proper names, the same in both languages. */
export const payees = [
  { id: 'pho', name: 'Quán Phở Góc Phố', account: '9990 0000 0018' },
  { id: 'electricity', name: 'Công ty Điện lực Mẫu', account: '9990 0000 0026' },
  { id: 'school', name: 'Trường Tiểu học Hoa Sen', account: '9990 0000 0034' },
] as const;

export function findPayee(id: string): (typeof payees)[number] | undefined {
  return payees.find((payee) => payee.id === id);
}
