import { isListItem } from '../../text/listItem.ts';
import { decodeText } from '../decode.ts';
import type { Block, Document, Stretch } from '../document.ts';
import type { Parse } from '../format.ts';
import { readFrontMatter } from '../frontMatter.ts';
import { lines } from '../lines.ts';
import { findTitle, isUnderline } from '../title.ts';

/** Markdown: headings, paragraphs, lists and code, as they stand. */
export const parseMarkdown: Parse = async (bytes) => {
  const { text, problem } = await decodeText(bytes);
  return { ...(problem && { problem }), ...readMarkdown(text) };
};

export function readMarkdown(text: string): Document {
  const { fields, end, problem } = readFrontMatter(text);
  const title = findTitle(text, end, true, fields.title);
  return {
    ...(title.text && { title: title.text }),
    ...fields,
    text,
    source: text,
    blocks: parseBlocks(text, title.end),
    ...(problem && { problem: { reason: 'front-matter', detail: problem } }),
  };
}

function parseBlocks(text: string, from: number): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let rows = 0;
  let fence: string | undefined;
  const begin = (block: Block) => {
    open = block;
    rows = 1;
    blocks.push(block);
  };
  for (const { start, end } of lines(text, from)) {
    const line = text.slice(start, end);
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1];
    const level = line.length <= MAX_HEADING ? /^ {0,3}(#{1,6})\s/.exec(line)?.[1]?.length : undefined;
    if (fence) {
      if (open) open.end = end;
      if (mark?.startsWith(fence)) {
        open = undefined;
        fence = undefined;
      }
    } else if (mark) {
      begin({ kind: 'code', start, end });
      fence = mark;
    } else if (level) {
      blocks.push({ kind: 'heading', level, ...headingText(text, start, end) });
      open = undefined;
    } else if (line.trim() === '') {
      open = undefined;
    } else if (!open) {
      begin(isListItem(line) ? { kind: 'item', depth: 0, start, end } : { kind: 'paragraph', start, end });
    } else if (
      rows === 1 &&
      open.kind === 'paragraph' &&
      isUnderline(line) &&
      start - open.start <= MAX_HEADING
    ) {
      const level = line.includes('=') ? 1 : 2;
      blocks[blocks.length - 1] = { kind: 'heading', level, ...headingText(text, open.start, open.end) };
      open = undefined;
    } else {
      open.end = end;
      rows++;
    }
  }
  return blocks;
}

/** Longer headings are paragraphs. */
const MAX_HEADING = 220;

/** A heading without its marks. */
function headingText(text: string, from: number, to: number): Stretch {
  const line = text.slice(from, to);
  const before = /^\s*(?:#{1,6}(?:\s+|$))?/.exec(line)?.[0].length ?? 0;
  const rest = line.slice(before).trimEnd();
  const inner = /(?:^|\s)#+$/.test(rest) ? rest.replace(/#+$/, '').trimEnd() : rest;
  return { start: from + before, end: from + before + inner.length };
}
