/** Minimises by Adam (Kingma & Ba 2015, full batch): `gradient` fills its second argument for the weights given. */
function minimise(
  start: Float64Array,
  gradient: (weights: Float64Array, into: Float64Array) => void,
  { steps, rate }: { steps: number; rate: number },
): Float64Array {
  const weights = start.slice();
  const mean = new Float64Array(start.length);
  const square = new Float64Array(start.length);
  const slope = new Float64Array(start.length);
  for (let step = 1; step <= steps; step++) {
    gradient(weights, slope.fill(0));
    const pace = rate * Math.min(1, 2 * (1 - step / (steps + 1)));
    for (let i = 0; i < weights.length; i++) {
      const g = at(slope, i);
      mean[i] = 0.9 * at(mean, i) + 0.1 * g;
      square[i] = 0.99 * at(square, i) + 0.01 * g * g;
      const unbiased = at(mean, i) / (1 - 0.9 ** step);
      weights[i] =
        at(weights, i) - (pace * unbiased) / (Math.sqrt(at(square, i) / (1 - 0.99 ** step)) + 1e-9);
    }
  }
  return weights;
}

/** Rows of features, one after another. */
export interface Matrix {
  values: Float32Array;
  columns: number;
}

/** A list of which some are right: features, and 1 right, 0 wrong, -1 neither. */
export interface List {
  x: Matrix;
  labels: Int8Array;
  weight: number;
}

/** Weights of a softmax that gives the right entries of each list the greatest probability; `l2` shrinks them. */
export function fitSoftmax(lists: List[], start: Float64Array, steps: number, l2 = 3e-5): Float64Array {
  const total = lists.reduce((sum, list) => sum + list.weight, 0);
  return minimise(
    start,
    (weights, into) => {
      for (const list of lists) addListGradient(list, weights, into, list.weight / total);
      for (let i = 0; i < into.length; i++) into[i] = at(into, i) + l2 * at(weights, i);
    },
    { steps, rate: 0.6 },
  );
}

/** Weights (the last is the bias) of a logistic regression; each row has a label, 0 or 1, and a weight. */
export function fitLogistic(
  x: Matrix,
  labels: Uint8Array,
  rowWeights: Float64Array,
  steps = 400,
): Float64Array {
  const { columns, values } = x;
  const scale = deviations(x);
  const total = rowWeights.reduce((sum, weight) => sum + weight, 0);
  const scaled = minimise(
    new Float64Array(columns + 1),
    (weights, into) => {
      for (let r = 0; r < labels.length; r++) {
        let z = at(weights, columns);
        for (let c = 0; c < columns; c++) z += (at(weights, c) * at(values, r * columns + c)) / at(scale, c);
        const error = ((1 / (1 + Math.exp(-z)) - at(labels, r)) * at(rowWeights, r)) / total;
        for (let c = 0; c < columns; c++)
          into[c] = at(into, c) + (error * at(values, r * columns + c)) / at(scale, c);
        into[columns] = at(into, columns) + error;
      }
      for (let c = 0; c < columns; c++) into[c] = at(into, c) + 1e-4 * at(weights, c);
    },
    { steps, rate: 0.1 },
  );
  return scaled.map((weight, c) => (c < columns ? weight / at(scale, c) : weight));
}

function addListGradient(
  { x, labels }: List,
  weights: Float64Array,
  into: Float64Array,
  share: number,
): void {
  const { columns, values } = x;
  const powers = scores(x, weights);
  const most = powers.reduce((a, b) => Math.max(a, b), -Infinity);
  let all = 0;
  let right = 0;
  for (let r = 0; r < labels.length; r++) {
    powers[r] = at(labels, r) < 0 ? 0 : Math.exp(at(powers, r) - most);
    all += at(powers, r);
    if (at(labels, r) === 1) right += at(powers, r);
  }
  for (let r = 0; r < labels.length; r++) {
    const power = at(powers, r);
    const error = (power / all - (at(labels, r) === 1 ? power / right : 0)) * share;
    if (Math.abs(error) < 1e-10) continue;
    for (let c = 0; c < columns; c++) into[c] = at(into, c) + error * at(values, r * columns + c);
  }
}

/** Each row times the weights. */
export function scores({ values, columns }: Matrix, weights: Float64Array): Float64Array {
  const result = new Float64Array(values.length / columns);
  for (let r = 0; r < result.length; r++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += at(weights, c) * at(values, r * columns + c);
    result[r] = sum;
  }
  return result;
}

function deviations({ values, columns }: Matrix): Float64Array {
  const rows = values.length / columns;
  return Float64Array.from({ length: columns }, (_, c) => {
    let sum = 0;
    let squares = 0;
    for (let r = 0; r < rows; r++) {
      const value = at(values, r * columns + c);
      sum += value;
      squares += value * value;
    }
    return Math.sqrt(squares / rows - (sum / rows) ** 2) || 1;
  });
}

function at(list: ArrayLike<number>, i: number): number {
  return list[i] as number;
}
