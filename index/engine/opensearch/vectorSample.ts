import { fnv1a } from '../../text/hash.ts';
import { MIN_PASSAGES, medianOf } from '../vectors/ordinary.ts';
import { OFFLINE } from '../vectors/quantizedVectorIndex.ts';

export interface SavedSample {
  ids: string[];
  vectors: Float32Array;
}

/**
 * Vectors of some passages, which tell where the ordinary ones lie: those of the lowest hashes, so that whatever comes and goes it is a
 * fair sample (a bottom-k sketch, Cohen & Kaplan 2007).
 */
export class VectorSample {
  #size: number;
  #vectors = new Map<string, Float32Array>();
  /** The highest hash of a full sample. */
  #most = Infinity;

  /** `size` bounds it. */
  constructor(size: number = OFFLINE.sampleSize) {
    this.#size = size;
  }

  /** Takes a passage, by its id, if it is of the sample. */
  add(id: string, vector: Float32Array): void {
    if (rank(id) >= this.#most) return;
    this.#vectors.set(id, vector);
    if (this.#vectors.size <= this.#size) return;
    const byRank = [...this.#vectors.keys()].sort((a, b) => rank(a) - rank(b));
    this.#vectors.delete(byRank.at(-1) as string);
    this.#most = rank(byRank.at(-2) as string);
  }

  /** Forgets passages whose id begins so. */
  remove(beginning: string): void {
    for (const id of this.#vectors.keys()) if (id.startsWith(beginning)) this.#vectors.delete(id);
  }

  /** How near the ordinary passage is to a question; null for a question without a vector, or too few passages to tell. */
  ordinary(vector: Float32Array): number | null {
    if (this.#vectors.size < MIN_PASSAGES || !vector.some(Boolean)) return null;
    return medianOf(
      Array.from(this.#vectors.values(), (own) =>
        own.reduce((sum, x, d) => sum + x * (vector[d] as number), 0),
      ),
    );
  }

  save(): SavedSample {
    const all = [...this.#vectors.values()];
    const vectors = new Float32Array(all.reduce((sum, { length }) => sum + length, 0));
    for (const [i, own] of all.entries()) vectors.set(own, i * own.length);
    return { ids: [...this.#vectors.keys()], vectors };
  }

  load({ ids, vectors }: SavedSample): void {
    const size = vectors.length / Math.max(1, ids.length);
    this.#vectors = new Map(ids.map((id, i) => [id, vectors.slice(i * size, (i + 1) * size)]));
    this.#most = ids.length < this.#size ? Infinity : Math.max(...ids.map(rank)) + 1;
  }
}

function rank(id: string): number {
  return fnv1a(id) >>> 0;
}
