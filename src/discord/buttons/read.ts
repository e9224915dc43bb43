import { withAuthor } from '../../app/answering/answerFile.ts';
import { serverOf } from '../../app/policy.ts';
import { readPage } from '../../app/reader.ts';
import { type Button, defer, deferUpdate } from '../command.ts';
import { decodeMark } from '../respond/controls.ts';
import { render } from '../respond/render.ts';
import { show } from '../show.ts';
import { showPage } from '../showPage.ts';

/** Opens an article from its start, or turns a page of one that is open. */
export const read = {
  name: 'read',

  async press(interaction, state, context) {
    const { library, m } = context;
    const [article = '', version, way = 'f0', mark] = state.split(':');
    if (version === undefined) await defer(interaction, 'private');
    else await deferUpdate(interaction);
    const turning = {
      article,
      at: Number.parseInt(way.slice(1), 10) || 0,
      back: way.startsWith('b'),
      quote: decodeMark(mark),
      ...(version !== undefined && { version }),
    };
    await showPage(interaction, await readPage(library, m, turning), mark, context);
  },

  async choose(interaction, context) {
    const { kept, library, m, shelf } = context;
    await defer(interaction, 'private');
    const page = await readPage(library, m, { article: interaction.values[0] ?? '', at: 0 });
    const whose = {
      server: serverOf(interaction),
      user: interaction.user.id,
      visibility: 'private',
    } as const;
    await show(interaction, render(await withAuthor(page, m, whose.server, shelf), m), whose, kept);
  },
} satisfies Button;
