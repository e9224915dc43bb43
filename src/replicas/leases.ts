import type { Lease } from '../app/replicas.ts';
import type { Reach } from './link.ts';
import type { Pulse } from './pulse.ts';

/** What one replica has at a time. */
export interface Leases {
  of(name: string): Lease;
  /** Takes what has been asked for and is nobody's. */
  look(): Promise<void>;
  /** Takes nothing more. */
  retire(): void;
  release(): Promise<void>;
}

/** `heard`: whether the others have lately been told that this replica lives. */
export function openLeases(id: string, reach: Reach, pulse: Pulse, heard: () => boolean): Leases {
  let owners = new Map<string, string>();
  const wanted = new Set<string>();
  const terms = new Map<string, number>();
  let retired = false;
  return {
    of(name) {
      wanted.add(name);
      return {
        get held() {
          return owners.get(name) === id && heard();
        },
        get term() {
          return terms.get(name) ?? 0;
        },
      };
    },
    async look() {
      if (retired || wanted.size === 0) return;
      const rows = await reach((sql) => sql.read<{ name: string; owner: string }>(OWNERS));
      if (!rows) return;
      owners = new Map(rows.map(({ name, owner }) => [name, owner]));
      for (const name of wanted) {
        const owner = owners.get(name) ?? '';
        if (owner === id || pulse.alive(owner)) continue;
        if (!(await reach((sql) => sql.write(TAKE, name, id, owner)))) continue;
        owners.set(name, id);
        terms.set(name, (terms.get(name) ?? 0) + 1);
      }
    },
    retire() {
      retired = true;
    },
    async release() {
      owners.clear();
      await reach((sql) => sql.write(RELEASE, id));
    },
  };
}

const OWNERS = 'SELECT name, owner FROM leases';
const TAKE = `INSERT INTO leases (name, owner) VALUES (?, ?)
  ON CONFLICT (name) DO UPDATE SET owner = excluded.owner WHERE leases.owner = ?`;
const RELEASE = "UPDATE leases SET owner = '' WHERE owner = ?";
