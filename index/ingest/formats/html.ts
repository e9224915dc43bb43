import type { Element, Document as Page, ParentNode } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { languageCode } from '../../text/franc.ts';
import { collapseWhitespace } from '../../text/whitespace.ts';
import { decodeText } from '../decode.ts';
import type { Document } from '../document.ts';
import type { Parse } from '../format.ts';
import { DocumentBuilder } from './documentBuilder.ts';
import { addHtml } from './htmlBlocks.ts';
import { findElement, textOf, walk } from './htmlTree.ts';
import { findMain, isSkipped } from './mainContent.ts';

/** A web page: its own text, without what stands around it on every page of a site. */
export const parseHtml: Parse = async (bytes) => {
  const { text, problem } = await decodeText(bytes, namedEncoding(bytes));
  const page = parseDocument(text);
  const main = findMain(page);
  const { url, ...meta } = readMeta(page, text);
  const builder = new DocumentBuilder();
  addHtml(builder, main, { skip: isSkipped, ...(url && { base: url }) });
  const title = titleOf(page, main, builder);
  const document = builder.finish({ ...(title && { title }), ...(url && { url }), ...meta });
  return { ...document, places: { kind: 'sections' }, ...(problem && { problem }) };
};

/** The text's own heading where it begins with one; else what the page calls itself. */
function titleOf(page: Page, main: ParentNode, builder: DocumentBuilder): string | undefined {
  const [first] = builder.blocks;
  const heading = findElement(main, (element) => element.name === 'h1' && !isSkipped(element));
  const parts = [
    heading && readingText(heading),
    first?.kind === 'heading' ? builder.textOf(first) : undefined,
    metaOf(page, 'og:title'),
    textIn(page, ({ name }) => name === 'title'),
  ];
  const title = parts.map((part) => collapseWhitespace(part ?? '')).find(Boolean);
  // The title is no part of the text.
  if (first?.kind === 'heading' && builder.textOf(first) === title) builder.blocks.shift();
  return title && [...title].slice(0, MAX_TITLE).join('');
}

/** The encoding that a page says it is in. */
export function namedEncoding(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(start)?.[1];
}

const MAX_TITLE = 200;

function readMeta(page: Page, text: string): Pick<Document, 'language' | 'url' | 'date'> {
  const html = findElement(page, ({ name }) => name === 'html');
  const language = languageCode(html?.attribs.lang ?? html?.attribs['xml:lang'] ?? '');
  const canonical = findElement(page, (link) => link.name === 'link' && link.attribs.rel === 'canonical');
  // Browsers write where a page was that they save.
  const [, saved] = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(text.slice(0, 2000)) ?? [];
  const url = [canonical?.attribs.href, metaOf(page, 'og:url'), saved].find(isWebAddress);
  const date = ['article:modified_time', 'article:published_time', 'date', 'dcterms.modified']
    .map((name) => metaOf(page, name))
    .find((value) => value !== undefined && !Number.isNaN(Date.parse(value)));
  return { ...(language && { language }), ...(url && { url }), ...(date && { date }) };
}

function metaOf(page: Page, wanted: string): string | undefined {
  const meta = findElement(page, ({ name, attribs }) => {
    return name === 'meta' && (attribs.property === wanted || attribs.name === wanted);
  });
  return meta?.attribs.content?.trim() || undefined;
}

function textIn(page: Page, wanted: (element: Element) => boolean): string | undefined {
  const element = findElement(page, wanted);
  return element && textOf(element);
}

function readingText(element: Element): string {
  const parts: string[] = [];
  for (const { node, enter } of walk(element, isSkipped))
    if (enter && node.type === 'text') parts.push(node.data);
  return parts.join('').replace(/[\s¶#§🔗]+$/u, '');
}

function isWebAddress(address: string | undefined): address is string {
  return address !== undefined && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
