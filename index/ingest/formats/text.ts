import { isListItem } from '../../text/listItem.ts';
import { decodeText } from '../decode.ts';
import type { Block, Document } from '../document.ts';
import type { Parse } from '../format.ts';
import { readFrontMatter } from '../frontMatter.ts';
import { lines } from '../lines.ts';
import { findTitle } from '../title.ts';

/** Plain text: what people read is the file, blank lines part its blocks, and a list begins with an item. */
export const parseText: Parse = async (bytes) => {
  const { text, problem } = await decodeText(bytes);
  return { ...(problem && { problem }), ...readText(text) };
};

export function readText(text: string): Document {
  const { fields, end, problem } = readFrontMatter(text);
  const title = findTitle(text, end, fields.title);
  return {
    ...(title.text && { title: title.text }),
    ...fields,
    text,
    source: text,
    blocks: paragraphs(text, title.end),
    ...(problem && { problem: { reason: 'front-matter', detail: problem } }),
  };
}

/** The blocks of plain text from an offset on. */
export function paragraphs(text: string, from: number): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const { start, end } of lines(text, from)) {
    const line = text.slice(start, end);
    if (line.trim() === '') open = undefined;
    else if (open) open.end = end;
    else {
      open = isListItem(line) ? { kind: 'item', depth: 0, start, end } : { kind: 'paragraph', start, end };
      blocks.push(open);
    }
  }
  return blocks;
}
