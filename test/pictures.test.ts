import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import type { Citation } from '../index/citation.ts';
import type { Article } from '../index/ingest/article.ts';
import { parseMarkdown } from '../index/ingest/formats/markdown.ts';
import { quote } from '../index/ingest/quotation.ts';
import { openApp } from '../src/app/app.ts';
import { LANGUAGES } from '../src/app/messages/messages.ts';
import { type Library, openLibrary } from '../src/library/library.ts';
import { logTo } from '../src/ops/log.ts';
import { report } from '../src/terminal/move.ts';
import { answerPage } from '../src/terminal/render.ts';
import { runTerminal } from '../src/terminal/repl.ts';
import { themeFor } from '../src/terminal/theme.ts';
import type { Message } from './discord/index.ts';
import {
  type BotHarness,
  harnessOnSeeds,
  harnessWithAnswers,
  NONSENSE,
  openBotHarness,
} from './support/botHarness.ts';
import { type Fixtures, openFixtures, type Quotation } from './support/fixtures.ts';
import { makePdf } from './support/madeFiles.ts';
import { written } from './support/written.ts';

// The pictures of the README and of the pages are what people see: each is a message of the bot, to the letter.
const root = join(import.meta.dirname, '..');
const names = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const documents = names.map((name) => readFileSync(join(root, name), 'utf8')).join('\n');
const pictures = Array.from(
  documents.matchAll(/^```text\n([\s\S]*?)\n```$/gm),
  ([, picture = '']) => picture,
);

/** Those that are what is shown. */
const compared = new Set<string>();

function compare(shown: string): void {
  expect(pictures).toContain(shown);
  compared.add(shown);
}

/** The same where something of it is another each time. */
function compareBut(varies: RegExp, shown: string): void {
  const same = (text: string) => text.replace(varies, '…');
  const picture = pictures.find((one) => same(one) === same(shown));
  expect(picture, shown).toBeDefined();
  compared.add(picture ?? '');
}

/** Without the marks that nobody sees. */
function seen({ text }: Message): string {
  return text.replace(/[\u2066-\u2069]|\\(?=[_*~])/gu, '');
}

const LANTERN: Quotation[] = [
  [
    'coast/lantern.txt',
    'The keeper of the lighthouse cleaned the lantern every morning. The lantern of the lighthouse burned whale oil at first.',
    'The lantern of the lighthouse burned whale oil at first.',
  ],
  [
    'coast/lantern.txt',
    'Each lantern of the lighthouse had eight lenses.',
    'Each lantern of the lighthouse had eight lenses.',
  ],
  [
    'lighthouse.md',
    'The keeper Amos Reed repaired it with parts of a shipwreck.',
    'The keeper Amos Reed repaired it with parts of a shipwreck.',
  ],
  ['coast/ships.txt', 'Captains feared the rocks before the lighthouse had a lantern.', 'Captains feared'],
];
const BUILT =
  'The lighthouse of Cape Verity was built in 1871 by the engineer Clara Bowman. It stands on a granite cliff, forty metres above the sea.';
const BARGE =
  'A biblioteca flutuante do rio Tapajós foi inaugurada em março de 1998 pela professora Helena Prado.';

test('npm run move', () => {
  const rows = {
    settings: 12,
    access: 3,
    synonyms: 2,
    answers: 318,
    declines: 1204,
    ratings: 97,
    kept: 56,
    waiting: 2,
  };
  compare(report({ rows, articles: 40, key: true }, '.data').join('\n'));
});

describe('of given answers', () => {
  const harness = harnessWithAnswers({
    lantern: { language: 'en', quotations: LANTERN, score: 0.25 },
    built: { language: 'en', quotations: [['lighthouse.md', BUILT, BUILT]] },
    keeper: {
      language: 'en',
      quotations: [['lighthouse.md', LANTERN[2]?.[1] ?? '', 'The keeper Amos Reed repaired it']],
    },
    library: { language: 'en', quotations: [['biblioteca.txt', BARGE, 'foi inaugurada em março de 1998']] },
  });

  test.each(['What was in the lantern?', 'Who opened the floating library?', 'How do I bake bread?'])(
    '%s',
    async (question) => {
      const { discord } = harness;
      const asked = await discord.slash(discord.user, '/ask', { question });
      compare(seen(await asked.settled()));
    },
  );

  test('In context', async () => {
    const { discord } = harness;
    const asked = await discord.slash(discord.user, '/ask', { question: 'Who built the lighthouse?' });
    const pressed = await discord.press(discord.user, await asked.settled(), 'In context');
    compare(seen(await pressed.settled()));
  });

  test('Ask about this', async () => {
    const { discord } = harness;
    const said = await discord.say(discord.admin, 'Which keeper repaired it?', { in: discord.channel });
    const asked = await discord.menu(discord.user, 'Ask about this', said);
    compare(seen(await asked.settled()));
  });
});

describe('of the seeds', () => {
  const harness = harnessOnSeeds();

  test('/articles, /settings and /privacy', async () => {
    const { discord } = harness;
    for (const name of ['/articles', '/settings']) {
      const used = await discord.slash(discord.admin, name);
      compare(seen(await used.settled()));
    }
    await discord.press(discord.user, await ask('What did Anwar say Japan could share with Asean?'), '👍');
    await ask(NONSENSE);
    const privacy = await discord.slash(discord.user, '/privacy');
    compare(seen(await privacy.settled()));
  });

  test('/insights', async () => {
    const { discord } = harness;
    const settings = await (await discord.slash(discord.admin, '/settings')).settled();
    await discord.press(discord.admin, settings, 'Keep questions');
    for (const question of [NONSENSE, NONSENSE, NONSENSE, 'Who invented the telephone?']) await ask(question);
    for (const question of ['Who greeted the leaders?', 'Who greeted the leaders?']) await ask(question);
    const insights = await discord.slash(discord.admin, '/insights');
    const text = seen(await insights.settled());
    const files = /(?:!\[[^\]]*\]\(|<file: )attachment:\/\/([\w.]+)[)>]/g;
    compare(text.replaceAll('```\n', '').replace(files, '$1'));
  });

  test('/status, and the same question in another language', async () => {
    const { discord } = harness;
    const status = await discord.slash(discord.user, '/status');
    // What it lacks here is no part of the picture.
    compareBut(VARYING, seen(await status.settled()).split('\nPermissions', 1)[0] ?? '');
    const direct = { in: discord.dm(discord.user) };
    await discord.answerTo(await discord.say(discord.user, 'Who greeted the leaders?', direct));
    const more = await discord.say(discord.user, 'and in Portuguese?', direct);
    compare(seen(await discord.answerTo(more)));
  });

  async function ask(question: string): Promise<Message> {
    return (await harness.discord.slash(harness.discord.user, '/ask', { question })).settled();
  }
});

describe('of other folders', () => {
  test('articles of one title', async () => {
    const article = '# Introduction\n\nWhat the fox says on a chilly night is told here.\n';
    const names = ['linux', 'macos', 'windows'].map((name) => [`${name}/introduction.md`, article]);
    await among(Object.fromEntries(names), async ({ discord }) => {
      const listed = seen(await (await discord.slash(discord.user, '/articles')).settled());
      compare(listed.split('\n').slice(0, 4).join('\n'));
    });
  });

  test('/reindex and /library add', async () => {
    const fox = 'The fox went out on a chilly night.';
    await among(
      { 'old.txt': fox, 'stays.txt': `${fox} It prayed for the moon.` },
      async ({ discord }, folder) => {
        await folder.write('new_*.md', 'The moon gave it light.');
        await folder.remove('old.txt');
        const reindexed = await discord.slash(discord.admin, '/reindex');
        const shown = await reindexed.settled();
        await vi.waitFor(() => expect(seen(shown)).toContain('rebuilt'));
        compareBut(VARYING, seen(shown));
        const added = await discord.slash(discord.admin, '/library add', LIBRARY);
        compare(seen(await added.settled()));
      },
    );
  });

  async function among(
    files: Record<string, string>,
    work: (harness: BotHarness, folder: Fixtures) => Promise<void>,
  ): Promise<void> {
    const folder = await openFixtures(files);
    const harness = await openBotHarness(folder.library, { dataDir: folder.dataDir });
    try {
      await work(harness, folder);
    } finally {
      await harness.close();
      await folder.close();
    }
  }
});

/** How long something took, or is ago. */
const VARYING = /\d+(?:\.\d+)? seconds?(?: ago)?|\bnow\b|Version \S+,/g;

const LIBRARY = {
  file: {
    filename: 'ferry.txt',
    data: 'The ferry of Alder Bay\n\nThe ferry runs every hour from seven in the morning until ten at night.\n',
  },
  file2: {
    filename: 'faq.md',
    data: `# Guild FAQ

## How do I join the guild?

Ask an officer in the lobby, who sends you an invitation within a day.

## What does it cost?

Nothing at all. The guild lives on what its members give to the bank.
`,
  },
  file3: { filename: 'nothing.txt', data: '   ' },
};

test('of a list, a table and code', async () => {
  const page = await parseMarkdown(new TextEncoder().encode(LAMP), 'lamp.md', new AbortController().signal);
  const cited = (
    number: number,
    from: string,
    to: string,
    bold: string,
    lines: [number, number],
  ): Citation => {
    const start = page.text.indexOf(from);
    const { text, blocks } = quote(page as Article, { start, end: page.text.indexOf(to) + to.length });
    const at = text.indexOf(bold);
    const rest = {
      title: 'The lamp room',
      language: 'en',
      excerpt: text,
      sentences: [],
      boldShare: 1,
      score: 1,
    };
    return { number, article: 'lamp.md', ...rest, text, blocks, bold: [at, at + bold.length], lines };
  };
  const citations = [
    cited(1, 'To light', 'ten seconds.', 'Wait until the gauge shows 2.5, as the manual says.', [5, 9]),
    cited(2, 'Season', '15:00', 'Summer | every day | 09:00 | 19:00', [13, 17]),
    cited(3, 'The timer', 'flashes: 2', '  flashes: 2', [21, 28]),
  ];
  const answer = {
    language: 'en',
    verdict: 'answer' as const,
    answered: true,
    citations,
    onlyIn: null,
    noArticles: false,
    nearest: [],
  };
  const sure = { answerability: 1, confidence: 1, ms: 1 };
  compare(answerPage({ ...answer, ...sure }, LANGUAGES.en, themeFor(false)).trimEnd());
});

const LAMP = `# The lamp room

## Lighting the lamp

To light the lamp by hand:

1. Open the **main valve**.
2. Wait until the gauge shows \`2.5\`, as [the manual](https://example.com/manual) says.
3. Press *Ignite*, and keep it pressed for ten seconds.

## Opening hours

| Season | Days | Opens | Closes |
|---|---|---|---|
| Spring | Saturday and Sunday | 10:00 | 16:00 |
| Summer | every day | 09:00 | 19:00 |
| Winter | Sunday | 11:00 | 15:00 |

## Setting the timer

The timer of the lamp is set in its file:

\`\`\`yaml
timer:
  on: sunset
  off: sunrise
  flashes: 2
\`\`\`
`;

describe('of the terminal', () => {
  const log = logTo({ write: () => {} }, 'silent', []);

  test('questions and /help', async () => {
    const library = await openLibrary({ seedsDir: join(root, 'seeds'), dataDir: '', log });
    try {
      const asked = ['Onde fica o Centro de Capacitação?', 'How do I bake bread?'];
      compare(await typed(library, asked));
      compare(await typed(library, ['/help']));
      compare(await typed(library, ['Who greeted the leaders?', 'who else?']));
    } finally {
      await library.close();
    }
  });

  test('an answer from a PDF', async () => {
    const seedsDir = mkdtempSync(join(tmpdir(), 'pictures-'));
    writeFileSync(join(seedsDir, 'handbook.pdf'), await makePdf());
    const library = await openLibrary({ seedsDir, dataDir: '', log });
    try {
      const shown = await typed(library, ['How many euros per month for a length up to 12 m?']);
      compare(shown.slice(shown.indexOf('1 ·'), shown.indexOf('\n\n  /context')));
    } finally {
      await library.close();
      rmSync(seedsDir, { recursive: true });
    }
  });

  test('files that cannot be used', async () => {
    const seedsDir = mkdtempSync(join(tmpdir(), 'pictures-'));
    const files: Record<string, string | Uint8Array> = {
      'good.txt': 'The fox went out on a chilly night.',
      'bad.md': '---\ntags: [a,\n---\n\nThe fox went out on a chilly night.\n',
      'big.txt': Buffer.alloc(9_000_000, 'fox '),
      'bin.txt': 'fox\0fox',
      'empty.txt': '',
      'heads.md': '# One\n\n## Two\n',
      'mac.txt': Buffer.from('Ol\x87, S\x8bo Paulo', 'latin1'),
      'scan.pdf': await makePdf((pdf) => pdf.addPage().rect(60, 60, 200, 200).fill('grey')),
      'x.pptx': 'PK',
      'y.png': '%PNG',
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(seedsDir, name), content);
    symlinkSync('nowhere.txt', join(seedsDir, 'gone.txt'));
    symlinkSync('/', join(seedsDir, 'out.txt'));
    const library = await openLibrary({ seedsDir, dataDir: '', log });
    try {
      const status = await typed(library, ['/status']);
      compare(status.slice(status.indexOf('10 files')));
    } finally {
      await library.close();
      rmSync(seedsDir, { recursive: true });
    }
  });

  async function typed(library: Library, lines: string[]): Promise<string> {
    const output = Object.assign(new PassThrough(), { columns: 80 });
    const surface = { input: Readable.from(lines.map((line) => `${line}\n`)), output, colors: false };
    const about = { version: '1.0.0', startedAt: new Date() };
    await runTerminal(openApp({ library, log, about }), surface, new AbortController().signal);
    return written(output).trimEnd();
  }
});

test('no other picture is shown than those that are compared, here or elsewhere', () => {
  const others = pictures.filter((picture) => !compared.has(picture));
  const elsewhere = ELSEWHERE.map((begins) => others.filter((picture) => begins.test(picture)));
  expect(elsewhere.map(({ length }) => length)).toEqual(ELSEWHERE.map((_, at) => (at === 0 ? 2 : 1)));
  expect(others.filter((picture) => !elsewhere.flat().includes(picture))).toEqual([]);
});

/** What other tests compare, and the one that shows nothing of the bot. */
const ELSEWHERE = [
  // The link to invite the bot, twice: test/readme.test.ts.
  /^https:/,
  // The rooms: test/arrows.test.ts.
  /^src\/main\.ts /,
  // npm run doctor: test/doctor.test.ts.
  /^✓ Node\.js/,
  // A line of the log, and what /healthz tells: test/services.test.ts.
  /^\{"level"/,
  /^\{"healthy"/,
  // What is typed: test/terminal/commandLine.test.ts.
  /^\/ask /,
  // A server's own word: test/discord/words.test.ts.
  /^\*\*When is the wm\?/,
  // What answers a question: test/discord/answering.test.ts.
  /Asked again, I now answer:/,
  // Lines of the log: test/readme.test.ts.
  /^The database \(DATABASE_URL\)/,
  // Replicas, drawn.
  /^ +Discord tells all/,
];
