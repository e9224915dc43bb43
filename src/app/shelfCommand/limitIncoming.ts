import type { AccessBook } from '../access.ts';
import type { Messages } from '../messages/types.ts';
import { clip } from '../reports.ts';
import type { Incoming } from '../shelf/incoming.ts';
import type { Manifest } from '../shelf/manifest.ts';
import { filled, type Line } from '../text.ts';
import { limitAlike } from './limitAlike.ts';
import { type Limited, limitNew } from './limitNew.ts';

/** Limits what is to be added before it can be read: to a role or, without one, as what it takes the place of. */
export async function limitIncoming(
  server: string,
  manifest: Manifest,
  files: readonly Incoming[],
  role: string | undefined,
  access: AccessBook,
): Promise<Limited> {
  if (role !== undefined) return limitNew(server, manifest, files, role, access);
  await limitAlike(server, manifest, files, access);
  return { files, refused: [], shown: [], canUndo: true, settle: async () => {} };
}

/** Who may read it then. */
export function limitedText({ library }: Messages, { shown }: Limited, role?: string): Line[] {
  if (role === undefined || !shown.length) return [];
  const only = (list: string) => library.access.only(list, `<@&${role}>`);
  return [filled(only, { written: clip(shown.join(' · '), 300) })];
}
