import { PassThrough, Readable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { askLibrary } from '../../src/app/ask.ts';
import { openFeedback } from '../../src/app/feedback.ts';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { privacyReport } from '../../src/app/privacyReport.ts';
import { KEPT_DAYS, prune } from '../../src/app/store/retention.ts';
import { noStore } from '../../src/app/store/store.ts';
import { planStandalone } from '../../src/conversation/plan.ts';
import { logTo } from '../../src/ops/log.ts';
import { runTerminal } from '../../src/terminal/repl.ts';
import type { Message, User } from '../discord/index.ts';
import { DECLINED } from '../support/answers.ts';
import { ENGLISH, harnessOnSeeds, NONSENSE } from '../support/botHarness.ts';
import { pressAndSee } from '../support/pressAndSee.ts';
import { rowsIn } from '../support/rows.ts';
import { written } from '../support/written.ts';

const harness = harnessOnSeeds();

async function privacy(who: User, place = {}): Promise<Message> {
  const used = await harness.discord.slash(who, '/privacy', {}, place);
  expect(used.ephemeral).toBe(true);
  return used.settled();
}

/** A rating and a decline of each. */
async function use(...users: User[]): Promise<void> {
  const { discord } = harness;
  for (const user of users) {
    const answer = await (await discord.slash(user, '/ask', { question: ENGLISH })).settled();
    await discord.press(user, answer, '👍');
    await (await discord.slash(user, '/ask', { question: NONSENSE })).settled();
  }
}

const rows = (table: string) => rowsIn(harness.dataDir, `SELECT * FROM ${table}`);

const press = (user: User, shown: Message, button: string, place?: { locale: string }) =>
  pressAndSee(harness.discord, user, shown, button, place);

describe('/privacy', () => {
  test('tells what is kept, in English and Portuguese', async () => {
    const { discord } = harness;
    expect((await privacy(discord.user)).text).toMatchInlineSnapshot(`
      "**What I keep**
      - How often each article answers in a server, but not who asked.
      - That the articles didn’t answer a question, or that I wasn’t sure: its language, the nearest article and the time, but never its text if only you can see the answer.
      - Your 👍 and 👎, with the answer and the article they are for.
      - A question too long to be shown in full, so that the buttons below its answer can ask all of it again. Where only you see the answer, in direct messages and in servers that have not added me, for 24 hours after it was last shown.
      - Which sentences an answer cited, as codes, and whether it was shared, for 24 hours, so that “who else?” and *Share* repeat nothing.
      - In all of this never your name or your id, only a code that is different in each server. Without this bot’s own key nobody can tell whose it is.
      - None of it for longer than 90 days.
      - What a server adds to its library with \`/library\`, as long as it is there, with the ids of those who added it. When the server removes me, for 30 more days.
      - Where you press *Notify me*: your id, with the question and the place where you asked it, until you are told, for at most 90 days.
      - This server does not let me keep the text of other questions.
      - From direct messages, and from servers that have not added me, only long questions, what answers cited and whether they were shared, for 24 hours.
      - For an hour: which of my messages answers which of yours, so that I notice when you edit or delete it.
      Nothing is kept about you."
    `);
    await use(discord.user);
    expect((await privacy(discord.user, { locale: 'pt-BR' })).text).toMatchInlineSnapshot(`
      "**O que eu guardo**
      - Quantas vezes cada artigo responde em um servidor, mas não quem perguntou.
      - Que os artigos não responderam a uma pergunta, ou que eu não tive certeza: o idioma, o artigo mais próximo e a hora, mas nunca o texto de uma pergunta cuja resposta só você pode ver.
      - Seus 👍 e 👎: para qual resposta e qual artigo.
      - Uma pergunta longa demais para ser mostrada inteira, para que os botões da resposta a repitam por completo. Onde só você vê a resposta, nas mensagens diretas e em servidores que não me adicionaram, por 24 horas depois de mostrada pela última vez.
      - Quais frases uma resposta citou, como códigos, e se ela foi compartilhada, por 24 horas, para que nem “quem mais?” nem *Compartilhar* repitam nada.
      - Em tudo isso, nem seu nome nem seu id, só um código, diferente em cada servidor. Sem a chave deste bot, ninguém sabe de quem ele é.
      - Nada disso por mais de 90 dias.
      - O que um servidor adiciona à sua biblioteca com \`/biblioteca\`, enquanto estiver lá, com os ids de quem o adicionou. Quando o servidor me remove, por mais 30 dias.
      - Onde você aperta *Avise-me*: seu id, com a pergunta e o lugar onde a fez, até você ser avisado, por no máximo 90 dias.
      - Este servidor não permite que eu guarde o texto das outras perguntas.
      - Das mensagens diretas e de servidores que não me adicionaram, só perguntas longas, o que as respostas citaram e se foram compartilhadas, por 24 horas.
      - Por uma hora: qual das minhas mensagens responde a qual das suas, para notar quando você a edita ou apaga.
      Sobre você, em todos os servidores: 1 avaliação, 1 pergunta sem resposta segura e 1 resposta recente.
      [Apagar o que é sobre mim]"
    `);
  });

  test('tells what the server has chosen, and what holds in direct messages', async () => {
    const { discord } = harness;
    const settings = await (await discord.slash(discord.admin, '/settings')).settled();
    await discord.press(discord.admin, settings, 'Keep questions');
    expect((await privacy(discord.user)).text).toContain(
      'This server lets me keep the text of other questions',
    );
    const direct = await privacy(discord.user, { in: discord.dm(discord.user) });
    expect(direct.text).not.toContain('This server');
    expect(direct.text).toContain('From direct messages, and from servers that have not added me, only');
  });

  test('tells when whoever runs the bot logs questions', () => {
    const { en } = LANGUAGES;
    expect(privacyReport(en, 'direct', true).at(-1)).toEqual({ row: en.privacy.logged });
    expect(privacyReport(en, 'direct', false, true).at(-1)).toEqual({ row: en.privacy.elsewhere });
    expect(privacyReport(en, 'terminal', false)).toEqual([
      { strong: 'What I keep' },
      'Nothing that you ask in the terminal is kept.',
    ]);
  });

  test('deletes what is about the asker when it is confirmed, and nothing of others', async () => {
    const { discord } = harness;
    await use(discord.user, discord.admin);
    const shown = await privacy(discord.user);
    expect(shown.text).toContain(
      'About you, in all servers: 1 rating, 1 question without a sure answer, and 1 recent answer.',
    );
    // A bot that was restarted between one press and the next.
    await press(discord.user, shown, 'Delete my data');
    expect(shown.text).toMatchInlineSnapshot(`
      "Delete all of this, in all servers? This can’t be undone.
      [Delete] [Cancel]"
    `);
    expect(rows('ratings')).toHaveLength(2);
    await harness.restart();
    await press(discord.user, shown, 'Delete');
    expect(shown.text).toBe('Deleted: 1 rating, 1 question without a sure answer, and 1 recent answer.');
    expect([rows('ratings').length, rows('declines').length]).toEqual([1, 1]);
    expect((await privacy(discord.user)).text).toContain('Nothing is kept about you.');
    expect((await privacy(discord.admin)).text).toContain('About you, in all servers: 1 rating');
  });

  test('does nothing when it is not', async () => {
    const { discord } = harness;
    await use(discord.user);
    const shown = await privacy(discord.user, { locale: 'pt-BR' });
    await press(discord.user, shown, 'Apagar o que é sobre mim', { locale: 'pt-BR' });
    await press(discord.user, shown, 'Cancelar', { locale: 'pt-BR' });
    expect(shown.text).toBe('Nada foi apagado.');
    expect(rows('ratings')).toHaveLength(1);
  });

  test('covers every server, from any place', async () => {
    const { discord } = harness;
    const other = discord.addGuild({ name: 'Other', members: [discord.user] });
    const there = discord.addChannel('there', { guild: other });
    await use(discord.user);
    await (await discord.slash(discord.user, '/ask', { question: NONSENSE }, { in: there })).settled();
    const [here, elsewhere] = rows('declines');
    expect(here?.asker).not.toBe(elsewhere?.asker);
    const shown = await privacy(discord.user, { in: discord.dm(discord.user) });
    expect(shown.text).toContain('1 rating, 2 questions without a sure answer, and 1 recent answer');
    await press(discord.user, shown, 'Delete my data');
    await press(discord.user, shown, 'Delete');
    expect([rows('ratings').length, rows('declines').length]).toEqual([0, 0]);
  });

  test('says so when nothing could be deleted', async () => {
    const { discord } = harness;
    await use(discord.user);
    const shown = await privacy(discord.user);
    await press(discord.user, shown, 'Delete my data');
    await harness.store.use((db) => db.write('PRAGMA query_only = 1'), 0);
    await press(discord.user, shown, 'Delete');
    expect(shown.text).toBe(
      'It could not be deleted. Please try again later, or tell whoever runs this bot.',
    );
  });
});

test('the terminal says it too, and offers no command of a server', async () => {
  const said = async (locale: string) => {
    const output = new PassThrough();
    const input = Readable.from(['/privacy\n/help\n/settings\n']);
    const log = pino({ level: 'silent' });
    const about = { version: '1.2.3', startedAt: new Date() };
    const terminal = { input, output, colors: false, locale };
    await runTerminal(
      openApp({ library: harness.library, log, about, config: { logQuestions: true } }),
      terminal,
      new AbortController().signal,
    );
    return written(output);
  };
  const english = await said('en-GB');
  expect(english.split('> /help')[0]).toMatchInlineSnapshot(`
    "> /privacy
    What I keep
    Nothing that you ask in the terminal is kept.
    Whoever runs this bot also has questions written to its log, but not who asked
    them, and never those whose answer only the asker can see.

    "
  `);
  expect(english).toContain('/privacy See what I keep');
  expect(english).toContain('Only in a Discord server: /settings, /insights, and /library\n');
  expect(english).toMatch(/^> \/settings\nThis only works in a server that has added me\.$/m);
  expect((await said('pt_BR')).split('> /help')[0]).toMatchInlineSnapshot(`
    "> /privacy
    O que eu guardo
    Nada do que você pergunta no terminal é guardado.
    Quem administra este bot também registra as perguntas no log, sem dizer quem
    perguntou; nunca aquelas cuja resposta só quem perguntou pode ver.

    "
  `);
});

test('nothing that is kept names anybody, and direct messages leave nothing', async () => {
  const { discord } = harness;
  await use(discord.user);
  const dm = await discord.say(discord.user, NONSENSE, { in: discord.dm(discord.user) });
  await discord.answerTo(dm);
  const guest = discord.addUser({ name: 'Gil', installed: true });
  const elsewhere = discord.addGuild({ name: 'Elsewhere', members: [guest], invited: false });
  const there = discord.addChannel('there', { guild: elsewhere });
  await (await discord.slash(guest, '/ask', { question: NONSENSE }, { in: there })).settled();
  const kept = JSON.stringify(['settings', 'answers', 'declines', 'ratings'].map(rows));
  for (const { id, name } of [discord.user, guest]) {
    expect(kept).not.toContain(id);
    expect(kept).not.toContain(name);
  }
  expect(kept).not.toContain('sourdough');
  expect(rows('declines')).toHaveLength(1);
});

test('a server that removes the bot takes with it what was kept about it', async () => {
  const { discord } = harness;
  const other = discord.addGuild({ name: 'Other', members: [discord.user] });
  const there = discord.addChannel('there', { guild: other });
  await use(discord.user);
  await (await discord.slash(discord.user, '/ask', { question: ENGLISH }, { in: there })).settled();
  expect(rows('answers')).toHaveLength(2);
  discord.removeBot(discord.guild);
  await discord.until(() => rows('declines').length === 0, 'the declines to be gone');
  expect(rows('ratings')).toEqual([]);
  expect(rows('answers')).toMatchObject([{ server: other.id }]);
});

test('a log of questions holds none that is nobody else’s business', async () => {
  const lines: string[] = [];
  const log = logTo({ write: (line) => lines.push(line) }, 'info', [], true);
  const { library } = harness;
  await askLibrary({ library, log }, planStandalone(library, NONSENSE), { counts: true, sensitive: false });
  const other = planStandalone(library, 'Who invented the telephone?');
  await askLibrary({ library, log }, other, { counts: true, sensitive: true });
  expect(lines).toHaveLength(2);
  expect(lines.join()).toContain('sourdough');
  expect(lines.join()).not.toContain('telephone');
});

describe('what is kept', () => {
  const origin = { server: '1', user: '2' };
  const rating = { answer: '3', article: 'a.md', verdict: 'answer', helpful: false } as const;

  test('is gone after 90 days', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const feedback = openFeedback(harness.store, () => now);
    await feedback.rate(origin, rating);
    await feedback.record(origin, DECLINED, 'why?');
    now += (KEPT_DAYS - 1) * 86_400_000;
    await feedback.record(origin, DECLINED, 'why not?');
    expect((await feedback.insights('1', 90)).declines).toHaveLength(2);
    expect((await feedback.insights('1', 30)).declines.map(({ question }) => question)).toEqual(['why not?']);
    now += 2 * 86_400_000;
    expect((await feedback.insights('1', 999)).declines).toHaveLength(1);
    await harness.store.use((db) => prune(db, now), undefined);
    expect(rows('declines')).toHaveLength(1);
    expect(rows('ratings')).toHaveLength(0);
  });

  test('is one rating a user and DECLINED, the last one', async () => {
    const feedback = openFeedback(harness.store);
    for (const helpful of [true, false, false])
      expect(await feedback.rate(origin, { ...rating, helpful })).toBe(true);
    await feedback.rate({ ...origin, user: '4' }, { ...rating, helpful: true });
    expect((await feedback.insights('1', 90)).ratings).toEqual([
      { article: 'a.md', verdict: 'answer', helpful: 1, unhelpful: 1 },
    ]);
    expect(await feedback.about('2')).toEqual({ ratings: 1, declines: 0, questions: 0, answers: 0 });
    await feedback.forgetServer('1');
    expect(await feedback.insights('1', 90)).toEqual({ declines: [], unsure: [], answers: [], ratings: [] });
  });

  test('is nothing outside of servers, for questions without words, and without a store', async () => {
    const feedback = openFeedback(harness.store);
    expect(await feedback.rate({ ...origin, server: null }, rating)).toBe(false);
    await feedback.record({ ...origin, server: null }, DECLINED, 'why?');
    await feedback.record(origin, { ...DECLINED, language: null }, '🦊');
    expect(rows('declines')).toEqual([]);
    const none = openFeedback(noStore);
    expect(await none.rate(origin, rating)).toBe(false);
    await none.record(origin, DECLINED, 'why?');
    expect(await none.insights('1', 90)).toEqual({ declines: [], unsure: [], answers: [], ratings: [] });
    expect(await none.forgetUser('2')).toBeNull();
  });
});
