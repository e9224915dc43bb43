import { type APIButtonComponent, type APIComponentInContainer, ComponentType } from 'discord.js';
import type { ShownPicture } from './citations.ts';

/** A block of text in a message. */
export interface Block {
  content: string;
  id?: number;
  /** They stand below it. */
  pictures?: ShownPicture[];
  /** A button beside its first line. */
  beside?: APIButtonComponent;
}

/** A block as components: its text, the button beside that, and the pictures below. */
export function blockParts({ pictures = [], beside, ...text }: Block): APIComponentInContainer[] {
  const items = pictures.map(({ url, description }) => ({
    media: { url },
    ...(description && { description }),
  }));
  const gallery = items.length > 0 ? [{ type: ComponentType.MediaGallery, items } as const] : [];
  if (!beside) return [{ type: ComponentType.TextDisplay, ...text }, ...gallery];
  // Beside the first line alone: on a phone, all of it would be half as wide.
  const [heading = '', ...rest] = text.content.split('\n');
  const below = rest.length ? [{ type: ComponentType.TextDisplay, content: rest.join('\n') } as const] : [];
  return [
    {
      type: ComponentType.Section,
      components: [{ ...text, type: ComponentType.TextDisplay, content: heading }],
      accessory: beside,
    },
    ...below,
    ...gallery,
  ];
}
