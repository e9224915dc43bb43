import { ComponentType } from 'discord.js';
import { COMMANDS } from '../../../commands/index.ts';
import type { Messages } from '../../app/messages/types.ts';
import type { FilesReply, GoneReply, ListReply, Reply, ReportReply } from '../../app/reply.ts';
import { helpReport } from '../../app/reports.ts';
import type { KnownServer } from '../../app/settingsReport.ts';
import { markUp, markUpLine } from '../../app/text.ts';
import { UserError } from '../../app/userError.ts';
import { encodeScope } from '../scope.ts';
import { button, row } from './buttons.ts';
import { type Card, card, inBlocks, memoryOf, note, pages, panel, questionTexts } from './card.ts';
import { discordStyle } from './citations.ts';
import { commandButton } from './controls.ts';
import { type Opened, readerCard } from './readerPage.ts';
import { settingsPanel } from './settingsPanel.ts';

/** What a reply does not say of the place where it is shown. */
interface Place {
  /** Where a page of an article was opened from. */
  opened?: Opened;
  server?: KnownServer;
}

/** A reply as a Discord message; `m` are the messages of whoever gets it. */
export function render(reply: Reply, m: Messages, { opened = {}, server }: Place = {}): Card {
  switch (reply.kind) {
    case 'answer': {
      const { asked, repeats, answer, messages, cited: before, moreOf, declined, ...rest } = reply;
      const made = card(answer, messages, { ...rest, ...(repeats && { asked }) });
      const memory = {
        ...made.memory,
        before,
        ...(moreOf !== undefined && { moreOf }),
        ...(declined !== undefined && { declined }),
      };
      return { ...made, memory };
    }
    case 'page':
      return readerCard(reply.text, reply.filling, m, opened);
    case 'gone':
      return goneCard(reply, m, opened);
    case 'report':
      return reportCard(reply, m);
    case 'files':
      return filesCard(reply, m);
    case 'list':
      return listCard(reply);
    case 'note': {
      const { reaction } = reply;
      const made = note(markUp(reply.text, discordStyle), row(buttonsOf(reply)));
      return { ...made, ...(reaction && { reaction }) };
    }
    case 'help':
      return panel(
        reply.messages,
        helpReport(
          reply.messages,
          reply.messages.help.inDiscord,
          COMMANDS.map(({ name, describe }) => [reply.messages.commandNames[name], describe(reply.messages)]),
        ),
      );
    case 'settings':
      return settingsPanel(m, reply.settings, server ?? NOWHERE, reply.notice);
  }
}

const NOWHERE: KnownServer = { locale: 'en', has: () => true };

function buttonsOf({ actions = [] }: Pick<ReportReply, 'actions'>) {
  return actions.flatMap((action) => (action.kind === 'command' ? [commandButton(action)] : []));
}

function reportCard({ lines, actions = [], file }: ReportReply, m: Messages): Card {
  const made = panel(m, lines, row(buttonsOf({ actions })));
  if (!file) return made;
  const noted = { ...made, components: [...made.components, ...note(file.note).components] };
  return withFile(noted, file.name, Buffer.from(file.text));
}

/** The first of the messages that files are in. */
function filesCard({ lines, files }: FilesReply, m: Messages): Card {
  const [first, ...more] = files.map(({ name, bytes, note: said }, at) =>
    withFile(at === 0 ? panel(m, said ? [...lines, said] : lines) : note(said ?? name), name, bytes),
  );
  return { ...(first ?? panel(m, lines)), more };
}

function withFile(made: Card, name: string, bytes: Uint8Array): Card {
  const shown = { type: ComponentType.File, file: { url: `attachment://${name}` } } as const;
  return {
    ...made,
    components: [...made.components, shown],
    files: [{ name, attachment: Buffer.from(bytes) }],
  };
}

/** One page of a list, with the option that turns it. */
function listCard({ messages: m, heading, rows, page = 1, command }: ListReply): Card {
  const all = pages(rows.map((row) => markUpLine(row, discordStyle)));
  const shown = all[page - 1];
  if (!shown) throw new UserError((m) => m.trouble.noSuchPage(page, all.length));
  const turn = `/${command ?? m.commandNames.articles} ${m.optionNames.page}:`;
  const footer = all.length > 1 ? [`-# ${m.articles.page(page, all.length)} · \`${turn}\``] : [];
  return panel(m, [heading, ...shown, ...footer]);
}

/** That what a button was about is no longer there, with the question and the offer to ask it again. */
function goneCard({ sentence, article }: GoneReply, m: Messages, { asked, scope }: Opened): Card {
  const again = asked ? [button(`again:${encodeScope(scope ?? {})}`, m.buttons.again)] : [];
  const read = article ? [button(`read:${article}`, m.buttons.fromStart)] : [];
  const question = asked ? questionTexts(asked, m) : [];
  const made = inBlocks([...question, { content: sentence }], row([...again, ...read]));
  return { ...made, memory: memoryOf(asked, question) };
}
