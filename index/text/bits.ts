/** The bits set in 32 (Hacker's Delight, figure 5-2). */
export function bitsSet(word: number): number {
  let v = (word - ((word >>> 1) & 0x55555555)) | 0;
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The bits set in four times 32: summed up by bytes first, of which none has more than 32 then. */
export function bitsSetInFour(a: number, b: number, c: number, d: number): number {
  const sum = (bitsInFours(a) + bitsInFours(b)) | 0;
  const other = (bitsInFours(c) + bitsInFours(d)) | 0;
  const bytes =
    (sum & 0x0f0f0f0f) + ((sum >>> 4) & 0x0f0f0f0f) + (other & 0x0f0f0f0f) + ((other >>> 4) & 0x0f0f0f0f);
  return Math.imul(bytes, 0x01010101) >>> 24;
}

/** How many of each four bits are set. */
function bitsInFours(word: number): number {
  const v = (word - ((word >>> 1) & 0x55555555)) | 0;
  return ((v & 0x33333333) + ((v >>> 2) & 0x33333333)) | 0;
}
