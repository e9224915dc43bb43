import {
  ApplicationIntegrationType,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { truncate } from '../../index/index.ts';
import { mayUse, refuseOthers } from '../app/audience.ts';
import type { Audience, Command } from '../app/command.ts';
import { serverOf } from '../app/policy.ts';
import { progressReport } from '../app/reports.ts';
import type { KnownServer } from '../app/settingsReport.ts';
import type { Progress } from '../library/library.ts';
import { openThrottle } from '../util/throttle.ts';
import {
  type Context,
  defer,
  deferUpdate,
  described,
  EVERYWHERE,
  named,
  type SlashCommand,
} from './command.ts';
import { commandMentions } from './commandMentions.ts';
import { optionsData, partOf, valuesOf } from './commandOptions.ts';
import { filledIn, modal } from './form.ts';
import { CHOICE_TEXT, CHOICES } from './limits.ts';
import { libraryForAll } from './reading.ts';
import { hasIn, requestOf, visibilityRules } from './request.ts';
import { type Card, note } from './respond/card.ts';
import { type Place, render } from './respond/render.ts';
import { bodyOf, show } from './show.ts';
import { tellerIn } from './teller.ts';

const PROGRESS_MS = 2000;

/** A command as Discord has it: its data, its interactions as requests, and its replies as messages. */
export function slashCommand(command: Command): SlashCommand {
  const { audience } = command;
  const given = optionsData(command);
  const suggests = [command, ...(command.subcommands ?? [])].some(({ options = [] }) =>
    options.some(({ suggest }) => suggest),
  );
  return {
    data: {
      ...named(({ commandNames }) => commandNames[command.name]),
      ...described(command.describe),
      ...AUDIENCES[audience],
      ...(given.length && { options: given }),
    },

    ...(command.searches && { searches: true }),

    async execute(interaction, context) {
      const asking = requestOf(interaction, context, 'private');
      refuseOthers(command, asking);
      const part = partOf(interaction, command);
      const values = valuesOf(interaction, part.options);
      const meant = { options: values, ...(part.subcommand && { subcommand: part.subcommand }) };
      const form = await command.form?.({ ...asking, ...meant }, context);
      if (form) return void (await interaction.showModal(modal(form)));
      // Before anything else: the settings may take a moment to be read.
      const first = command.slow && !command.public;
      if (first) await defer(interaction, 'private');
      const rules = command.slow ? await visibilityRules(interaction, context) : undefined;
      const wish = values.private === undefined ? null : values.private ? 'private' : 'public';
      const visibility = rules && command.public ? rules.visibility(wish) : 'private';
      if (command.slow && !first) await defer(interaction, visibility);
      const progress = progressIn(interaction, context);
      const request = {
        ...requestOf(interaction, context, visibility, rules),
        ...meant,
        progress: progress.show,
      };
      const reply = await command.run(request, context).finally(progress.end);
      const card = render(reply, context.m, placeOf(interaction, context));
      if (command.slow) {
        await show(interaction, card, request, context.kept);
        return follow(interaction, card);
      }
      const { flags, components } = card;
      await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
    },

    ...(suggests && {
      async autocomplete(interaction, context) {
        const { name, value } = interaction.options.getFocused(true);
        const option = partOf(interaction, command).options.find((option) => option.name === name);
        const request = requestOf(interaction, context, 'private');
        // What can be chosen tells as much as the reply.
        if (!mayUse(command, request)) return void (await interaction.respond([]));
        const choices = (await option?.suggest?.(value, context.m, context, request)) ?? [];
        await interaction.respond(
          choices.slice(0, CHOICES).map(({ name, value }) => ({ name: truncate(name, CHOICE_TEXT), value })),
        );
      },
    }),

    ...(command.submit && {
      async submit(interaction, state, context) {
        const request = requestOf(interaction, context, 'private');
        refuseOthers(command, request);
        await defer(interaction, 'private');
        const app = { ...context, teller: tellerIn(interaction.client) };
        const reply = await command.submit?.(request, app, state, filledIn(interaction));
        if (reply) await show(interaction, render(reply, context.m), request, context.kept);
      },
    }),

    ...((command.act || command.open) && {
      async component(interaction, state, context) {
        const request = requestOf(interaction, context, 'private');
        refuseOthers(command, request);
        const values = interaction.isAnySelectMenu() ? interaction.values : [];
        const form = await command.open?.(request, context, state, values);
        if (form) return void (await interaction.showModal(modal(form)));
        if (command.slow) await deferUpdate(interaction);
        // What others see too is changed to what all of them may.
        const isPrivate = interaction.message.flags.has(MessageFlags.Ephemeral);
        const library = isPrivate ? context.library : libraryForAll(serverOf(interaction), context);
        const reply = await command.act?.(request, { ...context, library }, state, values);
        if (!reply) return;
        const body = bodyOf(render(reply, context.m, placeOf(interaction, context)));
        await (command.slow ? interaction.editReply(body) : interaction.update(body));
      },
    }),
  };
}

const MANAGERS = { default_member_permissions: String(PermissionFlagsBits.ManageGuild) };

/** Where a command is offered, and to whom. */
const AUDIENCES = {
  everybody: EVERYWHERE,
  serverManagers: {
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
    ...MANAGERS,
  },
  managers: {
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    ...MANAGERS,
  },
} satisfies Record<Audience, object>;

/** Shows the progress of a command in the place of its reply, until that comes. */
function progressIn(interaction: ChatInputCommandInteraction, { log, m }: Context) {
  const throttle = openThrottle(
    (line: string) => interaction.editReply(bodyOf(note(line))),
    PROGRESS_MS,
    (err) => log.warn({ err }, 'Could not show the progress of the reindex'),
  );
  return {
    show: (now: Progress | null) => throttle.push(now ? progressReport(m, now) : m.reindex.started),
    end: () => throttle.end(),
  };
}

function placeOf({ client, guild, guildLocale }: BaseInteraction, { config }: Context): Place {
  const readsMessages = config.messageContent;
  const server: KnownServer = { locale: guildLocale ?? 'en', has: (id) => hasIn(guild, id), readsMessages };
  return { server, mention: commandMentions(client) };
}

/** What does not fit in one message comes after it, for the same eyes. */
async function follow(interaction: ChatInputCommandInteraction, { more = [] }: Card): Promise<void> {
  for (const card of more) {
    const { flags, components, files } = bodyOf(card);
    await interaction.followUp({
      flags: [flags, MessageFlags.Ephemeral],
      components,
      ...(files && { files }),
    });
  }
}
