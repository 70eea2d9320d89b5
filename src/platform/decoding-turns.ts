import { AppError } from '../lib/errors.ts';

/** Pixels that are decoded at the same moment; four bytes of memory each, or a little more. */
const mostAtOnce = 40_000_000;
/** More wait than would be served while their senders still do. */
const mostWaiting = 50;

let underWay = 0;
const waiting: { readonly pixels: number; readonly begin: () => void }[] = [];

/**
 * Waits until so many pixels may be decoded and runs the work: a few pictures of a telephone side by side, a very large one alone. Pictures
 * must take neither the memory nor the processor that sign-ins need.
 */
export async function inTurn<T>(pixels: number, work: () => Promise<T>): Promise<T> {
  if (waiting.length >= mostWaiting) throw new AppError('too-many-requests', 'too many pictures wait to be decoded');
  await new Promise<void>((begin) => {
    waiting.push({ pixels: Math.min(pixels, mostAtOnce), begin });
    next();
  });
  try {
    return await work();
  } finally {
    underWay -= Math.min(pixels, mostAtOnce);
    next();
  }
}

function next(): void {
  for (let first = waiting[0]; first && underWay + first.pixels <= mostAtOnce; first = waiting[0]) {
    underWay += first.pixels;
    waiting.shift();
    first.begin();
  }
}
