import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Attachment } from '../../../test/discord/index.ts';
import { button, menu } from './controls.ts';
import { element, escapeHtml, type Html } from './html.ts';
import { markdown } from './markdown.ts';
import type { View } from './view.ts';

type Component = APIMessageTopLevelComponent | APIComponentInContainer;

/** A component of a message, with what is in it. Throws for a kind that only forms have. */
export function component(shown: Component, files: readonly Attachment[], view: View): Html {
  const inside = (all: readonly Component[]) => all.map((one) => component(one, files, view));
  switch (shown.type) {
    case ComponentType.TextDisplay:
      return element('div', { class: 'markdown' }, markdown(shown.content, view));
    case ComponentType.Container: {
      const { accent_color: color, spoiler } = shown;
      const bar = typeof color === 'number' ? `--bar: #${color.toString(16).padStart(6, '0')}` : undefined;
      const kind = ['container', ...(bar ? ['barred'] : []), ...(spoiler ? ['spoiler'] : [])].join(' ');
      return element('div', { class: kind, style: bar }, ...inside(shown.components));
    }
    case ComponentType.ActionRow:
      return element(
        'div',
        { class: 'row' },
        ...shown.components.map((one) =>
          one.type === ComponentType.Button ? button(one, view) : menu(one, view),
        ),
      );
    case ComponentType.Section: {
      const { accessory } = shown;
      const beside =
        accessory.type === ComponentType.Button
          ? button(accessory, view)
          : picture(accessory.media.url, accessory.description, files);
      const text = element('div', {}, ...inside(shown.components));
      return element('div', { class: 'section' }, text, element('div', { class: 'accessory' }, beside));
    }
    case ComponentType.MediaGallery: {
      const pictures = shown.items.map(({ media, description }) => picture(media.url, description, files));
      return element('div', { class: 'gallery' }, ...pictures);
    }
    case ComponentType.File:
      return file(nameIn(shown.file.url), files, view);
    case ComponentType.Separator: {
      const kind = `separator${shown.spacing === 2 ? ' large' : ''}${shown.divider === false ? ' blank' : ''}`;
      return element('div', { class: kind, role: shown.divider === false ? undefined : 'separator' });
    }
    default:
      throw new Error(`No message has a component of type ${JSON.stringify(shown)}.`);
  }
}

/** A file, with its size; in a live view it can be saved. */
export function file(name: string, files: readonly Attachment[], { live }: View): Html {
  const found = files.find(({ filename }) => filename === name);
  const size = found ? `${(found.data.length / 1024).toFixed(2)} KB` : '';
  const href = found && live ? dataUrl(found) : undefined;
  return element(
    'div',
    { class: 'file' },
    element('span', { class: 'page', 'aria-hidden': 'true' }),
    element(
      'div',
      {},
      element('a', { href, download: href && name }, escapeHtml(name)),
      element('div', { class: 'size' }, size),
    ),
  );
}

/** A picture of the web, or one that came with the message. */
export function picture(
  url: string,
  description: string | null | undefined,
  files: readonly Attachment[],
): Html {
  const own = files.find(({ filename }) => filename === nameIn(url));
  const src = own ? dataUrl(own) : url;
  return element('img', { src, alt: description ?? '', referrerpolicy: 'no-referrer', loading: 'lazy' });
}

function nameIn(url: string): string {
  return url.replace(/^attachment:\/\//, '');
}

function dataUrl({ contentType, data }: Attachment): string {
  return `data:${contentType};base64,${data.toString('base64')}`;
}
