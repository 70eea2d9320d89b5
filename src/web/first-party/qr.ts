import QRCode from 'qrcode';
import type { QrPicture } from '../../../views/components/qr.tsx';

/** A QR code as one path of unit squares, runs of a row in one move: drawn by the page itself, so no image is loaded. */
export function qrPicture(text: string): QrPicture {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size, data } = modules;
  const rows = Array.from({ length: size }, (_, y) => rowPath(data.subarray(y * size, (y + 1) * size), y));
  return { size, path: rows.join('') };
}

function rowPath(row: Uint8Array, y: number): string {
  const bits = [...row].map((bit) => (bit ? '1' : '0')).join('');
  return [...bits.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join('');
}
