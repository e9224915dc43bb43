import { stringify } from 'csv-stringify/sync';
import type { Declined, Insights } from './feedback.ts';
import { groupAlike } from './groupAlike.ts';
import type { Messages } from './messages/types.ts';
import { clip } from './reports.ts';
import type { Line, Text } from './text.ts';

/** What is missing, with what belongs together in one row. */
export interface ContentGaps {
  /** Questions that are alike, under the newest of them. */
  questions: Row[];
  /** Declines whose question is not kept, by the path of the nearest article. */
  unkept: Row[];
  answers: Insights['answers'];
  ratings: Insights['ratings'];
}

interface Row {
  question: string;
  language: string;
  nearest: string;
  count: number;
  first: Date;
  last: Date;
}

export async function contentGaps({ declines, answers, ratings }: Insights): Promise<ContentGaps> {
  const told = declines.flatMap(({ question, ...rest }) =>
    question === null ? [] : [{ ...rest, question }],
  );
  const untold = new Map<string | null, Declined[]>();
  for (const declined of declines.filter(({ question }) => question === null))
    untold.set(declined.nearest, [...(untold.get(declined.nearest) ?? []), declined]);
  return {
    questions: (await groupAlike(told)).map(rowOf),
    unkept: [...untold.values()].map(rowOf).sort((a, b) => b.count - a.count),
    answers,
    ratings,
  };
}

/** The tables; `titleOf` tells an article's title by its path. */
export function gapsReport(m: Messages, gaps: ContentGaps, titleOf: (path: string) => string): Line[] {
  const { questions, unkept, answers } = gaps;
  const unliked = gaps.ratings.filter(({ unhelpful }) => unhelpful > 0);
  const hidden = sum(unkept);
  const sections = [
    ...(questions.length || hidden
      ? [
          table(
            m,
            { strong: m.insights.declined(sum(questions) + hidden) },
            questions.map(({ count, question }) => [count, question]),
          ),
        ]
      : []),
    ...(hidden
      ? [
          table(
            m,
            m.insights.unkept(hidden),
            unkept.map(({ count, nearest }) => [count, nearest ? titleOf(nearest) : '—']),
          ),
        ]
      : []),
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

/**
 * All of it, for a spreadsheet: a byte order mark, so that Excel reads UTF-8, and an apostrophe before what it would take
 * for a formula: anybody can ask a question that is one.
 */
export function gapsCsv(gaps: ContentGaps, titleOf: (path: string) => string): string {
  const declined = [...gaps.questions, ...gaps.unkept].map(({ nearest, first, last, ...row }) => {
    const days = { first: first.toISOString(), last: last.toISOString() };
    return { kind: 'declined', ...row, article: nearest, title: nearest && titleOf(nearest), ...days };
  });
  const answers = gaps.answers.map((row) => ({ kind: 'answered', ...row, title: titleOf(row.article) }));
  const ratings = gaps.ratings.map((row) => ({ kind: 'rated', ...row, title: titleOf(row.article) }));
  const rows = [...declined, ...answers, ...ratings];
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

function sum(rows: Row[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
