import Anser from 'anser';
import { element, escapeHtml, type Html } from './html.ts';

/** What was written to a terminal, with its colours. */
export function terminal(written: string): Html {
  const parts = Anser.ansiToJson(written, { use_classes: true, remove_empty: true });
  const shown = parts.map(({ content, fg, decorations }) => {
    const kinds = [...decorations, ...(fg ? [fg.replace(/^ansi-(?:bright-)?/, '')] : [])];
    return kinds.length
      ? element('span', { class: kinds.join(' ') }, escapeHtml(content))
      : escapeHtml(content);
  });
  return element('pre', { class: 'terminal' }, ...shown);
}
