/** A vector of length 1 in the same direction; all zeros stay. */
export function unitVector(values: ArrayLike<number>): Float32Array {
  let square = 0;
  for (let i = 0; i < values.length; i++) square += (values[i] as number) ** 2;
  const length = Math.sqrt(square) || 1;
  const unit = new Float32Array(values.length);
  for (let i = 0; i < values.length; i++) unit[i] = (values[i] as number) / length;
  return unit;
}
