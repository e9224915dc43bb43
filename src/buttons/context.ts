import { type Button, defer } from '../command.ts';
import { askedIn, scopeIn } from '../discord/asked.ts';
import { decodeMark } from '../discord/controls.ts';
import { goneCard } from '../discord/pressed.ts';
import { readerCard } from '../discord/reader.ts';

/** The passage of a quotation with its neighbours, privately. */
export const context = {
  name: 'context',

  async press(interaction, state, { library, m }) {
    const [article = '', mark] = state.split(':');
    await defer(interaction, true);
    const quote = decodeMark(mark);
    const text = quote && (await library.read({ article, from: -NEAR, to: NEAR + 1, around: true, quote }));
    const { message } = interaction;
    await interaction.editReply(
      text?.quote
        ? readerCard(text, 'around', m, {
            ...(mark && { mark }),
            asked: await askedIn(message),
            scope: scopeIn(message),
          })
        : await goneCard(interaction, m, text ? m.reader.quoteGone : m.reader.articleGone, text?.id),
    );
  },
} satisfies Button;

/** Passages on either side. */
const NEAR = 2;
