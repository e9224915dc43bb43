import { serverOf } from '../../app/policy.ts';
import { type Button, defer } from '../command.ts';
import { askedIn, scopeIn } from '../questionIn.ts';
import { decodeMark } from '../respond/controls.ts';
import { readerCard } from '../respond/readerPage.ts';
import { show, type Whose } from '../show.ts';
import { goneCard } from '../showAgain.ts';

/** The passage of a quotation with its neighbours, privately. */
export const context = {
  name: 'context',

  async press(interaction, state, context) {
    const { library, kept, m } = context;
    const [article = '', mark] = state.split(':');
    await defer(interaction, 'private');
    const quote = decodeMark(mark);
    const text = quote && (await library.read({ article, from: -NEAR, to: NEAR + 1, around: true, quote }));
    const { message } = interaction;
    const card = text?.quote
      ? readerCard(text, 'around', m, {
          ...(mark && { mark }),
          asked: await askedIn(message, kept),
          scope: scopeIn(message),
        })
      : await goneCard(interaction, context, text ? m.reader.quoteGone : m.reader.articleGone, text?.id);
    const whose: Whose = { server: serverOf(interaction), user: interaction.user.id, visibility: 'private' };
    await show(interaction, card, whose, kept);
  },
} satisfies Button;

/** Passages on either side. */
const NEAR = 2;
