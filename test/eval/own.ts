import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answer } from '../../index/answer.ts';
import { offlineEmbedder } from '../../index/embedders/offline.ts';
import { buildIndex } from '../../index/engine/buildIndex.ts';
import { openFolder } from '../../index/ingest/folder.ts';
import { readSeeds } from '../../index/ingest/seeds.ts';

/** Shares of the questions, 0 to 1. */
export interface OwnFigures {
  /** Of those that the articles answer: an accepted answer in the first citation, and in the first three. */
  first: number;
  three: number;
  /** Of those that they do not answer: declined. */
  declined: number;
  /** Of all: shown as a sure answer, and wrong. */
  misled: number;
}

interface OwnQuestion {
  question: string;
  /** Any of them will do; none: the articles don't say. */
  answers: string[];
}

const FOLDER = path.join(import.meta.dirname, 'own');

/** Asks the project's own hundred questions about its own articles (`own/`), which anybody has who has the project. */
export async function measureOwn(): Promise<OwnFigures> {
  const { seeds } = await readSeeds(openFolder(path.join(FOLDER, 'seeds')));
  const index = await buildIndex(
    seeds.map(({ article }) => article),
    offlineEmbedder,
  );
  const lines = readFileSync(path.join(FOLDER, 'questions.jsonl'), 'utf8').trimEnd().split('\n');
  const questions = lines.map((line) => JSON.parse(line) as OwnQuestion);
  const results: { answered: boolean; rank: number; verdict: string }[] = [];
  for (const { question, answers } of questions) {
    const { verdict, citations } = await answer(index, { text: question });
    const rank = citations.findIndex(({ text }) => answers.some((one) => plain(text).includes(plain(one))));
    results.push({ answered: answers.length > 0, rank, verdict });
  }
  const share = (of: typeof results, is: (one: (typeof results)[number]) => boolean) =>
    of.filter(is).length / of.length;
  const answered = results.filter((one) => one.answered);
  return {
    first: share(answered, ({ rank }) => rank === 0),
    three: share(answered, ({ rank }) => rank >= 0 && rank < 3),
    declined: share(
      results.filter((one) => !one.answered),
      ({ verdict }) => verdict === 'none',
    ),
    misled: share(results, ({ rank, verdict }) => verdict === 'answer' && rank !== 0),
  };
}

/** Without marks, and with one space between words. */
function plain(text: string): string {
  return text
    .replace(/[`*_|>#-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
