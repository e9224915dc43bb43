import type { ButtonInteraction } from 'discord.js';
import type { ArticleText } from '../../index/index.ts';
import { serverOf } from '../app/policy.ts';
import type { Context } from './command.ts';
import { askedIn, scopeIn } from './questionIn.ts';
import { button, row } from './respond/buttons.ts';
import { type Card, inBlocks, memoryOf, questionTexts } from './respond/card.ts';
import { type Filling, readerCard } from './respond/readerPage.ts';
import { encodeScope } from './scope.ts';
import { show } from './show.ts';

/** Shows a page of an article to the user alone; where it is gone, `gone` says so. */
export async function showPage(
  interaction: ButtonInteraction,
  page: { text: ArticleText | null; filling: Filling; mark: string | undefined; gone: string | null },
  context: Context,
): Promise<void> {
  const { kept, m } = context;
  const { message, user } = interaction;
  const { text, filling, mark, gone } = page;
  const card =
    text && gone === null
      ? readerCard(text, filling, m, {
          ...(mark && { mark }),
          asked: await askedIn(message, kept),
          scope: scopeIn(message),
        })
      : await goneCard(interaction, context, gone ?? m.reader.articleGone, text?.id);
  await show(
    interaction,
    card,
    { server: serverOf(interaction), user: user.id, visibility: 'private' },
    kept,
  );
}

/** That what a button was about is no longer there, with the question and the offer to ask it again. */
async function goneCard(
  { message }: ButtonInteraction,
  { kept, m }: Pick<Context, 'kept' | 'm'>,
  sentence: string,
  article?: string,
): Promise<Card> {
  const asked = await askedIn(message, kept);
  const again = asked ? [button(`again:${encodeScope(scopeIn(message))}`, m.buttons.again)] : [];
  const read = article ? [button(`read:${article}`, m.buttons.fromStart)] : [];
  const question = asked ? questionTexts(asked, m) : [];
  const made = inBlocks([...question, { content: sentence }], row([...again, ...read]));
  return { ...made, memory: memoryOf(asked, question) };
}
