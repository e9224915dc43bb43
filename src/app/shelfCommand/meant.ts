import type { Choice } from '../command.ts';
import { clip } from '../reports.ts';
import type { Manifest, Upload } from '../shelf/manifest.ts';
import { keyOf } from '../shelf/names.ts';
import type { Shelf } from '../shelf/shelf.ts';
import { filled } from '../text.ts';
import { UserError } from '../userError.ts';

/** The uploads of a server that are meant by what was typed so far, each by its id. */
export async function uploadChoices(shelf: Shelf, server: string | null, typed: string): Promise<Choice[]> {
  const manifest = server === null ? null : await shelf.of(server);
  return among(manifest, typed).map(({ id, title, path }) => ({
    name: `${clip(title, 60)} · ${path}`,
    value: id,
  }));
}

/** The upload that somebody means: one that was chosen, or by its path or title. Throws a UserError when there is none. */
export function uploadMeant(manifest: Manifest, text: string): Upload {
  const key = keyOf(text.trim());
  const found =
    manifest.uploads.find(({ id }) => id === text) ??
    manifest.uploads.find(({ path }) => keyOf(path) === key) ??
    manifest.uploads.find(({ title }) => keyOf(title) === key);
  const [only, another] = among(manifest, text);
  if (!found && (!only || another))
    throw new UserError((m) => filled(m.library.noSuch, { written: clip(text) }));
  return found ?? (only as Upload);
}

function among(manifest: Manifest | null, typed: string): Upload[] {
  const words = keyOf(typed).split(/\s+/).filter(Boolean);
  const fits = ({ title, path }: Upload) => {
    const text = keyOf(`${title} ${path}`);
    return words.every((word) => text.includes(word));
  };
  return (manifest?.uploads ?? []).filter(fits);
}
