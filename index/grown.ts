/** The array itself where it has room for `size` numbers, else a copy that has room for more. */
export function grown<T extends Numbers>(array: T, size: number): T {
  if (size <= array.length) return array;
  const next = new (array.constructor as new (length: number) => T)(
    Math.max(size, Math.ceil(array.length * 1.5)),
  );
  next.set(array);
  return next;
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array;
