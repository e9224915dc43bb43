import { articleId, fingerprintQuote } from '../../index/index.ts';
import type { App } from '../app/app.ts';
import type { Messages } from '../app/messages/types.ts';
import { readInContext, readPage } from '../app/reader.ts';
import type { QuoteMark, Reply } from '../app/reply.ts';
import type { Request } from '../app/request.ts';
import { answer } from '../conversation/answer.ts';
import { citationsIn, type Memory } from './memory.ts';

/** What a line leads to, and the quotation from which a page of an article was opened. */
export interface Said {
  reply: Reply;
  quote?: QuoteMark | null;
}

/** A command that goes on from what was just shown: what a button is in Discord. */
export interface Following {
  name: string;
  describe(m: Messages): string;
  /** `rest` is what is written after it. Null: nothing was shown that it could go on from. */
  run(rest: string, memory: Memory, request: Request, app: App): Promise<Said | null>;
}

const context: Following = {
  name: 'context',
  describe: (m) => m.terminal.context,
  async run(rest, memory, { m }, { library }) {
    const { reply, to = 0 } = memory.answer ?? {};
    const shown = reply?.answer.citations.slice(0, to) ?? [];
    const cited = rest ? shown.find(({ number }) => String(number) === rest) : citationsIn(memory)[0];
    if (!cited) return null;
    const quote = fingerprintQuote(cited.text, cited.lines[0]);
    return { reply: await readInContext(library, m, articleId(cited.article), quote), quote };
  },
};

const more: Following = {
  name: 'more',
  describe: (m) => m.terminal.more,
  async run(_, memory, request, app) {
    const { reply, to: from } = memory.answer ?? {};
    if (!reply || from === undefined || from >= reply.answer.citations.length) return null;
    const { asked, scope, cited } = reply;
    return { reply: await answer(request, { asked, scope, cited, from, again: true }, app) };
  },
};

const all: Following = {
  name: 'all',
  describe: (m) => m.terminal.all,
  async run(_, memory, request, app) {
    const { asked, cited, actions = [] } = memory.answer?.reply ?? {};
    const wider = actions.find(({ kind }) => kind === 'again');
    if (!asked || wider?.kind !== 'again') return null;
    return {
      reply: await answer(request, { asked, scope: wider.scope, cited: cited ?? [], again: true }, app),
    };
  },
};

const next: Following = {
  name: 'next',
  describe: (m) => m.terminal.next,
  run: (_, memory, request, app) => turned(memory, request, app, false),
};

const previous: Following = {
  name: 'previous',
  describe: (m) => m.terminal.previous,
  run: (_, memory, request, app) => turned(memory, request, app, true),
};

export const FOLLOWING: readonly Following[] = [context, more, all, next, previous];

async function turned(
  { page }: Memory,
  { m }: Request,
  { library }: App,
  back: boolean,
): Promise<Said | null> {
  if (!page || (back ? page.from === 0 : page.to >= page.total)) return null;
  const { article, version, quote } = page;
  const at = back ? page.from : page.to;
  return { reply: await readPage(library, m, { article, at, back, version, quote }), quote };
}
