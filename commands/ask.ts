import type { App } from '../src/app/app.ts';
import { articleChoices } from '../src/app/articleChoices.ts';
import { meant } from '../src/app/articleMeant.ts';
import type { Command } from '../src/app/command.ts';
import { languageName } from '../src/app/messages/messages.ts';
import { clip } from '../src/app/reports.ts';
import type { Request } from '../src/app/request.ts';
import { filled } from '../src/app/text.ts';
import { converse } from '../src/conversation/converse.ts';
import { chosenLanguage, languageChoices } from '../src/conversation/languageChoices.ts';

export const ask = {
  name: 'ask',
  describe: (m) => m.commands.ask.description,
  options: [
    { name: 'question', describe: (m) => m.commands.ask.question, type: 'text', required: true },
    {
      name: 'article',
      describe: (m) => m.commands.ask.article,
      type: 'text',
      suggest: (typed, m, { library }) => articleChoices(library, m, typed),
    },
    {
      name: 'language',
      describe: (m) => m.commands.ask.language,
      type: 'text',
      async suggest(typed, m, { library }) {
        const { languages } = await library.contents();
        return languageChoices(m, languages, typed);
      },
    },
    {
      name: 'library',
      describe: (m) => m.commands.ask.library,
      type: 'text',
      suggest: async (typed, _, __, { libraries }) => (await libraries?.(typed)) ?? [],
    },
    { name: 'private', describe: (m) => m.commands.ask.private, type: 'yesNo' },
  ],
  audience: 'everybody',
  public: true,
  slow: true,
  searches: true,

  async run(request, app) {
    const { m, locale, options } = request;
    // If the asker wanted it public, they are told why it is not.
    const kept = options.private === false && request.visibility === 'private';
    const language = await languageWanted(request, app);
    const article = await articleWanted(request, app);
    // Where one can be chosen, it is looked for with the question.
    const noLibrary = options.library?.trim() && !request.chosen ? [m.trouble.noSuchLibrary] : [];
    return converse(
      request,
      {
        asked: { text: options.question ?? '' },
        scope: { ...(locale && { locale }), ...language.scope, ...article.scope },
        notes: [
          ...(kept ? [m.trouble.notPublicHere] : []),
          ...noLibrary,
          ...language.notes,
          ...article.notes,
        ],
        languagesTold: language.notes.length > 0,
      },
      app,
    );
  },
} satisfies Command;

// Free text that matches nothing searches everything, and the answer says so.
async function languageWanted({ m, options }: Request, { library }: App) {
  const { languages } = await library.contents();
  const { language: typed = '' } = options;
  const language = chosenLanguage(m, languages, typed);
  if (language !== undefined) return { scope: { ...(language && { language }) }, notes: [] };
  const known = m.list(languages.map((code) => languageName(m, code)));
  return {
    scope: {},
    notes: [filled((asked) => m.trouble.noSuchLanguage(asked, known), { written: clip(typed) })],
  };
}

async function articleWanted({ m, options }: Request, { library }: App) {
  const { article: typed = '' } = options;
  if (!typed.trim()) return { scope: {}, notes: [] };
  const found = await meant(library, m, typed);
  if (found) return { scope: { article: found.id }, notes: [] };
  return { scope: {}, notes: [filled(m.trouble.noSuchArticle, { written: clip(typed) })] };
}
