import { collapseWhitespace, type Problem } from '../../index/index.ts';
import type { Progress, RebuildReport, Status } from '../library/library.ts';
import { StartError } from '../util/startError.ts';
import { languageName } from './messages/messages.ts';
import type { Messages } from './messages/types.ts';

/** How a surface shows text. Discord and the terminal each have one, so that both say the same. */
export interface Style {
  /** Text by a user or from an article, escaped so that it is shown as it is. */
  text(written: string): string;
  strong(shown: string): string;
  /** A row of a list. */
  row(shown: string): string;
}

/** The bot's version, and when it was started. */
export interface About {
  version: string;
  startedAt: Date;
}

const LISTED = 10;

/** Settings and insights belong to a server; an article is a file on the same machine. */
const NOT_IN_TERMINAL = ['article', 'settings', 'insights'];

/** How to ask, and the commands there are, one line each. */
export function helpReport(m: Messages, style: Style, place: 'discord' | 'terminal'): string[] {
  const all = Object.entries(m.commands) as [keyof Messages['commands'], { description: string }][];
  const commands =
    place === 'discord'
      ? all.map(([name, { description }]) => [m.commandNames[name], description])
      : all
          .filter(([name]) => !NOT_IN_TERMINAL.includes(name))
          // Permissions exist in servers only.
          .map(([name, { description }]) => [name, name === 'reindex' ? m.terminal.reindex : description]);
  if (place === 'terminal') commands.push(['quit', m.terminal.quit]);
  const how = place === 'discord' ? m.help.inDiscord : m.help.inTerminal;
  const rows = commands.map(([name, description]) => style.row(`${style.strong(`/${name}`)} ${description}`));
  return [m.help.what, ...how, m.help.commands, ...rows];
}

/** A heading, and one row an article. */
export function articlesReport(
  m: Messages,
  style: Style,
  { articles, qualifiers }: Pick<Status, 'articles' | 'qualifiers'>,
): { heading: string; rows: string[] } {
  const rows = articles.map((article) => {
    const qualifier = qualifiers.get(article.path);
    const facts = [
      ...(qualifier === undefined ? [] : [style.text(qualifier)]),
      languageName(m, article.language),
      m.articles.paragraphs(article.passages),
    ];
    return style.row(`${style.strong(style.text(clip(article.title)))} · ${facts.join(' · ')}`);
  });
  return { heading: style.strong(m.articles.heading(articles.length)), rows };
}

/** What is loaded, how old it is, what was skipped. */
export function statusReport(m: Messages, style: Style, status: Status, about: About, now: Date): string[] {
  const languages = status.languages.map((language) => {
    const count = status.articles.filter((article) => article.language === language).length;
    return `${languageName(m, language)} (${m.number(count)})`;
  });
  const seconds = (now.getTime() - about.startedAt.getTime()) / 1000;
  return [
    style.strong(m.status.heading),
    m.status.loaded(status.articles.length, status.passages),
    m.status.languages(languages.join(', ')),
    m.status.built(m.ago(status.builtAt, now)),
    m.status.running(about.version, m.duration(seconds)),
    ...section(m, style, m.status.problems, status.problems.map(problemLine(m, style))),
  ];
}

/** The progress of a rebuild, in one line. */
export function progressReport(m: Messages, progress: Progress): string {
  const { stage, done, total, secondsLeft } = progress;
  const left = secondsLeft ? ` · ≈ ${m.duration(secondsLeft)}` : '';
  return `${m.reindex.stages[stage]}: ${m.number(done)} / ${m.number(total)}${left}`;
}

/** What a rebuild changed. */
export function reindexReport(m: Messages, style: Style, report: RebuildReport): string[] {
  const { added, changed, removed, problems } = report;
  const same = added.length + changed.length + removed.length === 0;
  const paths = (list: string[]) => list.map((path) => style.text(clip(path)));
  return [
    style.strong(m.reindex.done(m.seconds(report.seconds))),
    ...(same ? [m.reindex.unchanged] : []),
    ...section(m, style, m.reindex.added, paths(added)),
    ...section(m, style, m.reindex.changed, paths(changed)),
    ...section(m, style, m.reindex.removed, paths(removed)),
    ...section(m, style, m.reindex.problems, problems.map(problemLine(m, style))),
  ];
}

/** That a rebuild failed; the old index stays. */
export function reindexFailure(m: Messages, style: Style, error: unknown): string[] {
  return [m.reindex.kept, ...(error instanceof StartError ? [style.text(clip(error.message, 1000))] : [])];
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
export function problemText(
  m: Messages,
  { reason, detail }: Problem,
  shown = (text: string) => text,
): string {
  return m.problems[reason] + (detail ? ` (${shown(clip(detail, 200))})` : '');
}

function problemLine(m: Messages, style: Style): (problem: Problem) => string {
  return (problem) => `${style.text(clip(problem.path))}: ${problemText(m, problem, style.text)}`;
}

function section(m: Messages, style: Style, heading: (count: number) => string, items: string[]): string[] {
  if (!items.length) return [];
  const rows = items.slice(0, LISTED).map((item) => style.row(item));
  const rest = items.length - rows.length;
  return [heading(items.length), ...rows, ...(rest ? [style.row(m.more(rest))] : [])];
}
