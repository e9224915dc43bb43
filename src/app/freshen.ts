import type { Log } from '../ops/log.ts';
import { AddressError } from '../web/addressError.ts';
import type { Web } from '../web/collect.ts';
import type { AccessBook } from './access.ts';
import type { Lease } from './replicas.ts';
import type { Address, Manifest } from './shelf/manifest.ts';
import type { Shelf } from './shelf/shelf.ts';
import { lookAt, remembered, uploadsFrom } from './shelfCommand/fromAddress.ts';
import { limitAlike } from './shelfCommand/limitAlike.ts';
import { limitLater } from './shelfCommand/limitNew.ts';
import { DAY_MS } from './store/retention.ts';
import { UserError } from './userError.ts';

/** Looks at the addresses again that servers want to have fresh. */
export interface Freshener {
  /** Looks at those whose day is over, one after the other. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** How often it is looked whose day is over. */
const EVERY_MS = 15 * 60_000;

interface FreshenerOptions {
  shelf: Shelf;
  access: AccessBook;
  web: Web;
  /** One replica does it for all. */
  lease: Lease;
  log: Log;
  /** Milliseconds since 1970. */
  now?: () => number;
}

export function openFreshener({
  shelf,
  access,
  web,
  lease,
  log,
  now = Date.now,
}: FreshenerOptions): Freshener {
  let closed = false;
  let looking: Promise<void> | null = null;

  async function lookAtAll(): Promise<void> {
    for (const server of await shelf.servers()) {
      const manifest = await shelf.of(server);
      if (!manifest || manifest.leftAt !== null) continue;
      for (const address of manifest.addresses) {
        if (closed || !lease.held) return;
        if (address.at <= now() - DAY_MS) await freshen(server, manifest, address);
      }
    }
  }

  async function freshen(server: string, manifest: Manifest, address: Address): Promise<void> {
    const { url } = address;
    // All that came from there has been removed.
    if (!uploadsFrom(manifest, url).length) {
      await shelf.remember(server, (all) => remembered(all, url, null));
      return;
    }
    /** Whoever ends it, or has their data deleted, may do so while it is looked at. */
    const note = (found: Partial<Address> = {}) =>
      shelf.remember(server, (all) =>
        all.map((one) => (one.url === url ? { ...one, ...found, at: now() } : one)),
      );
    try {
      const looked = await lookAt(web, manifest, url, now(), address);
      const current = await shelf.of(server);
      const wanted = current?.addresses.find((one) => one.url === url);
      if (!current || !wanted) return;
      if (looked && (looked.files.length || looked.gone.length)) {
        const { gone } = looked;
        await limitAlike(server, current, looked.files, access);
        const { role } = wanted;
        const files = role ? await limitLater(server, current, looked.files, role, access) : looked.files;
        const added = await shelf.add(server, files, { by: wanted.by, gone });
        const changed = added?.result.filter(({ put }) => put?.kind === 'added' || put?.kind === 'replaced');
        const counts = { changed: changed?.length ?? 0, gone: gone.length };
        if (counts.changed + counts.gone > 0)
          log.info({ server, url, ...counts }, 'An address was looked at again');
      }
      await note(looked?.address);
    } catch (err) {
      const problem = err instanceof AddressError ? err.problem : err instanceof UserError ? 'access' : null;
      if (problem === null) throw err;
      log.warn({ server, url, problem }, 'An address could not be looked at again');
      await note();
    }
  }

  function look(): Promise<void> {
    looking ??= lookAtAll()
      .catch((err: unknown) => log.error({ err }, 'The addresses of servers cannot be looked at again'))
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  const timer = setInterval(() => void look(), EVERY_MS).unref();
  return {
    look,
    async close() {
      closed = true;
      clearInterval(timer);
      await looking;
    },
  };
}
