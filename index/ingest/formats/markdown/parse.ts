import type { Root } from 'mdast';
import { fromMarkdown, type Extension as MdastExtension } from 'mdast-util-from-markdown';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { mdxjs } from 'micromark-extension-mdxjs';
import type { Extension } from 'micromark-util-types';
import { attempt } from '../../../text/attempt.ts';
import { admonitions, admonitionsFromMarkdown } from './admonitions.ts';
import { codeIn } from './code.ts';
import { gfmFor } from './gfm.ts';
import { maskMarks } from './masks.ts';

export interface Parsed {
  /** Offsets in it are those of the file. */
  tree: Root;
  /** The text that was parsed: as long as the file, without marks that Markdown knows nothing of. */
  text: string;
}

/** Parses Markdown, or Markdown with JSX where it is that. */
export function parse(text: string, mdx: boolean): Parsed {
  const masked = maskMarks(text, () => codeIn(text));
  if (mdx) {
    // MDX knows no comments of HTML; those who make sites of it take them out before.
    const plain = masked.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
    const tree = attempt(() => withJsx(plain), null);
    if (tree) return { tree, text: plain };
  }
  return { tree: parseMarkdown(masked), text: masked };
}

/** Parses what is masked already, or a part of a line. */
export function parseMarkdown(text: string): Root {
  return parseWith(text);
}

/** Parses text that stands between tags: it may be indented as they are. */
export function parseBetweenTags(text: string): Root {
  return parseWith(text, [{ disable: { null: ['codeIndented'] } }]);
}

function withJsx(text: string): Root {
  return parseWith(text, [mdxjs()], mdxFromMarkdown());
}

/** In Chinese, Japanese and Korean, where no space stands around words, CommonMark takes many a mark of emphasis for text. */
function parseWith(text: string, extensions: Extension[] = [], fromTokens: MdastExtension[] = []): Root {
  const gfm = gfmFor(text);
  return fromMarkdown(text, {
    extensions: [...gfm.extensions, cjkFriendlyExtension(), admonitions, ...extensions],
    mdastExtensions: [...gfm.mdastExtensions, admonitionsFromMarkdown, ...fromTokens],
  });
}
