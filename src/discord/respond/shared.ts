import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Part } from '../questionIn.ts';
import { button, row } from './buttons.ts';
import { ASKED_ID } from './card.ts';

/** The same message after what can be done once was done: the button of this name is off, and says so. */
export function markDone(parts: Part[], name: string, label: string): APIMessageTopLevelComponent[] {
  const off = (part: Part): Part => (nameOf(part) === name ? { ...part, label, disabled: true } : part);
  return top(parts.map((part) => withoutIds(mapped(part, off))));
}

/** A private answer as everybody may see it: quotation by quotation the same, with buttons for everybody. */
export function publicCopy(
  parts: Part[],
  { sharedBy, dismiss, label }: { sharedBy: string; dismiss: string; label: string },
): APIMessageTopLevelComponent[] {
  const isRow = ({ type }: Part) => type === ROW;
  const shown = parts.filter((part) => !isRow(part));
  const rows = parts.filter(isRow).map(({ components = [], ...rest }) => ({
    ...rest,
    components: components.filter((b) => nameOf(b) !== 'share'),
  }));
  // The last row is the one that has room.
  const last = rows.pop()?.components ?? [];
  const below = [
    ...rows.filter(({ components }) => components.length),
    ...row([...buttons(last), button(dismiss, label)]),
  ];
  return top([...shown, { type: TEXT, content: sharedBy }, ...below].map(withoutIds));
}

/** The parts of a message, its pictures by the names of the files that they are. */
export function withAttachments(
  parts: Part[],
  files: readonly { attachment: string; name: string }[],
): Part[] {
  const pathOf = (url: string) => (URL.canParse(url) ? new URL(url).pathname : url);
  const names = new Map(files.map(({ attachment, name }) => [pathOf(attachment), name]));
  const named = ({ media: { url } }: { media: { url: string } }) => {
    const name = names.get(pathOf(url));
    return { media: { url: name ? `attachment://${name}` : url } };
  };
  return parts.map((part) =>
    mapped(part, ({ items, ...rest }) => ({ ...rest, ...(items && { items: items.map(named) }) })),
  );
}

const ROW = 1;
const TEXT = 10;

function nameOf({ custom_id: id }: Part): string | undefined {
  return id?.slice(0, id.indexOf(':'));
}

function mapped(part: Part, change: (part: Part) => Part): Part {
  const { accessory, components } = part;
  return change({
    ...part,
    ...(accessory && { accessory: mapped(accessory, change) }),
    ...(components && { components: components.map((inner) => mapped(inner, change)) }),
  });
}

// Discord numbers components itself; only the numbers that we gave mean anything.
function withoutIds(part: Part): Part {
  return mapped(part, ({ id, items, ...rest }) => ({
    ...(id !== undefined && id >= ASKED_ID && { id }),
    ...rest,
    // Of a picture, Discord says more than it takes.
    ...(items && { items: items.map(({ media: { url } }) => ({ media: { url } })) }),
  }));
}

// They came from Discord as components of a message.
function top(parts: Part[]): APIMessageTopLevelComponent[] {
  return parts as unknown as APIMessageTopLevelComponent[];
}

function buttons(parts: Part[]): Parameters<typeof row>[0] {
  return parts as unknown as Parameters<typeof row>[0];
}
