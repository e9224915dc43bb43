import GithubSlugger from 'github-slugger';
import { collapseWhitespace } from '../../../text/whitespace.ts';
import type { Document } from '../../document.ts';

/**
 * Names the headings of a page as GitHub does, and Docusaurus after it: those that name themselves
 * keep their name, one that comes again gets a number.
 */
export function nameHeadings({ text, blocks }: Pick<Document, 'text' | 'blocks'>): void {
  const slugger = new GithubSlugger();
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    if (block.anchor) slugger.slug(block.anchor, true);
    else block.anchor = slugger.slug(collapseWhitespace(text.slice(block.start, block.end)));
  }
}
