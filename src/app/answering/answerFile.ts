import { uploadedPath } from '../../../index/index.ts';
import type { Messages } from '../messages/types.ts';
import type { Reply } from '../reply.ts';
import type { Incoming } from '../shelf/incoming.ts';
import type { Manifest } from '../shelf/manifest.ts';
import { keyOf, safeName } from '../shelf/names.ts';
import type { Shelf } from '../shelf/shelf.ts';
import { written } from '../shelfCommand/handedIn.ts';

/** The folder of a server's library where answers that were written to questions lie. */
const FOLDER = 'Answers';

/**
 * The article that an answer becomes, called as the question: so it is found by that. It takes the place of an answer to the same question,
 * capitals aside; one to another of the same file name stays. `at` is now.
 */
export function answerFile(
  question: string,
  answer: string,
  { uploads }: Pick<Manifest, 'uploads'>,
  at: Date,
): Incoming {
  const title = question.replaceAll(/\s+/g, ' ').trim();
  const file = written(title, answer, undefined, at.toISOString().slice(0, 10));
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${title}.md` : `${number} ${title}.md`;
    const path = `${FOLDER}/${safeName(name.replaceAll(/[/\\]/g, '-'))}`;
    const there = uploads.find((upload) => keyOf(upload.path) === keyOf(path));
    if (!there) return { ...file, path };
    // It keeps the path by which it is quoted.
    if (keyOf(there.title) === keyOf(title)) return { ...file, path: there.path, over: there.id };
  }
}

/** A page of an article with who wrote it and when, if it is such an answer. */
export async function withAuthor<R extends Reply>(
  reply: R,
  m: Messages,
  server: string | null,
  shelf: Shelf,
): Promise<R> {
  if (reply.kind !== 'page' || server === null) return reply;
  const { path } = reply.text;
  if (!path.startsWith(uploadedPath(server, `${FOLDER}/`))) return reply;
  const manifest = await shelf.of(server);
  const upload = manifest?.uploads.find((one) => uploadedPath(server, one.path) === path);
  if (upload?.from.kind !== 'text') return reply;
  const { by, at } = upload;
  const ago = m.ago(new Date(at), new Date());
  const { writtenBy, writtenAgo } = m.answering;
  return { ...reply, written: by === null ? writtenAgo(ago) : writtenBy(`<@${by}>`, ago) };
}
