/** A vector in a byte a dimension, in base64. */
export function packVector(vector: Float32Array): string {
  const most = vector.reduce((found, x) => Math.max(found, Math.abs(x)), 0) || 1;
  const bytes = Int8Array.from(vector, (x) => Math.round((x / most) * 127));
  return Buffer.from(bytes.buffer).toString('base64');
}

/** The cosine of a vector of length 1 and a packed one, -1 to 1. */
export function cosineWith(vector: Float32Array, packed: string): number {
  const bytes = Buffer.from(packed, 'base64');
  let sum = 0;
  let square = 0;
  for (let d = 0; d < vector.length; d++) {
    const x = bytes.readInt8(d);
    sum += x * (vector[d] as number);
    square += x * x;
  }
  return sum / (Math.sqrt(square) || 1);
}

/** What was packed, as a vector of length 1: packed again, it is the same. */
export function unpackVector(packed: string): Float32Array {
  const bytes = new Int8Array(Buffer.from(packed, 'base64'));
  const length = Math.hypot(...bytes) || 1;
  return Float32Array.from(bytes, (x) => x / length);
}
