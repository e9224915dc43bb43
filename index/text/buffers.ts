/** The array itself where it has room for `size` numbers, else a copy that has room for more. */
export function ensureCapacity<T extends Numbers>(array: T, size: number): T {
  if (size <= array.length) return array;
  const next = new (array.constructor as new (length: number) => T)(
    Math.max(size, Math.ceil(array.length * 1.5)),
  );
  next.set(array);
  return next;
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int8Array | Int32Array | Float32Array | Float64Array;

/** Numbers one after the other, in an array that grows. */
export class Uint32Buffer {
  values: Uint32Array;
  length = 0;

  constructor(capacity = 256) {
    this.values = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.values.length) this.values = ensureCapacity(this.values, this.length + 1);
    this.values[this.length++] = value;
  }
}
