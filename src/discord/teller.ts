import { createHash } from 'node:crypto';
import { type Client, RESTJSONErrorCodes as Code, DiscordAPIError } from 'discord.js';
import type { Teller } from '../app/answering/teller.ts';
import { partsOf } from './questionIn.ts';
import { card } from './respond/card.ts';
import { discordStyle } from './respond/citations.ts';
import { bodyOf } from './show.ts';

/** Tells members of servers in direct messages. */
export function tellerIn(client: Client): Teller {
  return {
    async readerOf(server, member) {
      const guild = client.guilds.cache.get(server);
      if (!guild?.available) throw new Error('Discord has trouble with the server');
      try {
        const { roles } = await guild.members.fetch({ user: member, force: true, cache: false });
        // Where somebody reads a direct message, they are in no channel of the server.
        return { roles: [...roles.cache.keys()], places: [] };
      } catch (err) {
        if (isRefused(err, [Code.UnknownMember, Code.UnknownUser])) return null;
        throw err;
      }
    },

    async tell({ server, channel, message, member, claimed }, { answer, asked, messages: m }) {
      const { news, yourQuestion } = m.answering;
      const url = `https://discord.com/channels/${server}/${channel}/${message}`;
      const name = discordStyle.text(client.guilds.cache.get(server)?.name ?? '');
      const notes = [news(name, `[${yourQuestion}](${url})`)];
      const made = card(answer, m, { asked, notes, scope: { library: server } });
      try {
        if (claimed !== null && (await wasTold(member, url))) return true;
        await client.users.send(member, {
          ...bodyOf(made),
          nonce: nonceOf(message, member),
          enforceNonce: true,
        });
        return true;
      } catch (err) {
        const refused = err instanceof DiscordAPIError && (err.status === 403 || err.status === 404);
        // Where many wait, it may take some time.
        if (refused && !isRefused(err, [Code.OpeningDirectMessagesTooFast])) return false;
        throw err;
      }
    },
  };

  /** Whoever took it on before may have died just after that; Discord knows a nonce for minutes only. */
  async function wasTold(member: string, url: string): Promise<boolean> {
    const { messages } = await client.users.createDM(member);
    const last = await messages.fetch({ limit: 100, cache: false });
    return last.some(
      (said) =>
        said.author.id === client.user?.id &&
        partsOf(said).some(({ content }) => content?.includes(`(${url})`)),
    );
  }
}

function isRefused(err: unknown, codes: readonly number[]): boolean {
  return err instanceof DiscordAPIError && codes.includes(Number(err.code));
}

/** By it Discord knows what was told already; at most 25 characters. */
function nonceOf(...parts: string[]): string {
  return createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 25);
}
