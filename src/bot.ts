import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  Events,
  type Interaction,
  type Message,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';
import { askLibrary } from './ask.ts';
import { type Card, card, discordStyle, note, panel } from './card.ts';
import type { Context } from './command.ts';
import type { Config } from './config.ts';
import { connect, leave, openClient, registerCommands, startProblem, within } from './connection.ts';
import { StartError, UserError } from './errors.ts';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import { LANGUAGES, type Messages, messagesFor } from './messages.ts';
import { COMMANDS } from './registry.ts';
import { type About, helpReport } from './reports.ts';

export interface Bot {
  /** Finishes what is being answered, at most for a few seconds, and leaves Discord. */
  close(): Promise<void>;
  /** Resolves when Discord has shut the bot out for good, with the reason. */
  gone: Promise<StartError>;
}

const DRAIN_MS = 5000;

/** Connects to Discord and answers there. Rejects with a StartError when Discord cannot be reached or refuses the bot. */
export async function startBot(options: {
  config: Config;
  library: Library;
  log: Log;
  about: About;
}): Promise<Bot> {
  const { config, log } = options;
  const client = openClient(config);
  const working = new Set<Promise<void>>();
  let closing = false;

  function track(work: () => Promise<void>): void {
    if (closing) return;
    const run = work()
      .catch((err: unknown) => log.error({ err }, 'An event of Discord could not be handled'))
      .finally(() => working.delete(run));
    working.add(run);
  }

  client.on(Events.InteractionCreate, (interaction) => track(() => onInteraction(interaction, options)));
  client.on(Events.MessageCreate, (message) => track(() => onMessage(message, options)));
  client.on(Events.Error, (err) => log.error({ err }, 'Discord client'));
  client.on(Events.Warn, (warning) => log.warn(warning));
  client.on(Events.ShardError, (err) => log[client.isReady() ? 'warn' : 'debug']({ err }, 'Gateway'));
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'Reconnecting to Discord'));
  client.on(Events.ShardResume, (shard) => log.info({ shard }, 'Connected to Discord again'));
  const gone = new Promise<StartError>((resolve) => {
    client.on(Events.ShardDisconnect, ({ code }) =>
      resolve(startProblem(new Error(`Closed with ${code}`), config)),
    );
    client.on(Events.Invalidated, () => resolve(new StartError('Discord has ended the session of the bot.')));
  });

  await connect(client, config).catch(async (err: unknown) => {
    log.debug({ err }, 'Connecting');
    await leave(client);
    throw startProblem(err, config);
  });
  await registerCommands(client, COMMANDS, log).catch((err: unknown) =>
    log.error({ err }, 'The commands could not be registered'),
  );
  log.info({ servers: client.guilds.cache.size }, `Answering in Discord as ${client.user?.tag}`);

  return {
    gone,
    async close() {
      closing = true;
      await within(DRAIN_MS, Promise.allSettled(working));
      await leave(client);
    },
  };
}

type Surroundings = Omit<Context, 'm'>;

async function onInteraction(interaction: Interaction, surroundings: Surroundings): Promise<void> {
  const m = messagesFor(interaction.locale);
  if (interaction.isAutocomplete()) {
    const work = () => suggest(interaction, { ...surroundings, m });
    return safely(work, m, surroundings.log, async () => {});
  }
  if (!interaction.isChatInputCommand()) return;
  const work = () => execute(interaction, { ...surroundings, m });
  return safely(work, m, surroundings.log, (sentence) => tell(interaction, sentence));
}

async function execute(interaction: ChatInputCommandInteraction, context: Context): Promise<void> {
  const command = COMMANDS.find(({ data }) => data.name === interaction.commandName);
  if (!command) throw new Error(`No command is named ${interaction.commandName}`);
  await command.execute(interaction, context);
}

async function suggest(interaction: AutocompleteInteraction, context: Context): Promise<void> {
  const command = COMMANDS.find(({ data }) => data.name === interaction.commandName);
  await command?.autocomplete?.(interaction, context);
}

async function tell(interaction: ChatInputCommandInteraction, sentence: string): Promise<void> {
  const { flags, components } = note(sentence);
  if (interaction.deferred || interaction.replied) await interaction.editReply({ flags, components });
  else await interaction.reply({ flags: [flags, MessageFlags.Ephemeral], components });
}

async function onMessage(message: Message, { library, log }: Surroundings): Promise<void> {
  const me = message.client.user;
  if (message.author.bot || message.webhookId || message.system) return;
  const direct = message.channel.isDMBased();
  if (!direct && !message.mentions.has(me, { ignoreEveryone: true, ignoreRoles: true })) return;

  const locale = message.guild?.preferredLocale;
  const m = messagesFor(locale);
  const text = message.content.replaceAll(new RegExp(`<@!?${me.id}>`, 'g'), ' ').trim();
  await safely(
    async () => {
      if (message.channel.isDMBased() && message.channel.isSendable())
        void message.channel.sendTyping().catch((err: unknown) => log.debug({ err }, 'Typing'));
      await send(await reply());
    },
    m,
    log,
    (sentence) => send(note(sentence)),
  );

  // The nonce keeps it to one reply, even when only Discord's answer got lost and discord.js posts again.
  async function send(answer: Card): Promise<void> {
    await message.reply({ ...answer, nonce: message.id, enforceNonce: true });
  }

  async function reply(): Promise<Card> {
    const asksForHelp = helpIn(text);
    if (asksForHelp) return panel(asksForHelp, helpReport(asksForHelp, discordStyle, 'discord'));
    if (!text) return note(m.help.short);
    const { answer, frame } = await askLibrary(library, log, { text, ...(locale && { locale }) });
    return card(answer, frame);
  }
}

/** The messages of the language in which a text asks for help and for nothing else. */
function helpIn(text: string): Messages | undefined {
  const word = text.toLowerCase().replace(/[\s/?!.]+/g, '');
  return Object.values<Messages>(LANGUAGES).find(({ help }) => help.words.includes(word));
}

/** The one catch: what went wrong is logged whole and told in one calm sentence. */
async function safely(
  work: () => Promise<void>,
  m: Messages,
  log: Log,
  say: (sentence: string) => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (err) {
    const mistake = err instanceof UserError;
    if (isOver(err)) return log.warn({ err }, 'Nobody waits for the answer any more');
    if (!mistake) log.error({ err }, 'A question or command failed');
    await say(mistake ? err.say(m) : m.trouble.ours).catch((err: unknown) =>
      log.warn({ err }, 'The trouble could not be told'),
    );
  }
}

const OVER: unknown[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
];

/** Is there no way left to answer? It can happen at any time: the network was slow, the channel is gone or closed. */
function isOver(err: unknown): boolean {
  return err instanceof DiscordAPIError && OVER.includes(err.code);
}
