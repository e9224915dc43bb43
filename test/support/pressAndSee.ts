import type { Discord, Message, User } from '../discord/index.ts';

/** Presses a button of a message, and waits until that shows something else. */
export async function pressAndSee(
  discord: Discord,
  user: User,
  shown: Message,
  button: string,
  place?: { locale: string },
): Promise<void> {
  const before = shown.text;
  await discord.press(user, shown, button, place);
  await discord.until(() => shown.text !== before, `what ${button} shows`);
}
