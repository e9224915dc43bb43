import { ApplicationCommandOptionType } from 'discord.js';
import { meant } from '../src/app/articleMeant.ts';
import { answerPrivately } from '../src/discord/answerPrivately.ts';
import { articleChoices } from '../src/discord/articleChoices.ts';
import { type Command, defer, described, EVERYWHERE, named } from '../src/discord/command.ts';
import { readerCard, WINDOW } from '../src/discord/respond/readerPage.ts';

export const article = {
  data: {
    ...named(({ commandNames }) => commandNames.article),
    ...described(({ article }) => article.description),
    ...EVERYWHERE,
    options: [
      {
        ...named(({ optionNames }) => optionNames.name),
        ...described(({ article }) => article.name),
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
      },
    ],
  },

  async execute(interaction, context) {
    await defer(interaction, 'private');
    const { library, m } = context;
    const typed = interaction.options.getString('name', true);
    const found = await meant(library, m, typed);
    const at = found?.passage ?? 0;
    const text = found && (await library.read({ article: found.id, from: at, to: at + WINDOW }));
    if (text) {
      await interaction.editReply(readerCard(text, 'after', m));
      return;
    }
    // If no article has that name, it is taken as a question.
    await answerPrivately(interaction, { text: typed }, context);
  },

  async autocomplete(interaction, { library, m }) {
    await interaction.respond(await articleChoices(library, m, interaction.options.getFocused()));
  },
} satisfies Command;
