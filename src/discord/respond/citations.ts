import type { Answer, Citation } from '../../../index/index.ts';
import { alsoIn, foreignMark } from '../../app/caveats.ts';
import { languageName } from '../../app/messages/messages.ts';
import { ownName } from '../../app/messages/ownName.ts';
import type { Messages } from '../../app/messages/types.ts';
import { placeName, type Standing } from '../../app/placeName.ts';
import { clip } from '../../app/reports.ts';
import type { Style } from '../../app/text.ts';
import { titled } from '../../app/titled.ts';
import { escapeMarkdown, isolate, quoted } from './markup.ts';

/** How Discord shows the reports. */
export const discordStyle: Style = {
  text: (written) => isolate(escapeMarkdown(written)),
  strong: (shown) => `**${shown}**`,
  row: (shown) => `- ${shown}`,
  // A block of code: columns stand in line, and nothing in it is a mention or a link.
  table: (rows) => ['```', ...rows.map((row) => row.replaceAll('`', 'ˋ')), '```'],
};

/** A quotation between its heading and its footnote. */
export function cited(citation: Citation, m: Messages): string {
  const quotation = `> ${quoted(citation.text, citation.bold)}`;
  return [numbered(citation), quotation, footnoteOf(citation, m)].join('\n');
}

/** Where a quotation stands that is too long for a message. */
export function unquoted(citation: Citation, m: Messages): string {
  return [numbered(citation), m.answer.tooLong, footnoteOf(citation, m)].join('\n');
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
  const link = title.includes('://') ? null : address(url);
  return link ? `[${shown}](${link})` : shown;
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
  return discordStyle.strong(`${citation.number} · ${linked(citation)}`);
}

/** A language by its own name, and by the one that the reader knows. */
function languageLabel(m: Messages, code: string): string {
  const own = ownName(code);
  const known = languageName(m, code);
  if (new Intl.Locale(m.locale).language === code) return own;
  if (own === code || own.toLowerCase() === known.toLowerCase()) return known;
  return `${isolate(own)} (${known})`;
}

// Only what a click may safely open, without the brackets that would end the link early.
function address(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (!/^https?:$/.test(protocol) || href.length > 512) return null;
  return href.replace(/[()<>]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`);
}
