import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cited, Given } from './measure.ts';

/** How first citations look, as shares of all questions that were answered. */
export interface Looks {
  /** Markup is left in what people read. */
  marks: number;
  /** Nothing but a mark, a lead to what follows, or a question. */
  bare: number;
}

export function looks(answers: readonly Given[], seeds: string): Looks {
  const firsts = answers.flatMap(({ answered, citations: [first] }) => (answered && first ? [first] : []));
  const share = (kind: (cited: Cited) => boolean) => firsts.filter(kind).length / (firsts.length || 1);
  return { marks: share((cited) => hasRawMarks(cited, seeds)), bare: share(isBare) };
}

/** Emphasis, the end of a link, a fence, a tag, the fence of a directive, or an attribute list. */
const RAW = /\*\*|\]\(|```|~~~|<\/?[a-z][^<>]*>|<!--|:::|\{#[\w-]+\}/iu;

function hasRawMarks(cited: Cited, seeds: string): boolean {
  const text = cited.text ?? cited.excerpt;
  return RAW.test(text) || listMarks(cited, seeds).some((mark) => isInsideLine(text, mark));
}

/** The beginnings of the list items that stand on the lines of a citation, as they are written in the file. */
function listMarks({ article, lines }: Cited, seeds: string): string[] {
  const file = path.join(seeds, article);
  if (!lines || !existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/\r\n|\r|\n/)
    .slice(lines[0] - 1, lines[1])
    .map((line) => /^\s*((?:[-*+]|\d+[.)]) +\S+)/u.exec(line)?.[1])
    .filter((mark) => mark !== undefined);
}

function isInsideLine(text: string, mark: string): boolean {
  const at = text.indexOf(mark);
  return at > 0 && /\S[^\n]*$/u.test(text.slice(0, at));
}

/** What marks leave when nothing that people read stands between them. */
const MARKS =
  /<!--[\s\S]*?-->|<[^<>]*>|!?\[[^\]]*\]\([^)]*\)|^\s*(?:={3}|!{3}|\?{3}\+?|:{3,})[^\n]*$|\{[^{}]*\}/gmu;

function isBare({ text, excerpt }: Cited): boolean {
  const read = (text ?? excerpt).trim();
  const isMark = !/[\p{L}\p{N}]/u.test(read.replace(MARKS, ''));
  const isQuestion = /[?？؟;]\W*$/u.test(read) && !/[.!。！:：]\s/u.test(read);
  return isMark || /[:：]\W*$/u.test(read) || isQuestion;
}
