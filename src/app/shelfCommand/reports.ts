import { languageName } from '../messages/messages.ts';
import type { Messages } from '../messages/types.ts';
import type { Action, Reply } from '../reply.ts';
import { clip, problemText } from '../reports.ts';
import { type Quota, sizeOf } from '../shelf/edits.ts';
import type { Manifest, Upload } from '../shelf/manifest.ts';
import type { Change, Outcome } from '../shelf/shelf.ts';
import { filled, type Line, type Text } from '../text.ts';

const LISTED = 10;

/** What was added, replaced and not added, and why. `said` stands below it, and unless it cannot be undone, a button that does. */
export function addedReport(
  m: Messages,
  quota: Quota,
  { id, indexed, result }: Change<readonly Outcome[]>,
  said: readonly Line[] = [],
  canUndo = true,
): Reply {
  const of = (...kinds: string[]) => result.filter(({ put }) => kinds.includes(put?.kind ?? 'unusable'));
  const [added, replaced] = [of('added'), of('replaced')];
  const others = of('same', 'taken', 'full', 'unusable');
  const changes = added.length + replaced.length > 0;
  return {
    kind: 'report',
    lines: [
      ...section(m, m.library.added, added, (one) => readRows(m, one)),
      ...section(m, m.library.replaced, replaced, (one) => readRows(m, one)),
      ...section(m, m.library.notAdded, others, (one) => [{ row: whyNot(m, quota, one) }]),
      ...(changes ? [indexed ? m.library.ready : m.library.notIndexed] : []),
      ...(changes || others.length ? [] : [m.library.unchanged]),
      ...said,
    ],
    ...(replaced.length && canUndo && { actions: [undoAction(m, id)] }),
  };
}

/** What is gone, or back. */
export function changedReport(
  m: Messages,
  heading: (count: number) => string,
  { id, indexed, result }: Change<readonly Upload[]>,
  { said, canUndo }: { said: string; canUndo: boolean },
): Reply {
  return {
    kind: 'report',
    lines: [
      ...section(m, heading, result, (upload) => [{ row: uploadText(m, upload) }]),
      indexed ? said : m.library.notIndexed,
    ],
    ...(canUndo && { actions: [undoAction(m, id)] }),
  };
}

/** All that a server has added. `page` is the one that is asked for. */
export function shelfList(m: Messages, manifest: Manifest, quota: Quota, page?: number): Reply {
  const { uploads } = manifest;
  if (!uploads.length) return { kind: 'note', text: m.library.nothing };
  const used = megabytes(m, sizeOf(manifest));
  const heading = m.library.heading(uploads.length, used, megabytes(m, quota.bytes));
  const rows = uploads.map((upload) => ({ row: uploadText(m, upload) }));
  const command = `${m.commandNames.library} ${m.subcommandNames.list}`;
  return { kind: 'list', messages: m, heading: { strong: heading }, rows, command, ...(page && { page }) };
}

/** What is known of an upload, and what was read of it. */
export function uploadReport(
  m: Messages,
  upload: Upload,
  { article, problem }: Outcome['description'],
  { now, fresh }: { now: Date; fresh: boolean },
): Line[] {
  const { title, path, by, at, bytes } = upload;
  const ago = m.ago(new Date(at), now);
  const size = `${m.number(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return [
    { strong: { written: clip(title) } },
    [...facts(m, article ?? upload), ` · ${size}`],
    filled(m.library.path, { written: path }),
    by === null ? m.library.addedAgo(ago) : m.library.addedBy(`<@${by}>`, ago),
    originText(m, upload),
    ...(fresh ? [m.library.fresh] : []),
    ...(problem ? [problemText(m, { ...problem, path })] : []),
    ...standing(m.library.headings, article?.headings ?? []),
    ...standing(m.library.questions, article?.questions ?? []),
  ];
}

function originText(m: Messages, { from, name }: Upload): Text {
  if (from.kind === 'file') return filled(m.library.from.file, { written: clip(name) });
  if (from.kind === 'address') return filled(m.library.from.address, { written: clip(from.url, 300) });
  return m.library.from[from.kind];
}

/** A file that was added, with the questions that stand in it. */
function readRows(m: Messages, { put, description }: Outcome): Line[] {
  if (!put) return [];
  const { article, problem } = description;
  const rows: Text[] = [uploadText(m, put.upload)];
  if (problem) rows.push(problemText(m, { ...problem, path: '' }));
  rows.push(...standing(m.library.questions, article?.questions ?? []));
  return rows.map((row) => ({ row }));
}

function whyNot(m: Messages, quota: Quota, { name, put, description, unfetched }: Outcome): Text {
  const { problem } = description;
  const why =
    unfetched === 'full' || put?.kind === 'full'
      ? m.library.full(quota.articles, megabytes(m, quota.bytes))
      : unfetched
        ? m.library.address[unfetched]
        : put?.kind === 'taken'
          ? m.library.taken
          : put?.kind === 'same'
            ? m.library.same
            : problemText(m, { reason: 'unreadable', detail: '', path: '', ...problem });
  return [{ written: clip(name) }, ': ', why];
}

function uploadText(m: Messages, upload: Upload): Text {
  const { title, path } = upload;
  return [{ strong: { written: clip(title) } }, ' · ', ...facts(m, upload), ' · ', { written: path }];
}

function facts(m: Messages, { language, passages }: Pick<Upload, 'language' | 'passages'>): Text[] {
  return [languageName(m, language), ' · ', m.articles.paragraphs(passages)];
}

/** What stands in an article, in one line; none where there is nothing. */
function standing(say: (list: string) => string, texts: readonly string[]): Text[] {
  if (!texts.length) return [];
  return [
    filled(say, {
      written: texts
        .slice(0, LISTED)
        .map((text) => clip(text))
        .join(' · '),
    }),
  ];
}

function section<T>(
  m: Messages,
  heading: (count: number) => string,
  items: readonly T[],
  rowsOf: (item: T) => readonly Line[],
): Line[] {
  if (!items.length) return [];
  const rest = items.length - LISTED;
  const rows = items.slice(0, LISTED).flatMap(rowsOf);
  return [{ strong: heading(items.length) }, ...rows, ...(rest > 0 ? [{ row: m.more(rest) }] : [])];
}

function undoAction(m: Messages, change: string): Action {
  return { kind: 'command', command: 'library', state: `undo:${change}`, label: m.library.undo };
}

function megabytes(m: Messages, bytes: number): string {
  return m.number(Math.ceil(bytes / 1024 / 102.4) / 10);
}
