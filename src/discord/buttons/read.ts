import { type Button, defer, deferUpdate } from '../command.ts';
import { decodeMark } from '../respond/controls.ts';
import { WINDOW } from '../respond/readerPage.ts';
import { showPage } from '../showPage.ts';

/** Opens an article from its start, or turns a page of one that is open. */
export const read = {
  name: 'read',

  async press(interaction, state, context) {
    const { library, m } = context;
    const [article = '', version, way = 'f0', mark] = state.split(':');
    if (version === undefined) await defer(interaction, 'private');
    else await deferUpdate(interaction);
    const back = way.startsWith('b');
    const at = Number.parseInt(way.slice(1), 10) || 0;
    const [from, to] = back ? [at - WINDOW, at] : [at, at + WINDOW];
    const quote = decodeMark(mark);
    const text = await library.read({ article, from, to, ...(quote && { quote }) });
    // In another version its passages may stand elsewhere.
    const gone = text && version !== undefined && version !== text.version ? m.reader.changed : null;
    await showPage(interaction, { text, filling: back ? 'before' : 'after', mark, gone }, context);
  },
} satisfies Button;
