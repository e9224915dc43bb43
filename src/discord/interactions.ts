import { type Interaction, MessageFlags, type RepliableInteraction } from 'discord.js';
import { messagesFor } from '../app/messages/messages.ts';
import { serverOf } from '../app/policy.ts';
import { QUESTION, VIEW } from '../app/rateLimit.ts';
import type { Claim } from '../app/replicas.ts';
import { UserError } from '../app/userError.ts';
import { chosenIn } from './chosen.ts';
import type { Button, Context, DiscordApp, MessageCommand, SlashCommand } from './command.ts';
import { withErrorReply } from './errorReply.ts';
import { libraryFor } from './reading.ts';
import { note } from './respond/card.ts';

/** What an interaction can be for. */
export interface Offers {
  commands: readonly SlashCommand[];
  messageCommands: readonly MessageCommand[];
  buttons: readonly Button[];
}

/** Routes an interaction to its command or button. */
export async function onInteraction(
  interaction: Interaction,
  known: DiscordApp,
  offers: Offers,
  claim: Claim,
): Promise<void> {
  const log = known.log.child({ from: originOf(interaction) });
  const m = messagesFor(interaction.locale);
  const chosen = chosenIn(interaction, known.shared);
  const library = libraryFor(interaction, known, chosen);
  const context = { ...known, library, log, m, claim, ...(chosen && { chosen }) };
  if (interaction.isAutocomplete()) {
    const command = named(offers.commands, interaction.commandName);
    return withErrorReply(
      async () => {
        const server = serverOf(interaction);
        if (await context.rateLimiter.mayType({ user: interaction.user.id, server }))
          return command?.autocomplete?.(interaction, context);
        await interaction.respond([]);
      },
      m,
      log,
      async () => {},
    );
  }
  const work = () => workOf(interaction, context, offers);
  return withErrorReply(work, m, log, (sentence) => tell(interaction, sentence));
}

async function workOf(
  interaction: Exclude<Interaction, { type: 4 }>,
  context: Context,
  { commands, messageCommands, buttons }: Offers,
): Promise<void> {
  if (interaction.isChatInputCommand()) {
    const command = named(commands, interaction.commandName);
    if (!command) throw new Error(`No command is named ${interaction.commandName}`);
    await admit(interaction, context, command.searches ? QUESTION : VIEW);
    return command.execute(interaction, context);
  }
  if (interaction.isMessageContextMenuCommand()) {
    const command = named(messageCommands, interaction.commandName);
    if (!command) throw new Error(`No message command is named ${interaction.commandName}`);
    await admit(interaction, context, QUESTION);
    return command.execute(interaction, context);
  }
  if (!interaction.isMessageComponent() && !interaction.isModalSubmit()) return;
  const [, name = '', state = ''] = /^([^:]*):(.*)$/s.exec(interaction.customId) ?? [];
  const button = buttons.find((button) => button.name === name);
  const searches = interaction.isModalSubmit() || button?.searches;
  await admit(interaction, context, searches ? QUESTION : VIEW);
  if (interaction.isModalSubmit())
    return (button ?? named(commands, name))?.submit?.(interaction, state, context);
  if (button && interaction.isButton()) return button.press(interaction, state, context);
  if (button?.choose && interaction.isStringSelectMenu()) return button.choose(interaction, context);
  const component = named(commands, name)?.component;
  // A button of an older version.
  if (!component || !interaction.isMessageComponent())
    throw new UserError(({ trouble }) => trouble.questionGone);
  await component(interaction, state, context);
}

async function admit(
  interaction: RepliableInteraction,
  { rateLimiter }: Context,
  cost: number,
): Promise<void> {
  const refusal = await rateLimiter.check({ user: interaction.user.id, server: serverOf(interaction) }, cost);
  if (refusal) throw refusal.error;
}

function named<T extends { data: { name: string } }>(all: readonly T[], name: string): T | undefined {
  return all.find(({ data }) => data.name === name);
}

/** Where a question came from, for the log. */
function originOf(interaction: Interaction): string {
  if (interaction.isChatInputCommand() || interaction.isAutocomplete()) return `/${interaction.commandName}`;
  if (interaction.isContextMenuCommand()) return 'message menu';
  return interaction.isMessageComponent() ? 'component' : 'modal';
}

async function tell(interaction: Exclude<Interaction, { type: 4 }>, sentence: string): Promise<void> {
  const { flags, components } = note(sentence);
  const hidden = { flags: [flags, MessageFlags.Ephemeral], components } as const;
  if (!interaction.deferred && !interaction.replied)
    await interaction.reply({ ...hidden, flags: [...hidden.flags] });
  // A press that was acknowledged as an update: its message stays as it is.
  else if (interaction.isMessageComponent() && interaction.ephemeral === null)
    await interaction.followUp({ ...hidden, flags: [...hidden.flags] });
  else await interaction.editReply({ flags, components });
}
