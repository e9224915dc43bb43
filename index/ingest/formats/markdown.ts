import { attempt } from '../../text/attempt.ts';
import { collapseWhitespace } from '../../text/whitespace.ts';
import { decodeText } from '../decode.ts';
import type { Block, Document } from '../document.ts';
import type { Parse } from '../format.ts';
import { readFrontMatter } from '../frontMatter.ts';
import { TextWriter } from '../textWriter.ts';
import { isTitle, MAX_TITLE } from '../title.ts';
import { nameHeadings } from './markdown/anchors.ts';
import { parse } from './markdown/parse.ts';
import { cutSource, definitionsIn, withDefinitions } from './markdown/pieces.ts';
import { writeTree } from './markdown/write.ts';
import { readText } from './text.ts';

/**
 * Markdown as people write it: CommonMark with what GitHub adds, JSX, admonitions, tabs, callouts, shortcodes. What readers
 * of the page do not see (comments, tags, image addresses, marks of any tool) is in no block.
 */
export const parseMarkdown: Parse = async (bytes, path) => {
  const { text, problem } = await decodeText(bytes);
  return { ...(problem && { problem }), ...readMarkdown(text, path) };
};

export function readMarkdown(source: string, path = ''): Document {
  const { fields, end, problem } = readFrontMatter(source);
  const mdx = /\.mdx$/i.test(path) || JSX.test(source);
  const read = attempt(() => readBlocks(source, end, mdx), null);
  // Nothing that is known makes the parser throw; were it so, the file is still text.
  if (!read) return readText(source);
  // They are of use in an address alone.
  if (fields.url) nameHeadings(read);
  const known = fields.title === undefined ? undefined : plainTitle(fields.title);
  const title = takeTitle(read, known);
  return {
    ...fields,
    ...((known ?? title) && { title: known ?? title }),
    ...read,
    source,
    ...(problem && { problem: { reason: 'front-matter', detail: problem } }),
  };
}

/** A page of Markdown that is written as JSX: it imports what it shows. */
const JSX = /^(?:import\s[^\n]*from\s*['"]|import\s*['"]|export\s+(?:const|default|function)\s)/m;

function readBlocks(
  source: string,
  from: number,
  mdx: boolean,
): Pick<Document, 'text' | 'sourceMap' | 'blocks'> {
  const writer = new TextWriter();
  const groups = { next: 0 };
  const pieces = cutSource(source, from);
  const definitions = pieces.length > 1 ? definitionsIn(source) : new Map();
  for (const { start, end, plain } of pieces) {
    const own = source.slice(start, end);
    writer.base = start;
    if (plain || isMonstrous(own)) writeLines(own, writer);
    else {
      const { tree, text } = parse(withDefinitions(own, definitions), mdx);
      writeTree(tree, { text, source: own }, writer, groups);
    }
  }
  return writer.finish();
}

/** Does a part of a page hold more brackets or levels than anybody writes? It would take a parser minutes. */
function isMonstrous(part: string): boolean {
  const brackets = part.match(/[[\]]/g)?.length ?? 0;
  return brackets > MAX_BRACKETS || DEEP.test(part);
}

const MAX_BRACKETS = 3000;
/** Quotations and items in one another; a rule of any length is none. */
const DEEP = /^(?![ \t]*([*+-])(?:[ \t]*\1)*[ \t]*$)(?:[ \t]*(?:>|[*+-][ \t]+)){30}/m;

/** Plain text, a paragraph between blank lines. */
function writeLines(part: string, writer: TextWriter): void {
  for (const { 0: paragraph, index } of part.matchAll(/\S[^\n]*(?:\n[ \t]*\S[^\n]*)*/g)) {
    writer.begin({ kind: 'paragraph' });
    writer.write(paragraph, index);
  }
  writer.end();
}

/**
 * The title of a page is its first heading, or a short first line that stands alone; it and what repeats it are then no
 * blocks. Where front matter names the title, only a first block that says the same is one.
 */
function takeTitle({ text, blocks }: Pick<Document, 'text' | 'blocks'>, known?: string): string | undefined {
  const read = (block: Block) => collapseWhitespace(text.slice(block.start, block.end));
  const [first] = blocks;
  if (!first || blocks.length < 2) return undefined;
  const title = read(first);
  const stands = first.kind === 'heading' || (first.kind === 'paragraph' && isTitle(title));
  const fits = known === undefined ? stands : title.toLowerCase() === known.toLowerCase();
  if (!fits || title.length > MAX_TITLE) return undefined;
  const next = blocks.findIndex((block) => read(block) !== title);
  blocks.splice(0, next < 0 ? blocks.length - 1 : next);
  return title;
}

/** A title of front matter without entities and marks. */
function plainTitle(title: string): string {
  if (!/[&*_`<[\\~]/.test(title)) return title;
  const { text } = attempt(() => readBlocks(title, 0, false), { text: title, blocks: [] });
  return collapseWhitespace(text) || title;
}
