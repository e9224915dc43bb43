import { type Button, defer } from '../command.ts';
import { decodeMark } from '../respond/controls.ts';
import { showPage } from '../showPage.ts';

/** The passage of a quotation with its neighbours, privately. */
export const context = {
  name: 'context',

  async press(interaction, state, context) {
    const { library, m } = context;
    const [article = '', mark] = state.split(':');
    await defer(interaction, 'private');
    const quote = decodeMark(mark);
    const text = quote && (await library.read({ article, from: -NEAR, to: NEAR + 1, around: true, quote }));
    const gone = text && !text.quote ? m.reader.quoteGone : null;
    await showPage(interaction, { text, filling: 'around', mark, gone }, context);
  },
} satisfies Button;

/** Passages on either side. */
const NEAR = 2;
