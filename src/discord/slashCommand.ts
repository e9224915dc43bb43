import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { truncate } from '../../index/index.ts';
import { refuseOthers } from '../app/audience.ts';
import type { Audience, Command, Option } from '../app/command.ts';
import { progressReport } from '../app/reports.ts';
import type { OptionValues } from '../app/request.ts';
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
import { CHOICE_TEXT, CHOICES } from './limits.ts';
import { hasIn, requestOf, visibilityRules } from './request.ts';
import { note } from './respond/card.ts';
import { render } from './respond/render.ts';
import { bodyOf, show } from './show.ts';

const PROGRESS_MS = 2000;

/** A command as Discord has it: its data, its interactions as requests, and its replies as messages. */
export function slashCommand(command: Command): SlashCommand {
  const { audience, options = [] } = command;
  return {
    data: {
      ...named(({ commandNames }) => commandNames[command.name]),
      ...described(command.describe),
      ...AUDIENCES[audience],
      ...(options.length && { options: options.map(optionData) }),
    },

    ...(command.searches && { searches: true }),

    async execute(interaction, context) {
      refuseOthers(command, requestOf(interaction, context, 'private'));
      // Before anything else: the settings may take a moment to be read.
      const first = command.slow && !command.public;
      if (first) await defer(interaction, 'private');
      const options = valuesOf(interaction, command);
      const rules = command.slow ? await visibilityRules(interaction, context) : undefined;
      const wish = options.private === undefined ? null : options.private ? 'private' : 'public';
      const visibility = rules && command.public ? rules.visibility(wish) : 'private';
      if (command.slow && !first) await defer(interaction, visibility);
      const progress = progressIn(interaction, context);
      const request = {
        ...requestOf(interaction, context, visibility, rules),
        options,
        progress: progress.show,
      };
      const reply = await command.run(request, context).finally(progress.end);
      const card = render(reply, context.m, { server: seen(interaction) });
      if (command.slow) return show(interaction, card, request, context.kept);
      const { flags, components } = card;
      await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
    },

    ...(options.some(({ suggest }) => suggest) && {
      async autocomplete(interaction, context) {
        const { name, value } = interaction.options.getFocused(true);
        const option = options.find((option) => option.name === name);
        const choices = (await option?.suggest?.(value, context.m, context)) ?? [];
        await interaction.respond(
          choices.slice(0, CHOICES).map(({ name, value }) => ({ name: truncate(name, CHOICE_TEXT), value })),
        );
      },
    }),

    ...(command.act && {
      async component(interaction, state, context) {
        const request = requestOf(interaction, context, 'private');
        refuseOthers(command, request);
        if (command.slow) await deferUpdate(interaction);
        const values = interaction.isAnySelectMenu() ? interaction.values : [];
        const reply = await command.act?.(request, context, state, values);
        if (!reply) return;
        const body = bodyOf(render(reply, context.m, { server: seen(interaction) }));
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

function optionData({ name, describe, type, required, least, most, suggest }: Option) {
  const words = { ...named(({ optionNames }) => optionNames[name]), ...described(describe) };
  const needed = required && { required };
  if (type === 'yesNo') return { ...words, type: ApplicationCommandOptionType.Boolean, ...needed } as const;
  if (type === 'text')
    return {
      ...words,
      type: ApplicationCommandOptionType.String,
      ...needed,
      ...(suggest && { autocomplete: true }),
    } as APIApplicationCommandBasicOption;
  const range = {
    ...(least !== undefined && { min_value: least }),
    ...(most !== undefined && { max_value: most }),
  };
  return { ...words, type: ApplicationCommandOptionType.Integer, ...needed, ...range } as const;
}

function valuesOf(
  { options: given }: ChatInputCommandInteraction,
  { options = [] }: Pick<Command, 'options'>,
): OptionValues {
  const values = options.map(({ name, type }) => {
    const value = {
      text: () => given.getString(name),
      number: () => given.getInteger(name),
      yesNo: () => given.getBoolean(name),
    }[type]();
    return [name, value ?? undefined] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

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

function seen({ guild, guildLocale }: BaseInteraction): KnownServer {
  return { locale: guildLocale ?? 'en', has: (id) => hasIn(guild, id) };
}
