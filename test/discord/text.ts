import type { APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import { fields, list, text } from './json.ts';

interface Visible {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
}

/**
 * A message as plain text, the Markdown as it was sent: content, embeds, then components, one block a line. A button
 * is `[label]` (a link `[label](url)`, a disabled one `[label: off]`), a select `<placeholder: label | label>`, a
 * separator `---`.
 */
export function textOf(message: Visible): string {
  const parts = [message.content, ...message.embeds.map(embedText), ...message.components.map(componentText)];
  return parts.filter((part) => part !== '').join('\n');
}

function embedText(embed: unknown): string {
  const { author, title, url, description, fields: rows, image, footer } = fields(embed);
  return [
    text(fields(author).name),
    text(title) && text(url) ? `[${text(title)}](${text(url)})` : text(title),
    text(description),
    ...list(rows).map((row) => `${text(fields(row).name)}: ${text(fields(row).value)}`),
    text(fields(image).url) && `![](${text(fields(image).url)})`,
    text(fields(footer).text),
  ]
    .filter(Boolean)
    .join('\n');
}

function componentText(component: unknown): string {
  const c = fields(component);
  const inside = list(c.components).map(componentText);
  switch (c.type) {
    case 1:
      return inside.join(' ');
    case 2:
      return buttonText(c);
    case 9:
      return [...inside, componentText(c.accessory)].filter(Boolean).join('\n');
    case 10:
      return text(c.content);
    case 11:
      return `![${text(c.description)}](${text(fields(c.media).url)})`;
    case 12:
      return list(c.items)
        .map((item) => `![${text(fields(item).description)}](${text(fields(fields(item).media).url)})`)
        .join('\n');
    case 13:
      return `<file: ${text(fields(c.file).url)}>`;
    case 14:
      return c.divider === false ? '' : '---';
    case 17:
      return inside.join('\n');
    default:
      return selectText(c);
  }
}

function buttonText(button: Record<string, unknown>): string {
  const label = [text(fields(button.emoji).name), text(button.label)].filter(Boolean).join(' ');
  if (text(button.url)) return `[${label}](${text(button.url)})`;
  return button.disabled === true ? `[${label}: off]` : `[${label}]`;
}

function selectText(select: Record<string, unknown>): string {
  if (typeof select.custom_id !== 'string') return '';
  const labels = list(select.options).map((option) => text(fields(option).label));
  return `<${text(select.placeholder)}${labels.length > 0 ? `: ${labels.join(' | ')}` : ''}>`;
}
