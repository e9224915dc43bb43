import { PermissionFlagsBits } from 'discord.js';
import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { COLOURS, HEIGHT, WIDTH } from '../../src/app/activity/chart.ts';
import { groupAlike } from '../../src/app/groupAlike.ts';
import type { Channel, Message, User } from '../discord/index.ts';
import { ENGLISH, harnessOnSeeds, NONSENSE, offerToEveryone } from '../support/botHarness.ts';
import { growth, QUADRATIC } from '../support/growth.ts';
import { rowsIn } from '../support/rows.ts';

const harness = harnessOnSeeds();

async function ask(
  question: string,
  how: { in?: Channel; by?: User; private?: boolean } = {},
): Promise<Message> {
  const { discord } = harness;
  const options = { question, ...('private' in how && { private: how.private }) };
  const asked = await discord.slash(how.by ?? discord.user, '/ask', options, {
    in: how.in ?? discord.channel,
  });
  return asked.settled();
}

async function insights(place: { in?: Channel; locale?: string } = {}, options = {}): Promise<Message> {
  const { discord } = harness;
  const used = await discord.slash(discord.admin, '/insights', options, place);
  expect(used).toMatchObject({ deferred: true, ephemeral: true });
  return used.settled();
}

async function keepQuestions(press = 'Keep questions'): Promise<void> {
  const { discord } = harness;
  const shown = await (await discord.slash(discord.admin, '/settings')).settled();
  await discord.press(discord.admin, shown, press);
}

const attached = ({ attachments }: Message, name: string) =>
  attachments.find(({ filename }) => filename === name)?.data;
const csv = (message: Message) => attached(message, 'insights.csv')?.toString('utf8') ?? '';

describe('/insights', () => {
  test('has nothing to show at first', async () => {
    const shown = await insights();
    expect(shown.text).toMatchInlineSnapshot(`
      "**The last 30 days**
      Nothing yet."
    `);
    expect(shown.attachments).toEqual([]);
  });

  test('groups declined questions, counts answers, and is there after a restart', async () => {
    const { discord } = harness;
    await keepQuestions();
    await ask('How to bake sourdough bread');
    await ask('baking a sourdough bread?', { by: discord.admin });
    await ask(NONSENSE);
    await ask('Who invented the telephone?');
    await ask(ENGLISH);
    await ask(ENGLISH, { by: discord.admin });
    await harness.restart();
    const shown = await insights();
    expect(shown.text).toMatchInlineSnapshot(`
      "**The last 30 days**
      **4 questions the articles don’t answer**
      \`\`\`
      3×  How do I bake sourdough bread?
      1×  Who invented the telephone?
      \`\`\`
      **Articles that answer the most questions**
      \`\`\`
      2×  Asean urged to tap Japan cybersecurity expertise
      \`\`\`
      ---
      **Questions by day**
      🟦 2 answered · ⬜ 0 unsure · 🟧 4 not answered
      Each bar is a day (UTC), today on the right. The highest has 6 questions.
      ![Questions by day: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6](attachment://questions.png)
      All of it, as a spreadsheet:
      <file: attachment://insights.csv>
      <Answer one of these questions: How do I bake sourdough bread? | Who invented the telephone?>"
    `);
    expect((await insights({ locale: 'pt-BR' }, { days: 7 })).text).toMatchInlineSnapshot(`
      "**Os últimos 7 dias**
      **4 perguntas que os artigos não respondem**
      \`\`\`
      3×  How do I bake sourdough bread?
      1×  Who invented the telephone?
      \`\`\`
      **Artigos que mais respondem**
      \`\`\`
      2×  Asean urged to tap Japan cybersecurity expertise
      \`\`\`
      ---
      **Perguntas por dia**
      🟦 2 respondidas · ⬜ 0 sem certeza · 🟧 4 sem resposta
      Cada barra é um dia (UTC), com hoje à direita. A mais alta tem 6 perguntas.
      ![Perguntas por dia: 0, 0, 0, 0, 0, 0, 6](attachment://questions.png)
      Tudo isso, para uma planilha:
      <file: attachment://insights.csv>
      <Responder a uma destas perguntas: How do I bake sourdough bread? | Who invented the telephone?>"
    `);
    expect(csv(shown).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')).toMatchInlineSnapshot(`
      "﻿kind,question,language,article,title,count,helpful,unhelpful,first,last
      declined,How do I bake sourdough bread?,en,000_a1879b0fc47cd7db.txt,Asean urged to tap Japan cybersecurity expertise,3,,,TIME,TIME
      declined,Who invented the telephone?,en,000_a1879b0fc47cd7db.txt,Asean urged to tap Japan cybersecurity expertise,1,,,TIME,TIME
      answered,,,000_a1879b0fc47cd7db.txt,Asean urged to tap Japan cybersecurity expertise,2,,,,
      "
    `);
    expect(harness.faults()).toEqual([]);
  });

  test('without the texts it tells which articles were near', async () => {
    await ask(NONSENSE);
    await ask('Who invented the telephone?');
    const shown = await insights();
    expect(shown.text).toMatchInlineSnapshot(`
      "**The last 30 days**
      **2 questions the articles don’t answer**
      2 of them without their text (see \`/settings\`), by the nearest article:
      \`\`\`
      2×  Asean urged to tap Japan cybersecurity expertise
      \`\`\`
      ---
      **Questions by day**
      🟦 0 answered · ⬜ 0 unsure · 🟧 2 not answered
      Each bar is a day (UTC), today on the right. The highest has 2 questions.
      ![Questions by day: 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2](attachment://questions.png)
      All of it, as a spreadsheet:
      <file: attachment://insights.csv>"
    `);
    for (const word of ['sourdough', 'telephone']) {
      expect(shown.text + csv(shown)).not.toContain(word);
      expect(JSON.stringify(rowsIn(harness.dataDir, 'SELECT * FROM declines'))).not.toContain(word);
    }
  });

  test('texts are erased when the server no longer wants them', async () => {
    await keepQuestions();
    await ask(NONSENSE);
    expect((await insights()).text).toContain('sourdough');
    await keepQuestions('Don’t keep questions; erase those kept');
    const shown = await insights();
    expect(shown.text).not.toContain('sourdough');
    expect(shown.text).toContain('1 question the articles don’t answer');
  });

  test('a question asked with private is counted, and its text is nobody’s business', async () => {
    await keepQuestions();
    await ask(NONSENSE, { private: true });
    const shown = await insights();
    expect(shown.text).not.toContain('sourdough');
    expect(shown.text).toContain('1 of them without its text');
  });

  test('what one language lacks is not what the articles lack', async () => {
    const { discord } = harness;
    const options = { question: NONSENSE, language: 'pt' };
    await (await discord.slash(discord.user, '/ask', options)).settled();
    expect((await insights()).text).toContain('Nothing yet.');
  });

  test('mentions count, direct messages do not', async () => {
    const { discord } = harness;
    await keepQuestions();
    await discord.answerTo(await discord.mention(discord.user, discord.channel, NONSENSE));
    const dm = await discord.say(discord.user, 'Who invented the telephone?', {
      in: discord.dm(discord.user),
    });
    await discord.answerTo(dm);
    const shown = await insights();
    expect(shown.text).toContain('1×  How do I bake');
    expect(shown.text).not.toContain('telephone');
  });

  test('articles that people did not find helpful', async () => {
    const { discord } = harness;
    const answer = await ask(ENGLISH);
    await discord.press(discord.user, answer, '👎');
    await discord.press(discord.admin, answer, '👍');
    expect((await insights()).text).toMatch(/\*\*Articles rated 👎\*\*\n```\n1× {2}Asean urged/);
    await harness.restart();
    await discord.press(discord.user, answer, '👍');
    const shown = await insights();
    expect(shown.text).not.toContain('👎');
    expect(csv(shown)).toMatch(/\nrated,,,000_[^,]*,Asean[^,]*,,2,0,,/);
  });

  test('a question that is a formula is text in a spreadsheet, and markup is text in Discord', async () => {
    await keepQuestions();
    const nasty = [
      '=HYPERLINK("http://evil.example","Sourdough")',
      '+1+cmd|calc sourdough bread',
      '@SUM(1) **@everyone** ```x``` <@123456789012345678> sourdough',
      '-2 sourdough loaves, "quoted", and\nmore lines',
    ];
    for (const question of nasty) await ask(question);
    const shown = await insights();
    const cells = csv(shown).split(/\r?\n/).slice(1).join('\n');
    for (const start of ['=', '+', '-', '@'])
      expect(cells).not.toMatch(new RegExp(`(?:^|,)"?\\${start}`, 'm'));
    expect(cells).toContain(`"'=HYPERLINK(""http://evil.example"",""Sourdough"")"`);
    expect(cells).not.toContain('123456789012345678');
    // In a menu nothing is markup.
    const [table = ''] = shown.text.split('\n<Answer');
    expect(table.match(/```/g)?.length).toBe(2);
    expect(shown.text).not.toContain('123456789012345678');
  });

  test('any amount fits in a message, and all of it is in the file', async () => {
    await keepQuestions();
    await ask(NONSENSE);
    const words =
      'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november'.split(' ');
    const [row] = rowsIn(harness.dataDir, 'SELECT * FROM declines') as {
      server: string;
      asker: string;
      at: number;
    }[];
    await harness.store.use(
      (db) =>
        db.transaction(async (sql) => {
          const { server = '', asker = '', at = 0 } = row ?? {};
          for (const a of words)
            for (const b of words)
              await sql.write(
                'INSERT INTO declines (server, asker, at, question, language, nearest) VALUES (?, ?, ?, ?, ?, ?)',
                ...[server, asker, at, `${a}${b} ${b}${a} `.repeat(10), 'en', `no/${a}.md`],
              );
        }),
      undefined,
    );
    const shown = await insights();
    expect(shown.text).toContain('… and ');
    expect(shown.text.length).toBeLessThan(4000);
    expect(csv(shown).trim().split('\n').length).toBeGreaterThan(50);
  });

  test('one server sees nothing of another', async () => {
    const { discord } = harness;
    const other = discord.addGuild({ name: 'Other', members: [discord.user, discord.admin] });
    const there = discord.addChannel('there', { guild: other });
    const role = discord.addRole({ name: 'Manager', guild: other, permissions: 32n });
    other.members.get(discord.admin.id)?.roles.push(role);
    await keepQuestions();
    await ask(NONSENSE);
    await ask(ENGLISH, { in: there });
    expect((await insights({ in: there })).text).toMatch(
      /^\*\*The last 30 days\*\*\n\*\*Articles that answer the most questions/,
    );
    expect((await insights()).text).not.toContain('answer the most');
    const askers = rowsIn(harness.dataDir, 'SELECT asker FROM declines');
    expect(JSON.stringify(askers)).not.toContain(discord.user.id);
  });

  test('is for those who may manage the server, whatever the server has set', async () => {
    const { discord } = harness;
    await expect(discord.slash(discord.user, '/insights')).rejects.toThrow();
    await offerToEveryone(discord, 'insights');
    const refused = await discord.slash(discord.user, '/insights', {}, { locale: 'pt-BR' });
    expect(refused.ephemeral).toBe(true);
    expect((await refused.settled()).text).toBe(
      'Só membros que podem gerenciar este servidor podem fazer isso.',
    );
  });
});

describe('the picture of the questions', () => {
  const drawn = (message: Message) => attached(message, 'questions.png');
  const colours = (png: Buffer | undefined) => {
    const { width, height, data, channels } = decode(png ?? new Uint8Array());
    const seen = new Map<string, number>();
    for (let at = 0; at < data.length; at += channels) {
      const colour = `#${Buffer.from(data.slice(at, at + 3)).toString('hex')}`;
      seen.set(colour, (seen.get(colour) ?? 0) + 1);
    }
    return { width, height, dots: (colour: string) => seen.get(colour) ?? 0 };
  };

  test('shows how many were answered and declined, in colours that its words name', async () => {
    await ask(ENGLISH);
    await ask(ENGLISH);
    await ask(NONSENSE);
    const shown = await insights();
    expect(shown.text).toMatch(
      /\n---\n\*\*Questions by day\*\*\n🟦 2 answered · ⬜ 0 unsure · 🟧 1 not answered\n/,
    );
    expect(shown.attachments.map(({ filename }) => filename)).toEqual(['questions.png', 'insights.csv']);
    const { width, height, dots } = colours(drawn(shown));
    expect([width, height]).toEqual([WIDTH, HEIGHT]);
    // Two of three, in one bar.
    expect(dots(COLOURS.answered) / dots(COLOURS.declined)).toBeCloseTo(2, 1);
    expect(dots(COLOURS.unsure)).toBe(0);
    expect(drawn(shown)?.length).toBeLessThan(20_000);
    expect(harness.discord.violations).toEqual([]);
  });

  test('does not come where there is nothing to compare, nor where files cannot be sent', async () => {
    const { discord } = harness;
    await ask(NONSENSE);
    expect(drawn(await insights({}, { days: 1 }))).toBeUndefined();
    discord.deny(discord.channel, discord.bot, PermissionFlagsBits.AttachFiles);
    const shown = await insights();
    expect(drawn(shown)).toBeUndefined();
    expect(shown.text).toContain('1 question the articles don’t answer');
  });
});

describe('questions that are alike', () => {
  const groups = async (language: string, ...questions: string[]) => {
    const found = await groupAlike(questions.map((question) => ({ question, language })));
    return found.map((group) => group.map(({ question }) => question));
  };

  test('stand together: other words around, other forms, other spellings', async () => {
    const english = [
      'How can I bake bread?',
      'Where is the harbour?',
      'bread baking',
      'baking breads',
      'the harbor?',
    ];
    expect(await groups('en', ...english)).toEqual([
      ['How can I bake bread?', 'bread baking', 'baking breads'],
      ['Where is the harbour?', 'the harbor?'],
    ]);
    const portuguese = ['Quanto custa a inscrição?', 'quanto custa a inscricao', 'Quais são os horários?'];
    expect(await groups('pt', ...portuguese)).toEqual([
      ['Quanto custa a inscrição?', 'quanto custa a inscricao'],
      ['Quais são os horários?'],
    ]);
    expect(await groups('ja', '図書館はどこですか', '図書館はどこ？')).toHaveLength(1);
  });

  test('and others apart', async () => {
    expect(await groups('en', 'What is the price of tea?', 'What is the price of coffee?')).toHaveLength(2);
    expect((await groups('en', 'who?', '???', '', 'telephone')).flat()).toHaveLength(4);
  });

  test('of thousands, all of them unlike, each is compared with the others by their sums alone', async () => {
    const unlike = (size: number) =>
      Array.from({ length: size }, (_, at) => `question ${at.toString(36)} of ${(at * 7919).toString(36)}`);
    expect(await growth(4000, unlike, (all) => groups('en', ...all))).toBeLessThan(QUADRATIC);
  });
});
