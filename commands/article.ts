import { withAuthor } from '../src/app/answering/answerFile.ts';
import { articleChoices } from '../src/app/articleChoices.ts';
import { meant } from '../src/app/articleMeant.ts';
import type { Command } from '../src/app/command.ts';
import { readPage } from '../src/app/reader.ts';
import { answer } from '../src/conversation/answer.ts';

export const article = {
  name: 'article',
  describe: (m) => m.commands.article.description,
  options: [
    {
      name: 'name',
      describe: (m) => m.commands.article.name,
      type: 'text',
      required: true,
      suggest: (typed, m, { library }) => articleChoices(library, m, typed),
    },
  ],
  audience: 'everybody',
  slow: true,

  async run(request, app) {
    const { m, locale, options } = request;
    const { name: text = '' } = options;
    const found = await meant(app.library, m, text);
    const page = found && (await readPage(app.library, m, { article: found.id, at: found.passage ?? 0 }));
    if (page?.kind === 'page') return withAuthor(page, m, request.server, app.shelf);
    // If no article has that name, it is taken as a question.
    return answer(request, { asked: { text }, scope: { ...(locale && { locale }) } }, app);
  },
} satisfies Command;
