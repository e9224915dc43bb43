import { serverOf } from '../../app/policy.ts';
import { type Button, defer, deferUpdate } from '../command.ts';
import { askedIn, scopeIn } from '../questionIn.ts';
import { decodeMark } from '../respond/controls.ts';
import { readerCard, WINDOW } from '../respond/readerPage.ts';
import { show, type Whose } from '../show.ts';
import { goneCard } from '../showAgain.ts';

/** Opens an article from its start, or turns a page of one that is open. */
export const read = {
  name: 'read',

  async press(interaction, state, context) {
    const { library, kept, m } = context;
    const [article = '', version, way = 'f0', mark] = state.split(':');
    if (version === undefined) await defer(interaction, 'private');
    else await deferUpdate(interaction);
    const back = way.startsWith('b');
    const at = Number.parseInt(way.slice(1), 10) || 0;
    const [from, to] = back ? [at - WINDOW, at] : [at, at + WINDOW];
    const quote = decodeMark(mark);
    const text = await library.read({ article, from, to, ...(quote && { quote }) });
    // In another version its passages may stand elsewhere.
    const { message } = interaction;
    const same = text && (version === undefined || version === text.version);
    const card = same
      ? readerCard(text, back ? 'before' : 'after', m, {
          ...(mark && { mark }),
          asked: await askedIn(message, kept),
          scope: scopeIn(message),
        })
      : await goneCard(interaction, context, text ? m.reader.changed : m.reader.articleGone, text?.id);
    const whose: Whose = { server: serverOf(interaction), user: interaction.user.id, visibility: 'private' };
    await show(interaction, card, whose, kept);
  },
} satisfies Button;
