import { uploadedPath } from '../../../index/index.ts';
import { isLimited } from '../access.ts';
import type { App } from '../app.ts';
import type { LibraryMessages } from '../messages/libraryMessages.ts';
import { clip } from '../reports.ts';
import type { Request } from '../request.ts';
import type { Upload } from '../shelf/manifest.ts';
import type { Outcome } from '../shelf/shelf.ts';
import { filled } from '../text.ts';

/** What somebody did with a server's library. */
export type Deed = keyof LibraryMessages['library']['log']['deeds'];

/** More are counted. */
const NAMED = 10;

/** Writes to the log, and tells in the channel that the server has chosen for it, who changed what of its library. */
export async function audit(
  request: Pick<Request, 'user' | 'server' | 'announce'>,
  { log, settings, access }: Pick<App, 'log' | 'settings' | 'access'>,
  deeds: Partial<Record<Deed, readonly Upload[]>>,
): Promise<void> {
  const { user, server, announce } = request;
  if (server === null) return;
  const { libraryChannel } = await settings.of(server);
  const limits = await access.of(server);
  for (const [deed, uploads] of Object.entries(deeds) as [Deed, readonly Upload[]][]) {
    if (!uploads.length) continue;
    const articles = uploads.map(({ path }) => path);
    log.info({ server, user, deed, articles }, 'The library of a server was changed');
    if (libraryChannel === null) continue;
    // Not everybody there may know of those that are limited, nor how many they are.
    const open = uploads.filter(({ path }) => limits && !isLimited(uploadedPath(server, path), limits));
    if (!open.length) continue;
    await announce?.(libraryChannel, (m) => {
      const titles = open.slice(0, NAMED).map(({ title }) => clip(title));
      const rest = open.length - titles.length;
      const list = [...titles, ...(rest > 0 ? [m.more(rest)] : [])].join(' · ');
      return filled((articles) => m.library.log.deeds[deed](`<@${user}>`, articles), { written: list });
    });
  }
}

/** What adding has changed. */
export function addedDeeds(outcomes: readonly Outcome[]): Partial<Record<Deed, readonly Upload[]>> {
  const of = (kind: string) => outcomes.flatMap(({ put }) => (put?.kind === kind ? [put.upload] : []));
  return { added: of('added'), replaced: of('replaced') };
}
