import type { VNode } from 'preact';

/** Our own mark: a lotus whose heart is a keyhole. Decorative, the name stands beside it. */
export function Logo(): VNode {
  return (
    <svg class="dd-brand__mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" stroke-linejoin="round" stroke-width="2.5">
        <path d="M24 5c6 7 8 14.500 7 22.500-.6 4.800-3.200 8.800-7 12.500-3.800-3.700-6.400-7.700-7-12.500C16 19.500 18 12 24 5Z" />
        <path d="M15.500 15.500C12 14 8.500 13.500 5.500 13.800c.2 11.700 6.500 21.400 18.500 26.200 12-4.800 18.300-14.500 18.500-26.200-3-.3-6.500.2-10 1.700" />
      </g>
      <path fill="currentColor" d="M24 18.500a4.200 4.200 0 0 1 2.100 7.850L27.300 32h-6.600l1.200-5.650A4.200 4.200 0 0 1 24 18.500Z" />
    </svg>
  );
}
