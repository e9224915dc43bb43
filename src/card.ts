import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord.js';
import type { Answer, Citation } from '../index/answer.ts';
import { MESSAGE_COMPONENTS, MESSAGE_TEXT } from './limits.ts';
import { asWritten, isolate, withBold } from './markdown.ts';
import { languageName, type Messages } from './messages.ts';
import { clip, type Style } from './reports.ts';

/** A whole Discord message, ready to be sent or put in place of another. */
export interface Card {
  flags: MessageFlags.IsComponentsV2;
  components: APIMessageTopLevelComponent[];
}

/** How Discord shows the reports. */
export const discordStyle: Style = {
  text: (written) => isolate(asWritten(written)),
  strong: (shown) => `**${shown}**`,
  row: (shown) => `- ${shown}`,
};

/**
 * An answer or a decline. A quotation is shown whole or not at all: what does not fit in a message is left out
 * citation by citation, from the last. `asked` repeats the question above the answer, for those who did not see it.
 */
export function card(answer: Answer, m: Messages, asked?: string): Card {
  const blocks = asked?.trim() ? [discordStyle.strong(discordStyle.text(clip(asked, ASKED)))] : [];
  if (answer.answered) blocks.push(...citations(answer, m, MESSAGE_TEXT - blocks.join('').length));
  else blocks.push(decline(answer, m));
  return inBlocks(blocks);
}

/** A message of lines; if they are too many, the last ones are counted instead of shown. */
export function panel(m: Messages, lines: string[]): Card {
  const room = MESSAGE_TEXT - m.more(lines.length).length - 1;
  const fits = (count: number) => lines.slice(0, count).join('\n').length <= room;
  let count = lines.length;
  while (count > 0 && !fits(count)) count--;
  const shown = count === lines.length ? lines : [...lines.slice(0, count), m.more(lines.length - count)];
  return inBlocks([shown.join('\n')]);
}

/** One sentence of ours. */
export function note(sentence: string): Card {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [{ type: ComponentType.TextDisplay, content: sentence }],
  };
}

/** Rows in pages that each fit in a message beside a heading and a footer; at least one page. */
export function pages(rows: string[]): string[][] {
  const all: string[][] = [[]];
  let used = 0;
  for (const row of rows) {
    used += row.length + 1;
    if (used > MESSAGE_TEXT - FRAME || (all.at(-1)?.length ?? 0) >= ROWS) {
      all.push([]);
      used = row.length + 1;
    }
    all.at(-1)?.push(row);
  }
  return all;
}

const ASKED = 200;
const TITLE = 200;
const FRAME = 300;
const ROWS = 25;

function citations(answer: Answer, m: Messages, room: number): string[] {
  const head = answer.onlyIn ? [m.answer.onlyIn(languageName(m, answer.onlyIn))] : [];
  const blocks = answer.citations.map((citation) => cited(citation, m));
  const tail = (left: number) => (left ? [m.answer.leftOut(left)] : []);
  for (let shown = blocks.length; shown > 0; shown--) {
    const fitting = [...head, ...blocks.slice(0, shown), ...tail(blocks.length - shown)];
    // Twice the blocks and the container: a line stands between any two.
    if (length(fitting) <= room && fitting.length * 2 + 3 <= MESSAGE_COMPONENTS) return fitting;
  }
  const [first] = answer.citations;
  return [...head, ...(first ? [unquoted(first, m)] : []), ...tail(blocks.length - 1)];
}

function cited(citation: Citation, m: Messages): string {
  const quotation = `> ${withBold(citation.excerpt, citation.bold)}`;
  return [heading(citation), quotation, footnote(citation, m)].join('\n');
}

function unquoted(citation: Citation, m: Messages): string {
  return [heading(citation), m.answer.tooLong, footnote(citation, m)].join('\n');
}

function heading({ number, title, url }: Citation): string {
  const shown = discordStyle.text(clip(title, TITLE));
  // Discord does not make a link of a text that looks like another address.
  const link = title.includes('://') ? null : address(url);
  return discordStyle.strong(`${number} · ${link ? `[${shown}](${link})` : shown}`);
}

function footnote({ article, lines, language, date }: Citation, m: Messages): string {
  const place = `${discordStyle.text(clip(article, TITLE))}, ${m.answer.lines(...lines)}`;
  const facts = [place, languageName(m, language), ...(date ? [discordStyle.text(clip(date, 40))] : [])];
  return `-# ${facts.join(' · ')}`;
}

// Only what a click may safely open, without the brackets that would end the link early.
function address(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (!/^https?:$/.test(protocol) || href.length > 512) return null;
  return href.replace(/[()<>]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`);
}

function decline(answer: Answer, m: Messages): string {
  const rows = answer.nearest.map(({ title, language }) =>
    discordStyle.row(`${discordStyle.text(clip(title, TITLE))} (${languageName(m, language)})`),
  );
  return [m.answer.declined, ...(rows.length ? [m.answer.nearest, ...rows] : [])].join('\n');
}

function inBlocks(blocks: string[]): Card {
  const components = blocks.flatMap((content, at) => [
    ...(at ? [{ type: ComponentType.Separator } as const] : []),
    { type: ComponentType.TextDisplay, content } as const,
  ]);
  return { flags: MessageFlags.IsComponentsV2, components: [{ type: ComponentType.Container, components }] };
}

function length(blocks: string[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}
