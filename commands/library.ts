import { accessChoices, accessReply } from '../src/app/accessCommand.ts';
import type { App } from '../src/app/app.ts';
import type { Command, Option } from '../src/app/command.ts';
import type { Form, Reply } from '../src/app/reply.ts';
import type { Request } from '../src/app/request.ts';
import { sizeOf } from '../src/app/shelf/edits.ts';
import type { Incoming } from '../src/app/shelf/incoming.ts';
import type { Manifest } from '../src/app/shelf/manifest.ts';
import type { Outcome } from '../src/app/shelf/shelf.ts';
import { addedDeeds, audit } from '../src/app/shelfCommand/audit.ts';
import { exported } from '../src/app/shelfCommand/export.ts';
import { lookAt, remembered } from '../src/app/shelfCommand/fromAddress.ts';
import {
  fetchGiven,
  LONGEST_TEXT,
  LONGEST_TITLE,
  unwritten,
  written,
} from '../src/app/shelfCommand/handedIn.ts';
import { limitedText, limitIncoming } from '../src/app/shelfCommand/limitIncoming.ts';
import { uploadChoices, uploadMeant } from '../src/app/shelfCommand/meant.ts';
import { addedReport, changedReport, shelfList, uploadReport } from '../src/app/shelfCommand/reports.ts';
import { notKept, UserError } from '../src/app/userError.ts';
import { UNWORD, withWords, wordRemoved, wordsPart, wordsReply } from '../src/app/wordsCommand.ts';
import { AddressError } from '../src/web/addressError.ts';

const MOST_FILES = 10;

const article: Option = {
  name: 'article',
  describe: (m) => m.commands.library.article,
  type: 'text',
  required: true,
  suggest: (typed, _, { shelf }, { server }) => uploadChoices(shelf, server, typed),
};

const files = (most: number): Option => ({
  name: 'file',
  describe: (m) => m.commands.library.file,
  type: 'files',
  most,
});

const url: Option = { name: 'url', describe: (m) => m.commands.library.url, type: 'text' };

const role: Option = { name: 'role', describe: (m) => m.commands.library.role, type: 'role' };

const fresh: Option = { name: 'fresh', describe: (m) => m.commands.library.fresh, type: 'yesNo' };

export const library = {
  name: 'library',
  describe: (m) => m.commands.library.description,
  subcommands: [
    { name: 'add', describe: (m) => m.commands.library.add, options: [files(MOST_FILES), url, fresh, role] },
    {
      name: 'list',
      describe: (m) => m.commands.library.list,
      options: [{ name: 'page', describe: (m) => m.commands.library.page, type: 'number', least: 1 }],
    },
    { name: 'show', describe: (m) => m.commands.library.show, options: [article] },
    { name: 'replace', describe: (m) => m.commands.library.replace, options: [article, files(1)] },
    { name: 'remove', describe: (m) => m.commands.library.remove, options: [article] },
    { name: 'export', describe: (m) => m.commands.library.export },
    {
      name: 'access',
      describe: (m) => m.commands.library.access,
      options: [
        {
          name: 'article',
          describe: (m) => m.commands.library.limited,
          type: 'text',
          required: true,
          suggest: (typed, m, app, { server }) => accessChoices(server, typed, m, app),
        },
        role,
        { name: 'channel', describe: (m) => m.commands.library.channel, type: 'channel' },
        { name: 'everybody', describe: (m) => m.commands.library.everybody, type: 'yesNo' },
      ],
    },
    wordsPart,
  ],
  audience: 'serverManagers',
  slow: true,

  async form(request, app) {
    const { subcommand, options } = request;
    if (options.file || options.url !== undefined) return null;
    if (subcommand === 'add')
      return formFor(request, ['add', ...(options.role ? [options.role] : [])].join(':'));
    if (subcommand !== 'replace') return null;
    const upload = uploadMeant(await shelved(request, app), options.article ?? '');
    const bytes = upload.from.kind === 'text' ? await app.shelf.bytes(serverOf(request), upload) : null;
    const text = bytes && unwritten(bytes);
    return formFor(request, `replace:${upload.id}`, upload.title.slice(0, LONGEST_TITLE), text ?? '');
  },

  async submit(request, app, state, { title = '', text = '' }) {
    const [what, id] = state.split(':');
    const manifest = await shelved(request, app);
    const over = what === 'replace' && id !== undefined ? uploadMeant(manifest, id) : undefined;
    const role = what === 'add' ? id : undefined;
    return add(request, app, manifest, { files: [written(title, text, over)], refused: [] }, role);
  },

  async run(request, app) {
    const { m, subcommand, options, largestFile } = request;
    const { shelf } = app;
    const server = serverOf(request);
    if (subcommand === 'access') return accessReply(server, request, app);
    if (subcommand === 'words') return wordsReply(server, request, app);
    // What is handed in is held in memory until it is read.
    if (subcommand === 'add' || subcommand === 'replace')
      return app.inTurn(`the library of ${server}`, () => take(request, app));
    const manifest = await shelved(request, app);
    const meant = () => uploadMeant(manifest, options.article ?? '');
    switch (subcommand) {
      case 'show': {
        const upload = meant();
        const bytes = await shelf.bytes(server, upload);
        const description = bytes && (await shelf.describe(upload.path, bytes));
        if (!description) throw notKept();
        const { from } = upload;
        const fresh = manifest.addresses.some(({ url }) => from.kind === 'address' && from.source === url);
        const how = { now: new Date(), fresh };
        return { kind: 'report', lines: uploadReport(m, upload, description, how) };
      }
      case 'remove': {
        const removed = await shelf.remove(server, [meant().id]);
        if (!removed) throw notKept();
        await audit(request, app, { removed: removed.result });
        return changedReport(m, m.library.removed, removed, { said: m.library.gone, canUndo: true });
      }
      case 'export':
        return withWords(
          m,
          await exported(m, shelf, server, manifest, largestFile),
          (await app.synonyms.of(server)) ?? [],
        );
      default:
        return shelfList(m, manifest, shelf.quota, options.page);
    }
  },

  async act(request, app, state) {
    const { m } = request;
    const { shelf } = app;
    if (state.startsWith(UNWORD)) return wordRemoved(serverOf(request), state, request, app);
    const [what, change = ''] = state.split(':');
    const restored = what === 'undo' ? await shelf.undo(serverOf(request), change) : null;
    if (!restored) throw notKept();
    if (!restored.result.length) return { kind: 'note', text: m.library.tooLate };
    await audit(request, app, { restored: restored.result });
    return changedReport(m, m.library.restored, restored, { said: m.library.ready, canUndo: false });
  },
} satisfies Command;

/** Keeps what is handed in, in files or by an address. */
async function take(request: Request, app: App): Promise<Reply> {
  const { subcommand, options } = request;
  const manifest = await shelved(request, app);
  const over = subcommand === 'replace' ? uploadMeant(manifest, options.article ?? '') : undefined;
  if (!over && options.url !== undefined) return addAddress(request, app, manifest, options.url);
  const room = app.shelf.quota.bytes - sizeOf(manifest);
  const given = await fetchGiven(options.file ?? [], room, over);
  return add(request, app, manifest, given, over ? undefined : options.role);
}

/** Keeps what is at an address, and whether it is to be looked at again. */
async function addAddress(request: Request, app: App, manifest: Manifest, url: string): Promise<Reply> {
  const { m, user, options, redone: again = false } = request;
  const { access, shelf, web } = app;
  const server = serverOf(request);
  if (options.file) throw new UserError((m) => m.library.either);
  try {
    const looked = await lookAt(web, manifest, url.trim(), Date.now());
    if (!looked) throw notKept();
    const { gone, refused, address } = looked;
    const { role } = options;
    const limited = await limitIncoming(server, manifest, looked.files, role, access);
    const added = await shelf.add(server, limited.files, { by: user, gone, again });
    const next = options.fresh ? { ...address, by: user, ...(role && { role }) } : null;
    if (!added || !(await shelf.remember(server, (all) => remembered(all, address.url, next))))
      throw notKept();
    await limited.settle(added.result);
    const taken = manifest.uploads.filter(({ id }) => gone.includes(id));
    await audit(request, app, { ...addedDeeds(added.result), removed: taken });
    const result = [...added.result, ...limited.refused, ...refused];
    const said = [...limitedText(m, limited, role), ...(next ? [m.library.fresh] : [])];
    return addedReport(m, shelf.quota, { ...added, result }, said, limited.canUndo);
  } catch (error) {
    if (!(error instanceof AddressError)) throw error;
    const { problem } = error;
    return { kind: 'report', lines: [m.library.notFetched, { row: m.library.address[problem] }] };
  }
}

/** Keeps files, for one `role` alone where one is given, and tells of them and of those that were refused before. */
async function add(
  request: Request,
  app: App,
  manifest: Manifest,
  { files, refused }: { files: readonly Incoming[]; refused: readonly Outcome[] },
  role?: string,
): Promise<Reply> {
  const { m, user, redone: again = false } = request;
  const { access, shelf } = app;
  const server = serverOf(request);
  const limited = await limitIncoming(server, manifest, files, role, access);
  const added = await shelf.add(server, limited.files, { by: user, again });
  if (!added) throw notKept();
  await limited.settle(added.result);
  await audit(request, app, addedDeeds(added.result));
  const result = [...added.result, ...limited.refused, ...refused];
  return addedReport(m, shelf.quota, { ...added, result }, limitedText(m, limited, role), limited.canUndo);
}

function formFor({ m }: Request, state: string, title = '', text = ''): Form {
  const { form } = m.library;
  return {
    command: 'library',
    state,
    title: state.startsWith('add') ? form.add : form.replace,
    fields: [
      { name: 'title', label: form.title, value: title, most: LONGEST_TITLE },
      { name: 'text', label: form.text, value: text, most: LONGEST_TEXT, long: true },
    ],
  };
}

/** The audience of the command is of a server. */
function serverOf({ server }: Pick<Request, 'server'>): string {
  if (server === null) throw new UserError((m) => m.insights.onlyInServers);
  return server;
}

async function shelved(request: Request, { shelf }: App): Promise<Manifest> {
  const manifest = await shelf.of(serverOf(request));
  if (!manifest) throw notKept();
  return manifest;
}
