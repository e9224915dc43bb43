import { parseDocument } from 'htmlparser2';
import mammoth from 'mammoth';
import { languageCode } from '../../text/franc.ts';
import { collapseWhitespace } from '../../text/whitespace.ts';
import { type Parse, UnusableFile } from '../format.ts';
import { DocumentBuilder } from './documentBuilder.ts';
import { addHtml } from './htmlBlocks.ts';
import { findElement, textOf } from './htmlTree.ts';
import { type Archive, openZip } from './zip.ts';

/** A Word file: Mammoth makes a page of its styles, lists and tables, which is then read as one. */
export const parseDocx: Parse = async (bytes) => {
  // What Word protects with a password is no zip file, but a compound file.
  if (COMPOUND.every((byte, at) => bytes[at] === byte))
    throw new UnusableFile({ reason: 'encrypted', detail: '' });
  const archive = await openZip(bytes);
  // Read once for its size, as it is unpacked: what says that it is smaller is refused.
  if (
    !(await archive.read('word/document.xml')) &&
    !archive.names.some((name) => /^word\/.*\.xml$/.test(name))
  )
    throw new UnusableFile({ reason: 'damaged', detail: 'no Word file' });
  const meta = await readMeta(archive);
  const html = await toHtml(bytes);
  const page = parseDocument(html);
  const builder = new DocumentBuilder();
  addHtml(builder, page, { skip: () => false });
  const [first] = builder.blocks;
  const heading =
    first?.kind === 'heading' && first.level === 1 ? collapseWhitespace(builder.textOf(first)) : undefined;
  const title = heading ?? meta.title;
  if (heading) builder.blocks.shift();
  return builder.finish({ ...meta, ...(title && { title }), places: { kind: 'sections' } });
};

function clean(error: unknown): string {
  const message = collapseWhitespace(String(error instanceof Error ? error.message : error));
  return message.replace(/^error: |\[xmldom \w+\] ?| ?@#.*$/g, '');
}

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

async function toHtml(bytes: Uint8Array): Promise<string> {
  try {
    const options = {
      styleMap: STYLES,
      // Pictures are not read.
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    };
    return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options)).value;
  } catch (error) {
    throw new UnusableFile({
      reason: 'damaged',
      detail: clean(error),
    });
  }
}

/** What Mammoth does not know by itself; the names are those in the file, which are English in any language of Word. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\\n')",
  "p[style-name='Plain Text'] => p:fresh",
  "p[style-name='Code'] => pre:separator('\\n')",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\\n')",
  'u => ',
];

async function readMeta(archive: Archive): Promise<{ title?: string; language?: string; date?: string }> {
  const bytes = await archive.read('docProps/core.xml');
  if (!bytes) return {};
  const core = parseDocument(Buffer.from(bytes).toString('utf8'), { xmlMode: true });
  const field = (name: string) => {
    const element = findElement(core, (one) => one.name === name);
    return element ? collapseWhitespace(textOf(element)) : '';
  };
  const [title, language, date] = [
    field('dc:title'),
    languageCode(field('dc:language')),
    field('dcterms:modified'),
  ];
  return { ...(title && { title }), ...(language && { language }), ...(date && { date: date.slice(0, 10) }) };
}
