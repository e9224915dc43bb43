import { uploadedPath } from '../../index/index.ts';
import { scopeAround } from '../app/access.ts';
import { answerFile } from '../app/answering/answerFile.ts';
import type { App } from '../app/app.ts';
import type { Messages } from '../app/messages/types.ts';
import type { AnswerReply, Reply } from '../app/reply.ts';
import { clip } from '../app/reports.ts';
import type { Request } from '../app/request.ts';
import type { Change, Outcome } from '../app/shelf/shelf.ts';
import { addedDeeds, audit } from '../app/shelfCommand/audit.ts';
import { limitAlike } from '../app/shelfCommand/limitAlike.ts';
import { addedReport } from '../app/shelfCommand/reports.ts';
import type { Line } from '../app/text.ts';
import { notKept } from '../app/userError.ts';
import { scopedLibrary } from '../library/scoped.ts';
import { answer as ask } from './answer.ts';
import { answeredBy } from './answeredBy.ts';
import { type Told, tellWaiting } from './tellWaiting.ts';

/** So long whoever has written an answer waits until others are told; the rest of them are told a little later. */
const PATIENCE_MS = 20_000;

/** Characters of a quotation in the report. */
const QUOTED = 300;

/**
 * Keeps an answer that somebody has written to the question of a number as an article of the server's own, asks that question again and, where
 * it is answered from there, closes all that ask the same and tells those who wait. A question that is gone by then is asked as it was written.
 */
export async function answerThis(
  request: Request,
  app: App,
  id: number,
  written: { question: string; answer: string },
): Promise<Reply> {
  const { m, server, user, redone: again = false } = request;
  const { access, questions, shelf } = app;
  const manifest = server === null ? null : await shelf.of(server);
  if (server === null || !manifest) throw notKept();
  const alike = await questions.alike(server, id);
  const { over, ...file } = answerFile(written.question, written.answer, manifest, new Date());
  // What somebody else has answered meanwhile stays.
  const files = [{ ...file, ...(over !== undefined && alike.length > 0 && { over }) }];
  await limitAlike(server, manifest, files, access);
  const added = await shelf.add(server, files, { by: user, again });
  if (!added) throw notKept();
  await audit(request, app, addedDeeds(added.result));
  const path = indexedPath(server, added);
  if (path === null) return addedReport(m, shelf.quota, added);
  const asked = alike.find((one) => one.id === id)?.question ?? written.question;
  const found = await askAgain(request, app, { server, path, text: asked });
  if (!found) return addedReport(m, shelf.quota, added, [m.answering.asked.none]);
  if (!(await questions.close(server, alike, path))) throw notKept();
  const told = app.teller && (await tellWaiting(server, app, app.teller, Date.now() + PATIENCE_MS));
  return addedReport(m, shelf.quota, added, [...quoted(m, found), ...(told ? toldLines(m, told) : [])]);
}

/** Where the answer lies, if it can be found there. */
function indexedPath(server: string, { indexed, result }: Change<readonly Outcome[]>): string | null {
  const put = result[0]?.put;
  const isThere = put?.kind === 'added' || put?.kind === 'replaced' || put?.kind === 'same';
  return isThere && indexed ? uploadedPath(server, put.upload.path) : null;
}

/**
 * What the article answers those whom it is for: whatever else whoever wrote it may read answers nobody else. Null where it answers nothing. It
 * counts in no statistics.
 */
async function askAgain(
  request: Request,
  app: App,
  { server, path, text }: { server: string; path: string; text: string },
): Promise<AnswerReply | null> {
  const limits = await app.access.of(server);
  if (!limits) return null;
  const library = scopedLibrary(app.library, async () => scopeAround(path, server, limits));
  const reply = await ask(
    { ...request, visibility: 'private', sensitive: true },
    { asked: { text }, scope: {}, again: true },
    { ...app, library },
  );
  return answeredBy(reply, path);
}

function quoted(m: Messages, { answer: { verdict, citations } }: AnswerReply): Line[] {
  return [
    m.answering.asked[verdict],
    ...citations.map(({ text }) => ({ row: { written: clip(text, QUOTED) } })),
  ];
}

function toldLines(m: Messages, told: Told): Line[] {
  const kinds = ['told', 'unreachable', 'hidden', 'later'] as const;
  return kinds.filter((kind) => told[kind] > 0).map((kind) => m.answering[kind](told[kind]));
}
