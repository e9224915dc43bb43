import { ApplicationCommandOptionType } from 'discord.js';
import { askLibrary } from '../src/ask.ts';
import { card, discordStyle } from '../src/card.ts';
import { chosenLanguage, languageChoices } from '../src/choices.ts';
import { type Command, defer, described, EVERYWHERE } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import { languageName } from '../src/messages.ts';
import { clip } from '../src/reports.ts';

export const ask = {
  data: {
    name: 'ask',
    ...described(({ ask }) => ask.description),
    ...EVERYWHERE,
    options: [
      {
        name: 'question',
        ...described(({ ask }) => ask.question),
        type: ApplicationCommandOptionType.String,
        required: true,
      },
      {
        name: 'language',
        ...described(({ ask }) => ask.language),
        type: ApplicationCommandOptionType.String,
        autocomplete: true,
      },
      { name: 'private', ...described(({ ask }) => ask.private), type: ApplicationCommandOptionType.Boolean },
    ],
  },

  async execute(interaction, { library, log, m }) {
    await defer(interaction, interaction.options.getBoolean('private') ?? false);
    const text = interaction.options.getString('question', true);
    const typed = interaction.options.getString('language');
    const { languages } = library.status();
    const language = chosenLanguage(m, languages, typed);
    if (language === undefined) {
      const known = m.list(languages.map((code) => languageName(m, code)));
      throw new UserError((m) => m.trouble.noSuchLanguage(discordStyle.text(clip(typed ?? '')), known));
    }
    const question = { text, locale: interaction.locale, ...(language && { language }) };
    const { answer, frame } = await askLibrary(library, log, question);
    await interaction.editReply(card(answer, frame, text));
  },

  async autocomplete(interaction, { library, m }) {
    await interaction.respond(
      languageChoices(m, library.status().languages, interaction.options.getFocused()),
    );
  },
} satisfies Command;
