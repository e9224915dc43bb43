/**
 * Measures the language of questions and articles: `node --import tsx test/eval/language.ts [DIR]`. DIR holds the
 * evaluation sets (default ../shared/eval). With `--fit` (`npm run fit:language`) it tries constants on the articles with
 * even numbers; "odd" figures come from the others.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { franc } from 'franc';
import { languageCode } from '../../index/text/franc.ts';
import {
  type Corpus,
  detectArticleLanguage,
  detectLanguage,
  languageWeights,
} from '../../index/text/language.ts';
import {
  corpusOf,
  namesIn,
  readArticles,
  readLangid,
  readQuestions,
  type Text,
  variants,
} from './languageData.ts';

const args = process.argv.slice(2);
const root = resolve(
  args.find((arg) => !arg.startsWith('--')) ?? join(import.meta.dirname, '../../../shared/eval'),
);
if (!existsSync(join(root, 'langid.jsonl'))) {
  console.log(`No evaluation data at ${root}: nothing measured.`);
  process.exit(0);
}
const articles = readArticles(root);
const questions = readQuestions(root);
const langid = readLangid(root);
const all = [...new Set(questions.map(({ lang }) => lang))];
const two = corpusOf(articles, ['en', 'pt']);
const thirteen = corpusOf(articles, all);
const uneven = {
  'en 100 passages, others 3': corpusOf(articles, all, (lang) => (lang === 'en' ? 100 : 3)),
  'pt 246 passages, en es 2': corpusOf(articles, ['pt', 'en', 'es'], (lang) => (lang === 'pt' ? 246 : 2)),
};
if (args.includes('--fit')) tune();
else {
  reportQuestions();
  reportNone();
  reportArticles();
}

function reportQuestions(): void {
  console.log(`${questions.length} questions; shares in %, means over languages\n`);
  const odd = questions.filter(({ article }) => article % 2 === 1);
  const codes = 'eng por spa deu ell rus tur arb vie tha cmn hin ron'.split(' ');
  for (const [half, rows] of [
    ['all', questions],
    ['odd', odd],
  ] as const) {
    const pair = among(rows, two);
    const plain = (text: string) => languageCode(franc(text)) ?? 'und';
    const only = (text: string, from: string[]) =>
      languageCode(franc(text, { only: from, minLength: 1 })) ?? 'und';
    row(`franc(text), 2, ${half}`, { right: meanBy(pair, ({ lang, text }) => plain(text) === lang) });
    row(`franc(text), 13, ${half}`, { right: meanBy(rows, ({ lang, text }) => plain(text) === lang) });
    row(`franc only, 2, ${half}`, {
      right: meanBy(pair, ({ lang, text }) => only(text, codes.slice(0, 2)) === lang),
    });
    row(`franc only, 13, ${half}`, { right: meanBy(rows, ({ lang, text }) => only(text, codes) === lang) });
    measure(`ours, 2, ${half}`, rows, two);
    measure(`ours, 13, ${half}`, rows, thirteen, true);
  }
  measure('langid questions, 13', langid.questions, thirteen, true);
  measure('langid Tatoeba, 13', langid.tatoeba, thirteen, true);
  for (const [name, change] of Object.entries(variants)) {
    const changed = questions.map(({ lang, text }, i) => ({ lang, text: change(text, i) }));
    measure(`${name}, 2`, changed, two);
    measure(`${name}, 13`, changed, thirteen, true);
  }
  for (const [name, corpus] of Object.entries(uneven)) measure(name, questions, corpus);
  for (const corpus of [two, thirteen])
    row(`microseconds, ${corpus.languages.length}`, {
      each: time(questions, ({ text }) => detectLanguage(text, corpus)),
    });
}

function reportNone(): void {
  console.log('\nquestions in a language without articles');
  for (const [name, rows] of [
    ['other 11', questions],
    ['Tatoeba', langid.tatoeba],
  ] as const) {
    const foreign = (corpus: Corpus) => rows.filter(({ lang }) => !corpus.languages.includes(lang));
    row(`${name} on 2`, {
      noticed: meanBy(foreign(two), ({ text }) => detectLanguage(text, two).unsupported),
    });
    if (rows === langid.tatoeba)
      row(`${name} on 13`, {
        noticed: meanBy(foreign(thirteen), ({ text }) => detectLanguage(text, thirteen).unsupported),
      });
  }
  const left = all.map((lang) => {
    const rest = corpusOf(
      articles,
      all.filter((other) => other !== lang),
    );
    const own = questions.filter((question) => question.lang === lang);
    return [lang, meanBy(own, ({ text }) => detectLanguage(text, rest).unsupported)] as const;
  });
  row('one of 13 left out', Object.fromEntries(left));
  const names = namesIn(articles).map((text) => ({ lang: '', text }));
  for (const corpus of [two, thirteen])
    row(`${names.length} names alone, ${corpus.languages.length}`, {
      unsure: meanBy(names, ({ text }) => detectLanguage(text, corpus).ambiguous),
      none: meanBy(names, ({ text }) => detectLanguage(text, corpus).unsupported),
    });
}

function reportArticles(): void {
  console.log("\narticles, among all of franc's languages");
  const whole = articles.map(({ lang, paragraphs }) => ({ lang, text: paragraphs.join('\n\n') }));
  const single = articles.flatMap(({ lang, paragraphs }) => paragraphs.map((text) => ({ lang, text })));
  const threes = langid.tatoeba.flatMap(({ lang }, i) => {
    const next = langid.tatoeba.slice(i, i + 3).filter((other) => other.lang === lang);
    return next.length === 3 ? [{ lang, text: next.map(({ text }) => text).join(' ') }] : [];
  });
  for (const [name, rows] of [
    ['articles', whole],
    ['paragraphs', single],
    ['three Tatoeba sentences', threes],
  ] as const) {
    const right = ({ lang, text }: Text) => detectArticleLanguage(text) === lang;
    row(name, {
      right: meanBy(rows, right),
      each: time(rows, ({ text }) => detectArticleLanguage(text)),
      ...low(byLanguage(rows, right)),
    });
  }
}

/** Tries constants around the fitted ones, each on its own, on the articles with even numbers. */
function tune(): void {
  const even = questions.filter(({ article }, i) => article % 2 === 0 && i % 2 === 0);
  const changed = ['no accents', 'two typos', 'three words'].flatMap((name) =>
    even.map(({ lang, text }, i) => ({ lang, text: variants[name]?.(text, i) ?? '' })),
  );
  const tries: Partial<typeof languageWeights>[] = [
    {},
    ...[12, 15, 21, 24].map((francLength) => ({ francLength })),
    ...[0.5, 0.7, 0.85, 1, 1.2].flatMap((passages) =>
      [0, 0.003, 0.005, 0.01, 0.02].map((rareShare) => ({ passages, rareShare })),
    ),
    ...[0, 0.25, 0.5].flatMap((unsupportedPassageShare) =>
      [0.25, 0.5, 0.75].map((unsupportedLead) => ({ unsupportedPassageShare, unsupportedLead })),
    ),
  ];
  for (const change of tries) {
    const weights = { ...languageWeights, ...change };
    const right = (rows: readonly Text[], corpus: Corpus) =>
      meanBy(
        among(rows, corpus),
        ({ lang, text }) => detectLanguage(text, corpus, undefined, weights).language === lang,
      );
    const none = (rows: readonly Text[], own: boolean, corpus: Corpus) =>
      meanBy(
        rows.filter(({ lang }) => corpus.languages.includes(lang) === own),
        ({ text }) => detectLanguage(text, corpus, undefined, weights).unsupported,
      );
    row(JSON.stringify(change), {
      two: right(even, two),
      thirteen: right(even, thirteen),
      changed: right(changed, thirteen),
      uneven: Object.values(uneven).reduce((sum, corpus) => sum + right(even, corpus) / 2, 0),
      noticed: none(even, false, two),
      'false alarms, 2': none(even, true, two),
      'false alarms, 13': none(even, true, thirteen),
    });
  }
}

function measure(name: string, rows: readonly Text[], corpus: Corpus, each = false): void {
  const own = among(rows, corpus);
  const detect = ({ text }: Text) => detectLanguage(text, corpus);
  const right = (text: Text) => detect(text).language === text.lang;
  row(name, {
    right: meanBy(own, right),
    none: meanBy(own, (text) => detect(text).unsupported),
    unsure: meanBy(own, (text) => detect(text).ambiguous),
    ...(each ? low(byLanguage(own, right)) : {}),
  });
}

function among(rows: readonly Text[], corpus: Corpus): Text[] {
  return rows.filter(({ lang }) => corpus.languages.includes(lang));
}

function byLanguage(rows: readonly Text[], holds: (row: Text) => boolean): Record<string, number> {
  const counts = new Map<string, [yes: number, of: number]>();
  for (const row of rows) {
    const [yes, of] = counts.get(row.lang) ?? [0, 0];
    counts.set(row.lang, [yes + Number(holds(row)), of + 1]);
  }
  return Object.fromEntries([...counts].map(([lang, [yes, of]]) => [lang, yes / of]));
}

function meanBy(rows: readonly Text[], holds: (row: Text) => boolean): number {
  const shares = Object.values(byLanguage(rows, holds));
  return shares.reduce((a, b) => a + b, 0) / shares.length;
}

/** Only the languages that are not perfect. */
function low(shares: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(shares).filter(([, share]) => share < 1));
}

function time(rows: readonly Text[], run: (row: Text) => unknown): string {
  const start = performance.now();
  for (const row of rows) run(row);
  return `${(((performance.now() - start) / rows.length) * 1000).toFixed(0)} µs`;
}

function row(name: string, figures: Record<string, number | string>): void {
  const cells = Object.entries(figures).map(
    ([key, value]) => `${key} ${typeof value === 'number' ? (value * 100).toFixed(2) : value}`,
  );
  console.log(`${name.padEnd(28)} ${cells.join('  ')}`);
}
