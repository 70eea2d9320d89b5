import type { VNode } from 'preact';

/** A QR code as one SVG path, one unit a module. */
export interface QrPicture {
  readonly size: number;
  readonly path: string;
}

/** Black on white in dark mode too: scanners read nothing else. Four modules of quiet around it (ISO/IEC 18004). */
export function Qr({ qr, label }: { qr: QrPicture; label: string }): VNode {
  const side = qr.size + 8;
  return (
    <svg class="dd-qr" viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect x="-4" y="-4" width={side} height={side} fill="#ffffff" />
      <path d={qr.path} fill="#000000" />
    </svg>
  );
}
