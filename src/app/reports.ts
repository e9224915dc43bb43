import { articleId, collapseWhitespace, type Problem, shownPath } from '../../index/index.ts';
import type { Progress, RebuildReport, Status } from '../library/library.ts';
import { StartError } from '../util/startError.ts';
import { languageName } from './messages/messages.ts';
import type { Messages } from './messages/types.ts';
import type { Replica } from './replicas.ts';
import type { Line, Text } from './text.ts';

/** The bot's version, and when it was started. */
export interface About {
  version: string;
  startedAt: Date;
}

/** An article in a list, as it is chosen from a menu. */
export interface ListedArticle {
  /** Its `articleId`, */
  article: string;
  /** and what tells it from others: its title, and more in a few words. */
  title: string;
  hint: string;
}

const LISTED = 10;

/** How to ask, and the commands there are, one line each. */
export function helpReport(
  m: Messages,
  how: readonly string[],
  commands: readonly (readonly [name: Text, description: string])[],
): Line[] {
  const rows = commands.map(([name, description]) => ({ row: [name, ` ${description}`] }));
  return [m.help.what, ...how, m.help.commands, ...rows];
}

/** A heading, and one row an article. */
export function articlesReport(
  m: Messages,
  { articles, qualifiers }: Pick<Status, 'articles' | 'qualifiers'>,
): { heading: Text; rows: Line[]; articles: ListedArticle[] } {
  const all = articles.map((article) => {
    const qualifier = qualifiers.get(article.path);
    const title = clip(article.title);
    const hint = `${languageName(m, article.language)} · ${m.articles.paragraphs(article.passages)}`;
    const own = qualifier === undefined ? [] : [' · ', { written: qualifier }];
    const row: Line = { row: [{ strong: { written: title } }, ...own, ` · ${hint}`] };
    const named = qualifier === undefined ? title : clip(`${title} · ${qualifier}`);
    return { row, listed: { article: articleId(article.path), title: named, hint } };
  });
  return {
    heading: { strong: m.articles.heading(articles.length) },
    rows: all.map(({ row }) => row),
    articles: all.map(({ listed }) => listed),
  };
}

/** What is loaded, how old it is, what was skipped, and which replicas there are. */
export function statusReport(
  m: Messages,
  status: Status,
  about: About,
  now: Date,
  replicas: readonly Replica[] = [],
): Line[] {
  const languages = status.languages.map((language) => {
    const count = status.articles.filter((article) => article.language === language).length;
    return `${languageName(m, language)} (${m.number(count)})`;
  });
  const running = ({ version, startedAt }: About) =>
    m.status.running(version, m.duration((now.getTime() - startedAt.getTime()) / 1000));
  const replica = (one: Replica): Text => {
    const own = one.own ? ` (${m.status.thisReplica})` : '';
    const loaded = m.status.loaded(one.articles, one.passages);
    const differs = one.differs ? ` · ${m.status.differs}` : '';
    return [{ strong: one.id }, `${own} · ${running(one)} · ${loaded}${differs}`];
  };
  return [
    { strong: m.status.heading },
    m.status.loaded(status.articles.length, status.passages),
    m.status.languages(languages.join(', ')),
    m.status.built(m.ago(status.builtAt, now)),
    running(about),
    ...section(m, m.status.replicas, replicas.map(replica)),
    ...section(m, m.status.problems, status.problems.map(problemLine(m))),
  ];
}

/** The progress of a rebuild, in one line. */
export function progressReport(m: Messages, progress: Progress): string {
  const { stage, done, total, secondsLeft } = progress;
  const left = secondsLeft ? ` · ≈ ${m.duration(secondsLeft)}` : '';
  return `${m.reindex.stages[stage]}: ${m.number(done)} / ${m.number(total)}${left}`;
}

/** What a rebuild changed. */
export function reindexReport(m: Messages, report: RebuildReport): Line[] {
  const { added, changed, removed, problems } = report;
  const same = added.length + changed.length + removed.length === 0;
  const paths = (list: string[]) => list.map((path) => ({ written: clip(shownPath(path)) }));
  return [
    { strong: m.reindex.done(m.seconds(report.seconds)) },
    ...(same ? [m.reindex.unchanged] : []),
    ...section(m, m.reindex.added, paths(added)),
    ...section(m, m.reindex.changed, paths(changed)),
    ...section(m, m.reindex.removed, paths(removed)),
    ...section(m, m.reindex.problems, problems.map(problemLine(m))),
  ];
}

/** That a rebuild failed; the old index stays. */
export function reindexFailure(m: Messages, error: unknown): Line[] {
  return [m.reindex.kept, ...(error instanceof StartError ? [{ written: clip(error.message, 1000) }] : [])];
}

/** The first `length` characters (not code units), marked where something was cut. Never for a quotation. */
export function clip(text: string, length = 100): string {
  const folded = collapseWhitespace(text);
  if (folded.length <= length) return folded;
  const characters = Array.from(
    new Intl.Segmenter().segment(folded.slice(0, length)),
    (part) => part.segment,
  );
  return `${characters.slice(0, -1).join('').trimEnd()}…`;
}

/** What is wrong with a file, as far as that is known. */
export function problemText(m: Messages, { reason, detail }: Problem): string {
  return m.problems[reason] + (detail ? ` (${clip(detail, 200)})` : '');
}

function problemLine(m: Messages): (problem: Problem) => Text {
  return ({ path, reason, detail }) => {
    const more = detail ? [' (', { written: clip(detail, 200) }, ')'] : [];
    return [{ written: clip(shownPath(path)) }, ': ', m.problems[reason], ...more];
  };
}

function section(m: Messages, heading: (count: number) => string, items: Text[]): Line[] {
  if (!items.length) return [];
  const rows = items.slice(0, LISTED).map((item) => ({ row: item }));
  const rest = items.length - rows.length;
  return [heading(items.length), ...rows, ...(rest ? [{ row: m.more(rest) }] : [])];
}
