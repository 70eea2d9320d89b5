import QRCode from 'qrcode';

type Doc = PDFKit.PDFDocument;

/** Draws a QR code as squares, runs of a row at once. Medium error correction: a fold in the paper may cost some of it. */
export function drawQr(doc: Doc, text: string, { x, y, side }: { x: number; y: number; side: number }): void {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const unit = side / size;
  for (let row = 0; row < size; row += 1) {
    const bits = [...data.subarray(row * size, (row + 1) * size)].map((bit) => (bit ? '1' : '0')).join('');
    for (const { 0: run, index } of bits.matchAll(/1+/g)) doc.rect(x + index * unit, y + row * unit, run.length * unit, unit);
  }
  doc.fill('#000');
}
