import { type BaseInteraction, type MessageComponentInteraction, PermissionFlagsBits } from 'discord.js';
import { articleId, limitOf, shownPath } from '../../index/index.ts';
import { ANYBODY, notForAll, type Reader, scopeFor } from '../app/access.ts';
import type { App } from '../app/app.ts';
import { placesOf, serverOf } from '../app/policy.ts';
import type { Library } from '../library/library.ts';
import { scopedLibrary } from '../library/scoped.ts';
import type { Chosen } from './chosen.ts';
import { partsOf } from './questionIn.ts';
import { unescapeMarkdown } from './respond/markup.ts';

type Known = Pick<App, 'library' | 'access'>;

/** The library as whoever uses an interaction may read it now: their roles come with each. `chosen`: what they have chosen to read. */
export function libraryFor(interaction: BaseInteraction, known: Known, chosen?: Chosen): Library {
  if (chosen) return scopedLibrary(known.library, chosen.scope);
  return libraryOf(serverOf(interaction), readerOf(interaction), known);
}

/** The library as anybody in a server may read it: what others see is answered from that. */
export function libraryForAll(server: string | null, known: Known): Library {
  return libraryOf(server, ANYBODY, known);
}

function libraryOf(server: string | null, reader: Reader, { library, access }: Known): Library {
  return scopedLibrary(library, async () => {
    if (server === null) return null;
    const limits = await access.of(server);
    // Without them nobody knows what may be read.
    return limits && scopeFor(server, limits, reader);
  });
}

/** What of a server's library is not for everybody who sees the channel of an interaction. */
export interface Discretion {
  /** The limited paths; null where they cannot be told. */
  limited: readonly string[] | null;
  /** All that are limited in the server, as the index is split by them. */
  all: readonly string[];
  /** Those of them that the user may read. */
  read: readonly string[];
}

export async function discretionIn(
  interaction: BaseInteraction,
  { access }: Pick<App, 'access'>,
): Promise<Discretion> {
  const server = serverOf(interaction);
  if (server === null) return { limited: [], all: [], read: [] };
  const limits = await access.of(server);
  if (!limits) return { limited: null, all: [], read: [] };
  const reader = readerOf(interaction);
  const { limited: all = [], allowed = [] } = scopeFor(server, limits, reader);
  const limited = notForAll(limits, reader.places, (roles) => everybodyHas(interaction, roles));
  return { limited, all, read: limited.filter((path) => allowed.includes(path)) };
}

/** Does a message of the bot name an article that is not for everybody who sees the channel now? Where that cannot be told, it may. */
export async function tellsMore(interaction: MessageComponentInteraction, known: Known): Promise<boolean> {
  const server = serverOf(interaction);
  const { limited, all } = await discretionIn(interaction, known);
  if (server === null || limited?.length === 0) return false;
  if (!limited) return true;
  // As it is split already: split otherwise, it would be indexed anew, and once more for the next question.
  const { articles } = await known.library.contents({ server, limited: all, allowed: all });
  const hidden = articles.filter(({ path }) => limitOf(path, limited) !== '');
  const parts = partsOf(interaction.message);
  const shown = unescapeMarkdown(parts.map(({ content = '' }) => content).join('\n'));
  const ids = parts.flatMap(({ custom_id: id }) => (id ? id.split(':') : []));
  const footnotes = shown.split('\n').filter((line) => line.startsWith('-# '));
  // What was quoted may have been removed since; its limit is still there.
  const wasLimited = limited.some(
    (path) => ids.includes(articleId(path)) || footnotes.some((line) => line.includes(`${shownPath(path)}/`)),
  );
  return (
    wasLimited || hidden.some(({ path }) => shown.includes(shownPath(path)) || ids.includes(articleId(path)))
  );
}

function readerOf(interaction: BaseInteraction): Reader {
  const { member, guildId, channel } = interaction;
  const roles = Array.isArray(member?.roles) ? member.roles : [...(member?.roles.cache.keys() ?? [])];
  // Everybody has the role that is called so.
  return { roles: guildId === null ? roles : [...roles, guildId], places: placesOf(channel) };
}

/**
 * Has everybody who sees the channel one of these roles? Whoever may do everything sees all channels, and could give themselves any role. Not
 * where the server is not known, nor in a thread, to which anybody can be added.
 */
function everybodyHas({ channel, guild }: BaseInteraction, roles: readonly string[]): boolean {
  if (!guild?.available || !channel || channel.isDMBased() || channel.isThread()) return false;
  const sees = (role: string) => channel.permissionsFor(role)?.has(PermissionFlagsBits.ViewChannel) === true;
  const others = guild.roles.cache.filter(
    ({ id, permissions }) => !roles.includes(id) && !permissions.has(PermissionFlagsBits.Administrator),
  );
  const ofMembers = channel.permissionOverwrites.cache.some(
    ({ id, allow }) =>
      !guild.roles.cache.has(id) && id !== guild.client.user.id && allow.has(PermissionFlagsBits.ViewChannel),
  );
  return !ofMembers && !others.some(({ id, tags }) => tags?.botId === undefined && sees(id));
}
