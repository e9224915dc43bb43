import { type Answer, type Citation, earnsBold, MAX_CITATIONS, type Verdict } from '../../../index/index.ts';
import { alsoIn, foreignMark } from '../../app/caveats.ts';
import { languageName } from '../../app/messages/messages.ts';
import { ownName } from '../../app/messages/ownName.ts';
import type { Messages } from '../../app/messages/types.ts';
import type { Found, Scope } from '../../app/outcome.ts';
import { placeName, type Standing } from '../../app/placeName.ts';
import { layOut, QUOTED_LINES, type Quoted } from '../../app/quotation/layout.ts';
import { webAddress } from '../../app/quotation/pieces.ts';
import { clip } from '../../app/reports.ts';
import { pairOf } from '../../app/synonyms.ts';
import { markUp, type Style } from '../../app/text.ts';
import { titled } from '../../app/titled.ts';
import { MESSAGE_TEXT } from '../limits.ts';
import { linkAddress } from './inline.ts';
import { escapeMarkdown, isolate } from './markup.ts';
import { quotation } from './quotation.ts';

/** How Discord shows the reports. */
export const discordStyle: Style = {
  text: (written) => isolate(escapeMarkdown(written)),
  strong: (shown) => `**${shown}**`,
  row: (shown) => `- ${shown}`,
  // A block of code: columns stand in line, and nothing in it is a mention or a link.
  table: (rows) => ['```', ...rows.map((row) => row.replaceAll('`', 'ˋ')), '```'],
};

/** By which words of the server's own it was found; nothing where those of the question found it. */
export function readBy({ answered, by = [] }: Found, m: Messages, { library }: Scope): string[] {
  if (!answered || by.length === 0) return [];
  const pairs = by.slice(0, NAMED).map((synonym) => markUp(pairOf(synonym), discordStyle));
  const more = by.length > NAMED ? [m.more(by.length - NAMED)] : [];
  const { here, there } = m.library.words;
  const say = library === undefined ? here : there;
  return [`-# ${say([...pairs, ...more].join(' · '))}`];
}

/** Of words in a row, the rest is counted. */
const NAMED = 5;

/** A quotation between its heading and its footnote, and the pictures in it. */
export function cited(
  citation: Citation,
  m: Messages,
  verdict: Verdict,
): { content: string; pictures: ShownPicture[] } {
  const quoted = { ...citation, plain: !earnsBold(verdict, citation) };
  const layout = layOut(quoted, QUOTED_LINES);
  const whole = around(citation, quotation(layout), m, verdict);
  const fits = whole.length <= MESSAGE_TEXT / MAX_CITATIONS;
  const content = fits
    ? whole
    : around(citation, quotation(layOut(withoutLinks(quoted), QUOTED_LINES)), m, verdict);
  return {
    content,
    pictures: layout.pictures.flatMap((address) => pictureAt(address, citation)).slice(0, PICTURES),
  };
}

/** Where Discord finds a picture: on the web, or among the files that come with the message. */
export interface ShownPicture {
  url: string;
  file?: { name: string; attachment: Buffer };
  /** For those who do not see it. */
  description?: string;
}

/** Pictures of one quotation, at most: with three on a page, no more than Discord takes of files. */
const PICTURES = 3;

function pictureAt(address: string, { pictures = [] }: Citation): ShownPicture[] {
  const own = pictures.find((picture) => picture.address === address);
  if (own) {
    const { name, bytes } = own;
    return [{ url: `attachment://${name}`, file: { name, attachment: Buffer.from(bytes) } }];
  }
  const url = webAddress(address);
  return url && /\.(?:png|jpe?g|gif|webp|avif)$/i.test(new URL(url).pathname) ? [{ url }] : [];
}

/** Long addresses would leave no room for what is quoted. */
function withoutLinks({ blocks = [], ...rest }: Quoted): Quoted {
  const isShort = ({ kind }: { kind: string }) => kind !== 'link';
  return {
    ...rest,
    blocks: blocks.map((block) => ({ ...block, marks: block.marks?.filter(isShort) ?? [] })),
  };
}

/** The title of what may only help is not bold. */
function around(citation: Citation, shown: string, m: Messages, verdict: Verdict): string {
  const heading = numbered(citation);
  const title = verdict === 'answer' ? discordStyle.strong(heading) : heading;
  return [title, shown, footnoteOf(citation, m)].join('\n');
}

/** Where a quotation stands that is too long for a message. */
export function unquoted(citation: Citation, m: Messages, verdict: Verdict): string {
  return around(citation, m.answer.tooLong, m, verdict);
}

/** A decline; the nearest titles follow as rows or, where there are buttons, as buttons. */
export function decline(
  answer: Answer,
  m: Messages,
  how: { here: boolean; buttons: boolean; declineText?: string },
): string {
  const rows = answer.nearest.map((near) =>
    discordStyle.row(discordStyle.text(titled(near, TITLE)) + foreignMark(near.language, answer, m)),
  );
  const said = how.declineText ?? (how.here ? m.answer.declinedHere : m.answer.declined);
  return [said, ...(rows.length ? [m.answer.nearest] : []), ...(how.buttons ? [] : rows)].join('\n');
}

/** A title, linked if the article has an address. */
export function linked({ title, url }: { title: string; url?: string }): string {
  const shown = discordStyle.text(clip(title, TITLE));
  // Discord does not make a link of a text that looks like another address.
  const link = title.includes('://') ? undefined : webAddress(url);
  return link ? `[${shown}](${linkAddress(link)})` : shown;
}

/** A line of small print: the file, the place in it, the language by its own name, the date. */
export function footnote(
  place: Standing & { language: string; date?: string },
  m: Messages,
  ...more: string[]
): string {
  const { language, date } = place;
  const where = placeName(place, m, discordStyle.text);
  const when = date ? [discordStyle.text(m.date(clip(date, 40)))] : [];
  return `-# ${[where, ...more, languageLabel(m, language), ...when].join(' · ')}`;
}

function footnoteOf(citation: Citation, m: Messages): string {
  return footnote(citation, m, ...alsoIn(citation, m, discordStyle.text));
}

const TITLE = 200;

function numbered(citation: Citation): string {
  return `${citation.number} · ${linked(citation)}`;
}

/** A language by its own name, and by the one that the reader knows. */
function languageLabel(m: Messages, code: string): string {
  const own = ownName(code);
  const known = languageName(m, code);
  if (new Intl.Locale(m.locale).language === code) return own;
  if (own === code || own.toLowerCase() === known.toLowerCase()) return known;
  return `${isolate(own)} (${known})`;
}
