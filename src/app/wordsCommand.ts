import { stringify } from 'csv-stringify/sync';
import type { App } from './app.ts';
import type { Choice, Subcommand } from './command.ts';
import type { Messages } from './messages/types.ts';
import type { Reply } from './reply.ts';
import { clip } from './reports.ts';
import type { Request } from './request.ts';
import { LONGEST, MOST, pairOf, readSynonym, type Synonym, synonymOf } from './synonyms.ts';
import { filled, type Line, type Text } from './text.ts';
import { notKept, UserError } from './userError.ts';

type Known = Pick<App, 'synonyms' | 'settings' | 'log'>;

/** What begins the state of the button that removes a word, which follows. */
export const UNWORD = 'unword:';

/** The part of `/library` that keeps the words of a server's own. */
export const wordsPart: Subcommand = {
  name: 'words',
  describe: (m) => m.commands.library.words,
  options: [
    {
      name: 'word',
      describe: (m) => m.commands.library.word,
      type: 'text',
      suggest: (typed, _, app, { server }) => wordChoices(server, typed, app),
    },
    { name: 'means', describe: (m) => m.commands.library.means, type: 'text' },
    { name: 'page', describe: (m) => m.commands.library.page, type: 'number', least: 1 },
  ],
};

/** Keeps a word with what it means; shows one, with a button that removes it, where no meaning is given; lists all where nothing is. */
export async function wordsReply(server: string, request: Request, known: Known): Promise<Reply> {
  const { m, options } = request;
  const { word, means, page } = options;
  const before = await keptOf(server, known);
  if (word === undefined && means === undefined) return listed(m, before, page);
  if (means === undefined) {
    const found = synonymOf(before, word ?? '');
    if (!found) throw new UserError((m) => filled(m.library.words.unknown, { written: clip(word ?? '') }));
    return shown(m, found);
  }
  const synonym = readSynonym(word ?? '', means);
  if (!synonym) throw new UserError((m) => m.library.words.refused(LONGEST.word, LONGEST.means));
  const old = synonymOf(before, synonym.word);
  if (!old && before.length >= MOST) throw new UserError((m) => m.library.words.full(MOST));
  if (!(await known.synonyms.put(server, synonym))) throw notKept();
  await tell(request, known, 'set', synonym);
  const changed = old && old.means !== synonym.means;
  const was = changed ? [filled(m.library.words.before, { written: old.means })] : [];
  return shown(m, synonym, [m.library.words.set, ...was]);
}

/** Removes the word of a button's state. */
export async function wordRemoved(
  server: string,
  state: string,
  request: Request,
  known: Known,
): Promise<Reply> {
  const { words } = request.m.library;
  const word = state.slice(UNWORD.length);
  const found = synonymOf(await keptOf(server, known), word);
  if (found) {
    if (!(await known.synonyms.remove(server, word))) throw notKept();
    await tell(request, known, 'gone', found);
  }
  return { kind: 'note', text: filled(words.gone, { written: word }) };
}

/** A reply that hands files out, and the words of the server with them. */
export function withWords(m: Messages, reply: Reply, synonyms: readonly Synonym[]): Reply {
  if (synonyms.length === 0) return reply;
  const { word, means } = m.optionNames;
  const rows = [[word, means], ...synonyms.map((one) => [one.word, one.means])];
  // Spreadsheets know by it that it is UTF-8.
  const bytes = Buffer.from(stringify(rows, { bom: true, escape_formulas: true }));
  const file = { name: 'words.csv', bytes, note: m.library.words.heading(synonyms.length) };
  return reply.kind === 'files'
    ? { ...reply, files: [...reply.files, file] }
    : { kind: 'files', lines: [], files: [file] };
}

async function wordChoices(server: string | null, typed: string, { synonyms }: App): Promise<Choice[]> {
  const sought = typed.toLowerCase();
  return ((await synonyms.of(server)) ?? [])
    .map(({ word, means }) => ({ name: `${word} = ${means}`, value: word }))
    .filter(({ name }) => name.toLowerCase().includes(sought));
}

function listed(m: Messages, synonyms: readonly Synonym[], page?: number): Reply {
  if (synonyms.length === 0) return { kind: 'note', text: m.library.words.none };
  return {
    kind: 'list',
    messages: m,
    heading: { strong: m.library.words.heading(synonyms.length) },
    rows: synonyms.map((one) => ({ row: pairOf(one) })),
    command: `${m.commandNames.library} ${m.subcommandNames.words}`,
    ...(page && { page }),
  };
}

function shown(m: Messages, synonym: Synonym, lines: readonly Line[] = []): Reply {
  const state = UNWORD + synonym.word;
  const { remove: label } = m.library.words;
  return {
    kind: 'report',
    lines: [pairOf(synonym), ...lines],
    actions: [{ kind: 'command', command: 'library', state, label }],
  };
}

/** Writes to the log, and tells in the channel that the server has chosen for it, who changed which word. */
async function tell(
  { user, server, announce }: Request,
  { settings, log }: Known,
  deed: 'set' | 'gone',
  synonym: Synonym,
): Promise<void> {
  log.info({ server, user, deed: `word ${deed}`, ...synonym }, 'The library of a server was changed');
  const { libraryChannel } = await settings.of(server);
  if (libraryChannel === null) return;
  const what: Text = deed === 'set' ? pairOf(synonym) : { written: synonym.word };
  await announce?.(libraryChannel, (m) =>
    filled((text) => m.library.words.log[deed](`<@${user}>`, text), what),
  );
}

async function keptOf(server: string, { synonyms }: Known): Promise<readonly Synonym[]> {
  const found = await synonyms.of(server);
  if (!found) throw notKept();
  return found;
}
