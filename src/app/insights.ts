import { stringify } from 'csv-stringify/sync';
import type { Declined, Insights } from './feedback.ts';
import { groupAlike } from './groupAlike.ts';
import type { Messages } from './messages/types.ts';
import { clip } from './reports.ts';
import type { Line, Text } from './text.ts';

/** What is missing, with what belongs together in one row. */
export interface ContentGaps {
  declined: Gaps;
  unsure: Gaps;
  answers: Insights['answers'];
  ratings: Insights['ratings'];
}

/** The questions with one verdict. */
interface Gaps {
  /** Those that are alike, under the newest of them. */
  questions: Row[];
  /** Those whose text is not kept, by the path of the nearest article. */
  unkept: Row[];
}

interface Row {
  question: string;
  language: string;
  nearest: string;
  count: number;
  first: Date;
  last: Date;
}

export async function contentGaps({ declines, unsure, ...rest }: Insights): Promise<ContentGaps> {
  return { declined: await gapsOf(declines), unsure: await gapsOf(unsure), ...rest };
}

async function gapsOf(all: readonly Declined[]): Promise<Gaps> {
  const told = all.flatMap(({ question, ...rest }) => (question === null ? [] : [{ ...rest, question }]));
  const untold = new Map<string | null, Declined[]>();
  for (const declined of all.filter(({ question }) => question === null))
    untold.set(declined.nearest, [...(untold.get(declined.nearest) ?? []), declined]);
  return {
    questions: (await groupAlike(told)).map(rowOf),
    unkept: [...untold.values()].map(rowOf).sort((a, b) => b.count - a.count),
  };
}

export function isNothing({ declined, unsure, answers, ratings }: ContentGaps): boolean {
  const all = [declined.questions, declined.unkept, unsure.questions, unsure.unkept, answers, ratings];
  return all.every(({ length }) => length === 0);
}

/** The tables; `titleOf` tells an article's title by its path. */
export function gapsReport(m: Messages, gaps: ContentGaps, titleOf: (path: string) => string): Line[] {
  const { declined, unsure, answers } = gaps;
  const unliked = gaps.ratings.filter(({ verdict, unhelpful }) => verdict === 'answer' && unhelpful > 0);
  const sections = [
    ...gapsTables(m, declined, { strong: m.insights.declined(total(declined)) }, titleOf),
    ...gapsTables(m, unsure, [{ strong: m.insights.unsure(total(unsure)) }, thumbs(m, gaps)], titleOf),
    ...(answers.length
      ? [
          table(
            m,
            { strong: m.insights.answering },
            answers.map(({ count, article }) => [count, titleOf(article)]),
          ),
        ]
      : []),
    ...(unliked.length
      ? [
          table(
            m,
            { strong: m.insights.ratedDown },
            unliked.map(({ article, unhelpful }) => [unhelpful, titleOf(article)]),
          ),
        ]
      : []),
  ];
  return sections.length ? sections : [m.insights.nothing];
}

function gapsTables(
  m: Messages,
  { questions, unkept }: Gaps,
  heading: Text,
  titleOf: (path: string) => string,
): Line[] {
  const hidden = sum(unkept);
  if (questions.length === 0 && hidden === 0) return [];
  const shown = questions.map(({ count, question }): [number, string] => [count, question]);
  const near = unkept.map(({ count, nearest }): [number, string] => [
    count,
    nearest ? titleOf(nearest) : '—',
  ]);
  return [table(m, heading, shown), ...(hidden ? [table(m, m.insights.unkept(hidden), near)] : [])];
}

/** How often what the bot was not sure about did help, as far as somebody said so. */
function thumbs(m: Messages, { ratings }: ContentGaps): string {
  const own = ratings.filter(({ verdict }) => verdict === 'maybe');
  if (own.length === 0) return '';
  const [up, down] = own.reduce(
    ([ups, downs], { helpful, unhelpful }) => [ups + helpful, downs + unhelpful],
    [0, 0],
  );
  return ` · 👍 ${m.number(up)} · 👎 ${m.number(down)}`;
}

/**
 * All of it, for a spreadsheet: a byte order mark, so that Excel reads UTF-8, and an apostrophe before what it would take
 * for a formula: anybody can ask a question that is one.
 */
export function gapsCsv(gaps: ContentGaps, titleOf: (path: string) => string): string {
  const gapRows = (kind: string, { questions, unkept }: Gaps) =>
    [...questions, ...unkept].map(({ nearest, first, last, ...row }) => {
      const days = { first: first.toISOString(), last: last.toISOString() };
      return { kind, ...row, article: nearest, title: nearest && titleOf(nearest), ...days };
    });
  const answers = gaps.answers.map((row) => ({ kind: 'answered', ...row, title: titleOf(row.article) }));
  const ratings = gaps.ratings.map(({ verdict, ...row }) => ({
    kind: verdict === 'answer' ? 'rated' : 'rated unsure',
    ...row,
    title: titleOf(row.article),
  }));
  const rows = [
    ...gapRows('declined', gaps.declined),
    ...gapRows('unsure', gaps.unsure),
    ...answers,
    ...ratings,
  ];
  return stringify(rows, { header: true, bom: true, escape_formulas: true, columns: [...COLUMNS] });
}

const COLUMNS = [
  'kind',
  'question',
  'language',
  'article',
  'title',
  'count',
  'helpful',
  'unhelpful',
  'first',
  'last',
] as const;

const LISTED = 10;
/** Characters of a question or a title in a row of a table. */
export const CELL = 60;

function table(m: Messages, heading: Text, rows: [count: number, text: string][]): Line {
  const shown = rows
    .slice(0, LISTED)
    .map(([count, text]) => [`${m.number(count)}×`, clip(text, CELL)] satisfies [string, string]);
  const rest = rows.length > shown.length ? { rest: m.more(rows.length - shown.length) } : {};
  return { heading, table: shown, ...rest };
}

function rowOf(declines: readonly Declined[]): Row {
  const [newest] = declines;
  const times = declines.map(({ at }) => at.getTime());
  return {
    question: newest?.question ?? '',
    language: newest?.question ? (newest.language ?? '') : '',
    nearest: newest?.nearest ?? '',
    count: declines.length,
    first: new Date(Math.min(...times)),
    last: new Date(Math.max(...times)),
  };
}

function total({ questions, unkept }: Gaps): number {
  return sum(questions) + sum(unkept);
}

function sum(rows: Row[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
