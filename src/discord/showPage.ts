import type { ButtonInteraction } from 'discord.js';
import { withAuthor } from '../app/answering/answerFile.ts';
import { serverOf } from '../app/policy.ts';
import type { GoneReply, PageReply } from '../app/reply.ts';
import type { Context } from './command.ts';
import { askedIn, scopeIn } from './questionIn.ts';
import { render } from './respond/render.ts';
import { show } from './show.ts';

/**
 * Shows a page of an article to the user alone, or that it is gone, with the question of the message whose button was
 * pressed. `mark` is that of the quotation from which the article was opened.
 */
export async function showPage(
  interaction: ButtonInteraction,
  page: PageReply | GoneReply,
  mark: string | undefined,
  { kept, m, shelf }: Context,
): Promise<void> {
  const { message, user } = interaction;
  const asked = await askedIn(message, kept);
  const shown = await withAuthor(page, m, serverOf(interaction), shelf);
  const card = render(shown, m, { opened: { asked, scope: scopeIn(message), ...(mark && { mark }) } });
  const whose = { server: serverOf(interaction), user: user.id, visibility: 'private' } as const;
  await show(interaction, card, whose, kept);
}
