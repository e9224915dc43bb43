import { ComponentType } from 'discord.js';
import { COMMANDS } from '../../../commands/index.ts';
import { mayUse } from '../../app/audience.ts';
import type { Messages } from '../../app/messages/types.ts';
import type {
  AttachedPicture,
  FilesReply,
  GoneReply,
  ListReply,
  Menu,
  Reply,
  ReportReply,
} from '../../app/reply.ts';
import { helpReport, type ListedArticle } from '../../app/reports.ts';
import type { KnownServer } from '../../app/settingsReport.ts';
import { markUp, markUpLine, type Text } from '../../app/text.ts';
import { UserError } from '../../app/userError.ts';
import { encodeScope } from '../scope.ts';
import type { Block } from './block.ts';
import { button, row } from './buttons.ts';
import { type Card, card, inBlocks, memoryOf, note, pages, panel, questionTexts } from './card.ts';
import { discordStyle } from './citations.ts';
import { commandButton } from './controls.ts';
import { type Opened, readerCard } from './readerPage.ts';
import { settingsPanel } from './settingsPanel.ts';

/** What a reply does not say of the place where it is shown. */
export interface Place {
  /** Where a page of an article was opened from. */
  opened?: Opened;
  server?: KnownServer;
  /** How a command is named so that it can be clicked, as far as that is known. */
  mention?(command: string): string | null;
}

/** A reply as a Discord message; `m` are the messages of whoever gets it. */
export function render(reply: Reply, m: Messages, { opened = {}, server, mention }: Place = {}): Card {
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
      return readerCard(reply, m, opened);
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
      return helpCard(reply, mention);
    case 'settings':
      return settingsPanel(m, reply.settings, server ?? NOWHERE, reply.notice);
  }
}

const NOWHERE: KnownServer = { locale: 'en', has: () => true, readsMessages: false };

function buttonsOf({ actions = [] }: Pick<ReportReply, 'actions'>) {
  return actions.flatMap((action) => (action.kind === 'command' ? [commandButton(action)] : []));
}

function reportCard({ lines, actions = [], picture, menu, file }: ReportReply, m: Messages): Card {
  const made = panel(m, lines, [], picture ? [pictured(picture)] : []);
  const noted = file && { ...made, components: [...made.components, ...note(file.note).components] };
  const whole = noted ? withFile(noted, file.name, Buffer.from(file.text)) : made;
  const rows = [...(menu ? menuRow(menu) : []), ...row(buttonsOf({ actions }))];
  return { ...whole, components: [...whole.components, ...rows] };
}

function menuRow({ command, state, placeholder, choices }: Menu) {
  const options = choices.map(({ value, label, hint }) => ({
    value,
    label,
    ...(hint !== undefined && { description: hint }),
  }));
  return row([
    { type: ComponentType.StringSelect, custom_id: `${command}:${state}`, placeholder, options } as const,
  ]);
}

function pictured({ name, bytes, description, lines }: AttachedPicture): Block {
  const content = lines.map((line) => markUpLine(line, discordStyle)).join('\n');
  const file = { name, attachment: Buffer.from(bytes) };
  return { content, pictures: [{ url: `attachment://${name}`, file, description }] };
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
    files: [...(made.files ?? []), { name, attachment: Buffer.from(bytes) }],
  };
}

/** How to ask, and the commands for whoever asks. */
function helpCard({ messages: m, who }: Extract<Reply, { kind: 'help' }>, mention: Place['mention']): Card {
  const commands = COMMANDS.filter((command) => mayUse(command, who)).map(({ name, describe }) => {
    const shown: Text = mention?.(name) ?? { strong: `/${m.commandNames[name]}` };
    return [shown, describe(m)] as const;
  });
  const about = [{ strong: m.menu.askAbout }, m.manners.help.askAbout] as const;
  const how = [...m.help.inDiscord, ...(who.server === null ? [] : [m.manners.help.elsewhere])];
  return panel(m, helpReport(m, how, [...commands, about]));
}

/** One page of a list: of articles with the menu that opens them and buttons that turn it, of others with the option that does. */
function listCard({ messages: m, heading, rows, articles, page = 1, command }: ListReply): Card {
  const all = pages(rows.map((row) => markUpLine(row, discordStyle)));
  const shown = all[page - 1];
  if (!shown) throw new UserError((m) => m.trouble.noSuchPage(page, all.length));
  const turn = articles ? '' : ` · \`/${command} ${m.optionNames.page}:\``;
  const footer = all.length > 1 ? [`-# ${m.articles.page(page, all.length)}${turn}`] : [];
  if (!articles) return panel(m, [heading, ...shown, ...footer]);
  const before = all.slice(0, page - 1).flat().length;
  const turns = [
    ...(page > 1 ? [button(`articles:${page - 1}`, m.buttons.previous)] : []),
    ...(page < all.length ? [button(`articles:${page + 1}`, m.buttons.next)] : []),
  ];
  const controls = [...openers(m, articles.slice(before, before + shown.length)), ...row(turns)];
  return panel(m, [heading, ...shown, ...footer], controls);
}

function openers(m: Messages, articles: readonly ListedArticle[]) {
  // Two articles of one path there are not, but nobody would want a list that Discord refuses.
  const options = [...new Map(articles.map((one) => [one.article, one])).values()].map(
    ({ article, title, hint }) => ({ value: article, label: title || article, description: hint }),
  );
  const placeholder = m.manners.openArticle;
  return options.length
    ? row([{ type: ComponentType.StringSelect, custom_id: 'read:open', placeholder, options } as const])
    : [];
}

/** That what a button was about is no longer there, with the question and the offer to ask it again. */
function goneCard({ sentence, article }: GoneReply, m: Messages, { asked, scope }: Opened): Card {
  const again = asked ? [button(`again:${encodeScope(scope ?? {})}`, m.buttons.again)] : [];
  const read = article ? [button(`read:${article}`, m.buttons.fromStart)] : [];
  const question = asked ? questionTexts(asked, m) : [];
  const made = inBlocks([...question, { content: sentence }], row([...again, ...read]));
  return { ...made, memory: memoryOf(asked, question) };
}
