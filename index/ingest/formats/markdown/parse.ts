import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { attempt } from '../../../text/attempt.ts';
import { admonitions, admonitionsFromMarkdown } from './admonitions.ts';
import { codeIn } from './code.ts';
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

/** Parses text that stands between tags: it may be indented as they are. */
export function parseBetweenTags(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), admonitions, { disable: { null: ['codeIndented'] } }],
    mdastExtensions: [gfmFromMarkdown(), admonitionsFromMarkdown],
  });
}

/** Parses what is masked already, or a part of a line. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), admonitions],
    mdastExtensions: [gfmFromMarkdown(), admonitionsFromMarkdown],
  });
}

function withJsx(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), admonitions, mdxjs()],
    mdastExtensions: [gfmFromMarkdown(), admonitionsFromMarkdown, mdxFromMarkdown()],
  });
}
