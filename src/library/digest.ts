import { createHash } from 'node:crypto';

const known = new WeakMap<object, string>();

/** What files are, by the hash of each: 16 hexadecimal digits, the same wherever they are the same. Worked out once for a map. */
export function digestOf(hashes: ReadonlyMap<string, string>): string {
  let digest = known.get(hashes);
  if (digest === undefined) {
    const hash = createHash('sha256');
    for (const path of [...hashes.keys()].sort()) hash.update(`${path}\0${hashes.get(path)}\n`);
    digest = hash.digest('hex').slice(0, 16);
    known.set(hashes, digest);
  }
  return digest;
}
