import { readInContext } from '../../app/reader.ts';
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
    await showPage(interaction, await readInContext(library, m, article, decodeMark(mark)), mark, context);
  },
} satisfies Button;
