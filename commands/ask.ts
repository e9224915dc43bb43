import { ApplicationCommandOptionType } from 'discord.js';
import { truncate } from '../index/index.ts';
import { meant } from '../src/app/articleMeant.ts';
import { languageName } from '../src/app/messages/messages.ts';
import { clip } from '../src/app/reports.ts';
import { chosenLanguage, languageChoices } from '../src/conversation/languageChoices.ts';
import { answerCard } from '../src/discord/answerCard.ts';
import { articleChoices } from '../src/discord/articleChoices.ts';
import { type Command, type Context, defer, described, EVERYWHERE, named } from '../src/discord/command.ts';
import { CHOICE_TEXT, CHOICES } from '../src/discord/limits.ts';
import { discordStyle } from '../src/discord/respond/citations.ts';
import { show } from '../src/discord/show.ts';
import { answerTo, visibilityRules } from '../src/discord/visibility.ts';

export const ask = {
  data: {
    ...named(({ commandNames }) => commandNames.ask),
    ...described(({ ask }) => ask.description),
    ...EVERYWHERE,
    options: [
      {
        ...named(({ optionNames }) => optionNames.question),
        ...described(({ ask }) => ask.question),
        type: ApplicationCommandOptionType.String,
        required: true,
      },
      {
        ...named(({ optionNames }) => optionNames.article),
        ...described(({ ask }) => ask.article),
        type: ApplicationCommandOptionType.String,
        autocomplete: true,
      },
      {
        ...named(({ optionNames }) => optionNames.language),
        ...described(({ ask }) => ask.language),
        type: ApplicationCommandOptionType.String,
        autocomplete: true,
      },
      {
        ...named(({ optionNames }) => optionNames.private),
        ...described(({ ask }) => ask.private),
        type: ApplicationCommandOptionType.Boolean,
      },
    ],
  },

  async execute(interaction, context) {
    const { options, locale, user } = interaction;
    const rules = await visibilityRules(interaction, context);
    const wished = options.getBoolean('private');
    const wish = wished === null ? null : wished ? 'private' : 'public';
    const visibility = rules.visibility(wish);
    await defer(interaction, visibility);
    // If the asker wanted it public, they are told why it is not.
    const kept = wish === 'public' && visibility === 'private' ? [context.m.trouble.notPublicHere] : [];
    const language = languageWanted(options.getString('language'), context);
    const article = await articleWanted(options.getString('article'), context);
    const answer = await answerCard(
      {
        ...answerTo(interaction, rules, visibility),
        asked: { text: options.getString('question', true) },
        scope: { locale, ...language.scope, ...article.scope },
        notes: [...kept, ...language.notes, ...article.notes],
        languagesTold: language.notes.length > 0,
        counts: true,
      },
      context,
    );
    await show(interaction, answer, { server: rules.server, user: user.id, visibility }, context.kept);
  },

  async autocomplete(interaction, { library, m }) {
    const { name, value } = interaction.options.getFocused(true);
    const choices =
      name === 'article'
        ? await articleChoices(library, m, value)
        : languageChoices(m, library.status().languages, value)
            .slice(0, CHOICES)
            .map((choice) => ({ ...choice, name: truncate(choice.name, CHOICE_TEXT) }));
    await interaction.respond(choices);
  },
} satisfies Command;

// Free text that matches nothing searches everything, and the answer says so.
function languageWanted(typed: string | null, { library, m }: Context) {
  const { languages } = library.status();
  const language = chosenLanguage(m, languages, typed);
  if (language !== undefined) return { scope: { ...(language && { language }) }, notes: [] };
  const known = m.list(languages.map((code) => languageName(m, code)));
  return { scope: {}, notes: [m.trouble.noSuchLanguage(discordStyle.text(clip(typed ?? '')), known)] };
}

async function articleWanted(typed: string | null, { library, m }: Context) {
  if (!typed?.trim()) return { scope: {}, notes: [] };
  const found = await meant(library, m, typed);
  if (found) return { scope: { article: found.id }, notes: [] };
  return { scope: {}, notes: [m.trouble.noSuchArticle(discordStyle.text(clip(typed)))] };
}
