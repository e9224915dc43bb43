import { uploadedPath } from '../../index/index.ts';
import { type Limit, type Reader, scopeAround } from '../app/access.ts';
import type { Teller } from '../app/answering/teller.ts';
import type { Due } from '../app/answering/waitingList.ts';
import type { App } from '../app/app.ts';
import { messagesFor } from '../app/messages/messages.ts';
import type { AnswerReply } from '../app/reply.ts';
import type { Request } from '../app/request.ts';
import { scopedLibrary } from '../library/scoped.ts';
import { answer } from './answer.ts';
import { answeredBy } from './answeredBy.ts';

/** How many were told, cannot be, may not read the answer and wait on, or will be told later. */
export type Told = Record<Outcome, number>;
type Outcome = 'told' | 'unreachable' | 'hidden' | 'later';

/**
 * Tells those of a server whose questions are answered, each once, and only what they may read: in whichever process, and after a restart too.
 * Whoever is not told `until` then (milliseconds since 1970) is told later.
 */
export async function tellWaiting(
  server: string,
  app: App,
  teller: Teller,
  until = Number.POSITIVE_INFINITY,
): Promise<Told> {
  const told: Told = { told: 0, unreachable: 0, hidden: 0, later: 0 };
  for (const due of await app.waiting.due(server)) {
    if (Date.now() >= until) {
      told.later++;
      continue;
    }
    const outcome = (await app.waiting.claim(due)) ? await tellOne(due, app, teller) : null;
    if (outcome) told[outcome]++;
  }
  if (Object.values(told).some((count) => count > 0))
    app.log.info({ server, ...told }, 'Told members that their questions are answered');
  return told;
}

async function tellOne(due: Due, app: App, teller: Teller): Promise<Outcome> {
  const { waiting, log } = app;
  try {
    const reader = await teller.readerOf(due.server, due.member);
    const reply = reader && (await answerFor(due, reader, app));
    if (reader && !reply) {
      await waiting.waitOn(due);
      return 'hidden';
    }
    const isTold = reply !== null && (await teller.tell(due, reply));
    await waiting.end(due);
    return isTold ? 'told' : 'unreachable';
  } catch (err) {
    // Nobody takes it on for some minutes; then it is tried again.
    log.warn({ err, server: due.server }, 'Could not tell a member that their question is answered');
    return 'later';
  }
}

/**
 * What the article answers to the question as it was asked, else as its title asks it; null where they may not read it, or it is no more. Rejects
 * where nobody can tell now.
 */
async function answerFor(
  { server, member, question, answer: path }: Due,
  reader: Reader,
  app: App,
): Promise<AnswerReply | null> {
  const [limits, manifest] = [await app.access.of(server), await app.shelf.of(server)];
  if (!limits || !manifest) throw new Error('Nobody can tell now who may read the answer');
  const upload = manifest.uploads.find((one) => uploadedPath(server, one.path) === path);
  if (!upload) return null;
  const scope = scopeAround(path, server, limits, reader);
  if (!scope) return null;
  if (!(await isIndexed(server, path, limits, app)))
    throw new Error('The index does not hold the answer yet');
  const library = scopedLibrary(app.library, async () => scope);
  const request = requestOf(server, member);
  for (const text of [question, upload.title]) {
    const reply = await answer(request, { asked: { text }, scope: {}, again: true }, { ...app, library });
    const own = answeredBy(reply, path);
    if (own) return { ...own, asked: { text: question } };
  }
  return null;
}

/** Another process may have added it a moment ago. */
async function isIndexed(
  server: string,
  path: string,
  limits: readonly Limit[],
  { library }: App,
): Promise<boolean> {
  const all = limits.map((limit) => limit.path).sort();
  const { articles } = await library.contents({ server, limited: all, allowed: all });
  return articles.some((article) => article.path === path);
}

/** Nobody asks it now: it is neither kept nor counted, and has no buttons. */
function requestOf(server: string, user: string): Request {
  return {
    surface: 'discord',
    server,
    user,
    m: messagesFor(null),
    rights: { inServer: true, managesServer: false, runsBot: false },
    visibility: 'private',
    sensitive: true,
    canShare: false,
    notForAll: [],
    form: false,
    repeats: true,
    pictures: false,
    options: {},
  };
}
