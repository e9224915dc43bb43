import type { Description } from '../../../index/index.ts';
import { isArticleFile, maxBytesOf } from '../../../index/index.ts';
import type { GivenFile } from '../request.ts';
import type { Incoming } from '../shelf/incoming.ts';
import type { Upload } from '../shelf/manifest.ts';
import { safeName } from '../shelf/names.ts';
import type { Outcome } from '../shelf/shelf.ts';

/** The text of a form is at most so long, in characters. */
export const LONGEST_TEXT = 4000;
export const LONGEST_TITLE = 100;

/**
 * Fetches attached files, as long as there may be room for them (in bytes); `over` is the upload in whose place the first one goes. What is
 * no article is not fetched.
 */
export async function fetchGiven(
  given: readonly GivenFile[],
  room: number,
  over?: Upload,
): Promise<{ files: Incoming[]; refused: Outcome[] }> {
  const files: Incoming[] = [];
  const refused: Outcome[] = [];
  let left = room + (over?.bytes ?? 0);
  for (const [at, file] of given.entries()) {
    const fetched = await fetchOne(file, left);
    if ('put' in fetched) {
      refused.push(fetched);
      continue;
    }
    left -= fetched.bytes.length;
    files.push(at === 0 && over ? { ...fetched, ...inPlaceOf(over, file.name) } : fetched);
  }
  return { files, refused };
}

async function fetchOne({ name, size, read }: GivenFile, left: number): Promise<Incoming | Outcome> {
  const safe = safeName(name);
  if (!isArticleFile(safe)) return refusal(name, { reason: 'kind', detail: '' });
  const most = maxBytesOf(safe);
  if (size > most)
    return refusal(name, { reason: 'too-large', detail: `${megabytes(size)} / ${megabytes(most)}` });
  if (size > left) return { ...refusal(name, { reason: 'unreadable', detail: '' }), unfetched: 'full' };
  try {
    return { name, bytes: await read(), from: { kind: 'file' } };
  } catch (error) {
    return refusal(name, {
      reason: 'unreadable',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** A text that was written in a form, as a file, with its day (ISO 8601) where that is told. What its title holds means nothing to Markdown there. */
export function written(title: string, text: string, over?: Upload, date?: string): Incoming {
  const own = title.trim() || 'Article';
  const front = [
    `title: ${JSON.stringify(literal(own))}`,
    ...(date === undefined ? [] : [`date: ${date}`]),
  ].join('\n');
  const bytes = Buffer.from(`---\n${front}\n---\n\n${text.trim()}\n`);
  const name = `${own}.md`;
  return { name, bytes, from: { kind: 'text' }, ...(over && inPlaceOf(over, name)) };
}

/** A title as Markdown that says just that; as it is where it is nothing but words, or would be too long. */
function literal(title: string): string {
  if (!/[&*_`<[\\~]/.test(title)) return title;
  const escaped = title.replace(/[!-/:-@[-`{-~]/g, '\\$&');
  return escaped.length <= LONGEST_FRONT_TITLE ? escaped : title;
}

/** More of a title is not read. */
const LONGEST_FRONT_TITLE = 200;

/** The text of such a file again; null where that is none, or too long for a form. */
export function unwritten(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes).toString('utf8');
  const [, own] = /^---\ntitle: .*\n(?:date: .*\n)?---\n\n([\s\S]*)$/.exec(text) ?? [];
  return own === undefined || own.length > LONGEST_TEXT ? null : own.trim();
}

/** It keeps the path by which it is quoted, unless it is another kind of file. */
export function inPlaceOf({ id, path }: Upload, name: string): Pick<Incoming, 'over' | 'path'> {
  const safe = safeName(name);
  const extension = (of: string) => /\.\w+$/.exec(of)?.[0] ?? '';
  if (extension(safe) === extension(path)) return { over: id, path };
  return { over: id, path: path.replace(/[^/]*$/, '') + safe };
}

export function refusal(name: string, problem: NonNullable<Description['problem']>): Outcome {
  return { name, description: { article: null, problem, hash: '' }, put: null };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
