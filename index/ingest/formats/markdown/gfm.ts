import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Construct, Extension } from 'micromark-util-types';

/** What parses a part of Markdown, and what makes nodes of it. */
interface Part {
  extensions: Extension[];
  mdastExtensions: MdastExtension[];
}

/**
 * What GitHub adds to Markdown, as far as a text can hold it: all of it takes more than twice the time of Markdown alone,
 * as it looks for an address at every word.
 */
export function gfmFor(text: string): Part {
  const parts = PARTS.filter(({ sign }) => sign.test(text));
  return {
    extensions: parts.map(({ extension }) => extension),
    mdastExtensions: parts.map(({ fromMarkdown }) => fromMarkdown()),
  };
}

const isEmail = ({ name }: Construct) => name === 'emailAutolink';
const emailLinks = linksOf(isEmail);
const addressLinks = linksOf((construct) => !isEmail(construct));

/** Each is found by a sign that it cannot be without. */
const PARTS: readonly { sign: RegExp; extension: Extension; fromMarkdown: () => MdastExtension }[] = [
  { sign: /[\w.+-]@[\w-]/, extension: emailLinks, fromMarkdown: gfmAutolinkLiteralFromMarkdown },
  { sign: /https?:\/\/|www\./i, extension: addressLinks, fromMarkdown: gfmAutolinkLiteralFromMarkdown },
  { sign: /\[\^/, extension: gfmFootnote(), fromMarkdown: gfmFootnoteFromMarkdown },
  {
    sign: /~~/,
    extension: gfmStrikethrough({ singleTilde: false }),
    fromMarkdown: gfmStrikethroughFromMarkdown,
  },
  // A table of one column needs no bar where a colon aligns it.
  { sign: /\||:-|-:/, extension: gfmTable(), fromMarkdown: gfmTableFromMarkdown },
  { sign: /\[[ \t\nxX]\]/, extension: gfmTaskListItem(), fromMarkdown: gfmTaskListItemFromMarkdown },
];

/** Those constructs that make links of what stands bare in a text. */
function linksOf(isWanted: (construct: Construct) => boolean): Extension {
  const text = Object.entries(gfmAutolinkLiteral().text ?? {}).flatMap(([code, constructs]) => {
    const wanted = [constructs ?? []].flat().filter(isWanted);
    return wanted.length > 0 ? [[code, wanted] as const] : [];
  });
  return { text: Object.fromEntries(text) };
}
