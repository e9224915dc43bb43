import type { Document as Page } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { languageCode } from '../../text/franc.ts';
import { collapseWhitespace } from '../../text/whitespace.ts';
import { decodeText } from '../decode.ts';
import { type Parse, UnusableFile } from '../format.ts';
import { DocumentBuilder } from './documentBuilder.ts';
import { namedEncoding } from './html.ts';
import { addHtml } from './htmlBlocks.ts';
import { findElement, isElement, textOf, walk } from './htmlTree.ts';
import { findMain, isSkipped } from './mainContent.ts';
import { type Archive, openZip } from './zip.ts';

/** An e-book: its chapters one after the other, as the book orders them. */
export const parseEpub: Parse = async (bytes, _, signal) => {
  const archive = await openZip(bytes);
  const container = await readXml(archive, 'META-INF/container.xml');
  const rootfile =
    container && findElement(container, ({ name }) => name === 'rootfile')?.attribs['full-path'];
  const book = rootfile && (await readXml(archive, rootfile));
  if (!book)
    throw new UnusableFile({ reason: 'damaged', detail: 'no e-book: it does not say what is in it' });
  await refuseEncrypted(archive);
  const chapters = chaptersOf(book, rootfile);
  const names = await readContents(archive, chapters);
  const builder = new DocumentBuilder();
  for (const { path } of chapters.filter(({ isContents }) => !isContents)) {
    signal.throwIfAborted();
    const chapter = await archive.read(path);
    if (!chapter) continue;
    const { text } = await decodeText(chapter, namedEncoding(chapter));
    addChapter(builder, text, names.get(path));
  }
  const field = (name: string) => {
    const element = findElement(book, (one) => one.name.toLowerCase() === name);
    return element ? collapseWhitespace(textOf(element)) : '';
  };
  const [title, language, date] = [field('dc:title'), languageCode(field('dc:language')), field('dc:date')];
  return builder.finish({
    ...(title && { title }),
    ...(language && { language }),
    ...(date && !Number.isNaN(Date.parse(date)) && { date }),
    places: { kind: 'sections' },
  });
};

interface Chapter {
  path: string;
  /** The table of contents. */
  isContents: boolean;
}

/** A chapter without a heading gets the name that the table of contents gives it. */
function addChapter(builder: DocumentBuilder, text: string, name: string | undefined): void {
  const page = parseDocument(text, { recognizeSelfClosing: true });
  const main = findMain(page);
  const heading = findElement(main, (element) => /^h[1-6]$/.test(element.name) && !isSkipped(element));
  if (!heading && name) builder.add({ kind: 'heading', level: 1 }, { text: name });
  addHtml(builder, main, { skip: isSkipped });
}

function chaptersOf(book: Page, rootfile: string): Chapter[] {
  const items = new Map<string, Chapter>();
  const chapters: Chapter[] = [];
  for (const { node, enter } of walk(book)) {
    if (!enter || !isElement(node)) continue;
    const { name, attribs } = node;
    if (/^(?:opf:)?item$/.test(name) && attribs.id && attribs.href) {
      const isContents = / nav /.test(` ${attribs.properties ?? ''} `) || attribs['media-type'] === NCX;
      const item = { path: resolve(rootfile, attribs.href), isContents };
      items.set(attribs.id, item);
      if (isContents) chapters.push(item);
    }
    const item = /^(?:opf:)?itemref$/.test(name) ? items.get(attribs.idref ?? '') : undefined;
    if (item && !chapters.includes(item)) chapters.push(item);
  }
  return chapters;
}

const NCX = 'application/x-dtbncx+xml';

/** The names of chapters in the table of contents, by path. */
async function readContents(archive: Archive, chapters: readonly Chapter[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const add = (path: string, href: string | undefined, name: string) => {
    const target = href && resolve(path, href);
    if (target && name && !names.has(target)) names.set(target, collapseWhitespace(name));
  };
  for (const { path } of chapters.filter(({ isContents }) => isContents)) {
    const page = await readXml(archive, path);
    let label = '';
    for (const { node, enter } of page ? walk(page) : []) {
      if (!enter || !isElement(node)) continue;
      if (node.name === 'a') add(path, node.attribs.href, textOf(node));
      else if (node.name === 'navLabel') label = textOf(node);
      else if (node.name === 'content') add(path, node.attribs.src, label);
    }
  }
  return names;
}

/** Fonts may be scrambled, text may not. */
async function refuseEncrypted(archive: Archive): Promise<void> {
  const encryption = await readXml(archive, 'META-INF/encryption.xml');
  for (const { node, enter } of encryption ? walk(encryption) : [])
    if (
      enter &&
      isElement(node) &&
      /CipherReference$/.test(node.name) &&
      /html?$/.test(node.attribs.URI ?? '')
    )
      throw new UnusableFile({ reason: 'encrypted', detail: '' });
}

async function readXml(archive: Archive, name: string): Promise<Page | undefined> {
  const bytes = await archive.read(name);
  return bytes && parseDocument((await decodeText(bytes, namedEncoding(bytes))).text, { xmlMode: true });
}

/** A part's path, from a reference in another. */
function resolve(from: string, href: string): string {
  try {
    return decodeURIComponent(new URL(href, `book:///${from}`).pathname.slice(1));
  } catch {
    return href;
  }
}
