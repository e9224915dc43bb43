import type { Signals } from '../signals.ts';
import type { Sql } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { type Folder, openFolders } from './folder.ts';
import type { Ground } from './ground.ts';
import { EMPTY, type Manifest, parseManifest, type Upload } from './manifest.ts';

const SIGNAL = 'shelf';

/** What of a shelf lies in the folder already: ids by path. */
const MIRROR = '.mirror.json';

/** Bytes of a file in a row: a statement has a second and a half. */
const PART = 750_000;

/** Shelves in a database that several processes share. The folder of each is a mirror: what is missing or old in it is fetched. */
export function openDatabaseGround({
  store,
  signals,
  dataDir,
}: {
  store: Pick<Store, 'use'>;
  signals: Signals;
  dataDir: string;
}): Ground {
  const folders = openFolders(dataDir);

  async function using<T>(work: Parameters<typeof store.use<{ result: T } | null>>[0]): Promise<T> {
    const done = await store.use(work, null);
    if (!done) throw new Error('The shelves cannot be read or changed in the database');
    return done.result;
  }

  const read = (server: string) =>
    using<Manifest | null>(async (db) => ({ result: await manifestIn(db, server) }));

  async function bytes(server: string, { id }: Pick<Upload, 'id'>): Promise<Uint8Array> {
    const parts: Buffer[] = [];
    for (let part = 0; ; part++) {
      const [row] = await using<{ value: string }[]>(async (db) => ({
        result: await db.read(READ_PART, server, id, part),
      }));
      if (!row) break;
      parts.push(Buffer.from(row.value, 'base64'));
    }
    if (!parts.length) throw new Error(`The bytes of the upload ${id} are not in the database`);
    return Buffer.concat(parts);
  }

  /** What a path holds is told by the mirror's own note, so that no file need be read. */
  async function settle(server: string, manifest: Manifest | null) {
    const folder = folders.of(server);
    const before = placedIn(folder);
    const { uploads } = manifest ?? EMPTY;
    const after = new Map(uploads.map(({ path, id }) => [path, id]));
    const isNew = uploads.filter(({ path }) => !before.has(path));
    // Before they are there: should this process be killed in between, the next one knows of files that may have to go again.
    if (isNew.length)
      folder.writeNote(MIRROR, JSON.stringify([...before, ...isNew.map(({ path }) => [path, ''])]));
    let changed = false;
    for (const path of before.keys()) {
      if (after.has(path)) continue;
      folder.remove(path);
      changed = true;
    }
    for (const upload of uploads) {
      const { id, path } = upload;
      if (before.get(path) === id && folder.has(path)) continue;
      if (!folder.isAside(id)) folder.write(id, await bytes(server, upload));
      folder.fromAside(id, path);
      changed = true;
    }
    for (const id of folder.aside()) folder.drop(id);
    if (changed) folder.writeNote(MIRROR, JSON.stringify([...after]));
    if (!manifest && before.size > 0) folder.clear();
    return { changed, found: [] };
  }

  return {
    async servers() {
      const rows = await using<{ server: string }[]>(async (db) => ({
        result: await db.read('SELECT server FROM shelves ORDER BY server'),
      }));
      return rows.map(({ server }) => server);
    },
    read,
    bytes,

    async change(server, edit, fresh = new Map()) {
      const { next, result } = await using(async (db) => ({
        result: await db.transaction(async (sql) => {
          const before = (await manifestIn(sql, server)) ?? EMPTY;
          const edited = edit(before);
          if (edited.next !== before) await keep(sql, server, before, edited.next, fresh);
          if (edited.next !== before) await signals.tell(SIGNAL, server, sql);
          return edited;
        }),
      }));
      // What was sent there need not be fetched.
      const folder = folders.of(server);
      for (const { id } of next.uploads) {
        const own = fresh.get(id);
        if (own) folder.write(id, own);
      }
      await settle(server, next);
      return result;
    },

    settle: async (server) => settle(server, await read(server)),

    async forget(server) {
      await using(async (db) => ({
        result: await db.transaction(async (sql) => {
          await sql.write('DELETE FROM shelf_parts WHERE server = ?', server);
          await sql.write('DELETE FROM shelves WHERE server = ?', server);
          await signals.tell(SIGNAL, server, sql);
        }),
      }));
      await settle(server, null);
    },

    hear: (listener) => signals.hear(SIGNAL, listener),
  };
}

const READ_PART = 'SELECT value FROM shelf_parts WHERE server = ? AND upload = ? AND part = ?';
const KEEP = `INSERT INTO shelves (server, value) VALUES (?, ?)
  ON CONFLICT (server) DO UPDATE SET value = excluded.value`;

async function manifestIn(sql: Sql, server: string): Promise<Manifest | null> {
  const [row] = await sql.read<{ value: string }>('SELECT value FROM shelves WHERE server = ?', server);
  return parseManifest(row?.value ?? null);
}

/** A manifest, with the bytes that are new in it and without those that it no longer names. */
export async function keep(
  sql: Sql,
  server: string,
  before: Manifest,
  next: Manifest,
  fresh: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  await sql.write(KEEP, server, JSON.stringify(next));
  const had = idsOf(before);
  const has = idsOf(next);
  for (const id of had)
    if (!has.has(id)) await sql.write('DELETE FROM shelf_parts WHERE server = ? AND upload = ?', server, id);
  for (const [id, bytes] of fresh) {
    if (had.has(id) || !has.has(id)) continue;
    for (let part = 0; part * PART < bytes.length || part === 0; part++) {
      const value = Buffer.from(bytes.subarray(part * PART, (part + 1) * PART)).toString('base64');
      await sql.write(
        'INSERT INTO shelf_parts (server, upload, part, value) VALUES (?, ?, ?, ?)',
        server,
        id,
        part,
        value,
      );
    }
  }
}

function idsOf({ uploads, removed }: Manifest): Set<string> {
  return new Set([...uploads, ...removed.map(({ upload }) => upload)].map(({ id }) => id));
}

function placedIn(folder: Folder): Map<string, string> {
  try {
    const placed: unknown = JSON.parse(folder.readNote(MIRROR) ?? '[]');
    return new Map(Array.isArray(placed) ? placed : []);
  } catch {
    return new Map(); // It is fetched anew.
  }
}
