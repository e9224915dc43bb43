import type { Message } from 'discord.js';
import { truncate } from '../../index/index.ts';
import type { Messages } from '../app/messages/types.ts';
import type { Log } from '../ops/log.ts';
import { withoutMention } from './questionIn.ts';

/** What a message asks with: its words, those of what is forwarded in it, and the text files attached to either. */
export interface Written {
  words: string;
  forwarded: readonly string[];
  files: readonly TextFile[];
  /** It stands in another message than the one that is answered. */
  elsewhere?: true;
  /** The id of who wrote it, where that is not who asks. */
  by?: string;
}

interface TextFile {
  name: string;
  url: string;
}

/** A question that has been read, with what has to be said of it. */
export interface ReadQuestion {
  text: string;
  /** It does not stand in the words of the message alone. */
  gathered: boolean;
  /** The id of who wrote it, where that is not who asks. */
  by?: string;
  notes: readonly ((m: Messages) => string)[];
}

/** What is written in a message as it is now: discord.js changes it with each edit. */
export function writtenIn(message: Message): Written {
  const forwarded = [...message.messageSnapshots.values()];
  const files = [message, ...forwarded].flatMap(({ attachments }) => [...(attachments?.values() ?? [])]);
  return {
    words: withoutMention(message),
    forwarded: forwarded
      .map(({ content, guild, channel }) =>
        withoutMention({ content: content ?? '', client: message.client, guild, channel }),
      )
      .filter(Boolean),
    files: files.filter(({ name }) => /\.(?:txt|md)$/i.test(name)).map(({ name, url }) => ({ name, url })),
  };
}

/** Is there anything to read? */
export function isEmpty({ words, forwarded, files }: Written): boolean {
  return !words && forwarded.length === 0 && files.length === 0;
}

/** All of it as one question, of at most `LONGEST` characters. A file that cannot be read is left out, and named. */
export async function readWritten(
  { words, forwarded, files, elsewhere, by }: Written,
  log: Log,
): Promise<ReadQuestion> {
  const read = await Promise.all(files.map((file) => readFile(file, log)));
  const texts = read.flatMap((found) => (found ? [found.text.trim()] : []));
  const parts = [words, ...forwarded, ...texts].filter(Boolean);
  const whole = parts.join('\n\n');
  const gathered = Boolean(elsewhere) || forwarded.length + files.length > 0;
  // Of what people type themselves, Discord takes no more.
  const isCut = gathered && (whole.length > LONGEST || read.some((found) => found?.cut));
  const unread = files.filter((_, at) => !read[at]).map(({ name }) => name);
  return {
    text: isCut ? truncate(whole, LONGEST) : whole,
    gathered,
    ...(by !== undefined && { by }),
    notes: [
      ...(isCut ? [(m: Messages) => m.manners.cut(LONGEST)] : []),
      ...unread.map((name) => (m: Messages) => m.manners.unread(name.replaceAll('`', ''))),
    ],
  };
}

/** Characters, as many as Discord takes of a question in a message of its own. */
const LONGEST = 4000;

/** A character takes at most four bytes in UTF-8. */
const MOST_BYTES = LONGEST * 4;

const PATIENCE_MS = 5000;

/** The beginning of a file that Discord keeps; null where it cannot be had. */
async function readFile({ name, url }: TextFile, log: Log): Promise<{ text: string; cut: boolean } | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MOST_BYTES) break;
    }
    const bytes = Buffer.concat(chunks).subarray(0, MOST_BYTES);
    const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return { text: new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes), cut: size > MOST_BYTES };
  } catch (err) {
    log.debug({ err, name }, 'Could not read an attached text');
    return null;
  }
}
