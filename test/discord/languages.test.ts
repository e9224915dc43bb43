import { Locale } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import type { Messages } from '../../src/app/messages/types.ts';
import { BUTTON_LABEL, DESCRIPTION } from '../../src/discord/limits.ts';
import { SLASH_COMMANDS as COMMANDS, MESSAGE_COMMANDS } from '../../src/discord/registry.ts';
import type { Library } from '../../src/library/library.ts';
import { type BotHarness, openBotHarness, openSeeds } from '../support/botHarness.ts';

const { en, ...others } = LANGUAGES;
const all = Object.entries<Messages>(LANGUAGES);

describe.each(Object.entries<Messages>(others))('%s', (code, m) => {
  const english = sentences(en);
  const own = sentences(m);

  test('has every sentence that English has, and no other', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('keeps what stands for something', () => {
    for (const [key, { shown }] of english) {
      const given = placeholders(shown);
      expect(placeholders(own.get(key)?.shown ?? ''), key).toEqual(given);
    }
  });

  test('keeps nothing in English by accident', () => {
    const same = [...english].filter(
      ([key, { shown }]) => own.get(key)?.shown === shown && /\p{L}{2}/u.test(shown),
    );
    expect(same.map(([key]) => key).filter((key) => !SAME[code]?.includes(key))).toEqual([]);
  });

  test('names the commands as Discord calls them there', () => {
    const names = Object.values<string>({ ...m.commandNames, ...m.optionNames });
    const inDiscord = [...own].filter(([key]) => !/^terminal\.|^help\.inTerminal/.test(key));
    for (const [key, { shown }] of inDiscord)
      for (const [, name = ''] of shown.matchAll(/`\/?([\p{L}-]+)`/gu)) expect(names, key).toContain(name);
  });
});

/** What is rightly the same as in English. */
const SAME: Record<string, string[]> = {
  fr: [
    'commandNames.article',
    'commandNames.articles',
    'articles.heading',
    'optionNames.question',
    'optionNames.article',
    'optionNames.page',
    'answer.page',
    'answering.form.question',
  ],
  de: ['commandNames.status', 'optionNames.name', 'settings.helpersIn'],
  id: ['commandNames.status', 'status.heading'],
};

describe.each(all)('%s', (_, m) => {
  test('fits in Discord', () => {
    const fits = (limit: number, texts: string[]) => {
      for (const text of texts) expect([...text].length, text).toBeLessThanOrEqual(limit);
    };
    fits(
      DESCRIPTION,
      Object.values(m.commands).flatMap((command) => Object.values<string>(command)),
    );
    fits(
      BUTTON_LABEL,
      [m.buttons, m.settings.buttons, m.privacy.buttons].flatMap((b) => Object.values<string>(b)),
    );
    fits(45, [...Object.values(m.followUp), ...Object.values(m.answering.form)]);
    fits(32, Object.values(m.menu));
    const { chooseChannels, chooseLanguage, chooseSureness, surenesses } = m.settings;
    fits(80, [m.answering.notify]);
    fits(150, [m.answering.choose, chooseChannels, chooseLanguage, chooseSureness]);
    const options = Object.values(surenesses).flatMap(({ name, means }) => [name, means]);
    fits(100, [m.auto, m.settings.serversOwn('x'.repeat(30)), ...options]);
  });

  test('has names that Discord takes, none twice', () => {
    for (const names of [Object.values(m.commandNames), Object.values(m.optionNames)]) {
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) {
        expect(name).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u);
        expect(name).toBe(name.toLowerCase().normalize('NFC'));
      }
    }
  });

  test('has one form for each plural that its language has, where it has more than one', () => {
    const { insights, privacy, articles } = m;
    const counted = [
      insights.declined,
      insights.unkept,
      privacy.ratings,
      privacy.declines,
      articles.paragraphs,
    ];
    const plurals = new Intl.PluralRules(m.locale);
    for (const count of counted) {
      expect(count(1)).toContain(m.number(1));
      expect(count(1234)).toContain(m.number(1234));
      const differ = count(1).replace('1', '#') !== count(7).replace('7', '#');
      if (plurals.select(1) === plurals.select(7)) expect(differ).toBe(false);
    }
  });
});

test('what Discord is told is in all languages, and only in locales that it has', () => {
  const locales = Object.values(LANGUAGES).flatMap(({ discordLocales }: Messages) => discordLocales);
  expect(new Set(locales).size).toBe(locales.length);
  for (const [code, { discordLocales }] of Object.entries<Messages>(others))
    expect(discordLocales.map((locale) => locale.split('-')[0])).toContain(code);
  for (const locale of locales) expect(Object.values<string>(Locale)).toContain(locale);
  for (const { data } of MESSAGE_COMMANDS)
    expect(Object.keys(data.name_localizations ?? {}).sort(), data.name).toEqual([...locales].sort());
  for (const { data } of COMMANDS) {
    for (const part of [data, ...(data.options ?? [])]) {
      expect(Object.keys(part.name_localizations ?? {}).sort(), part.name).toEqual([...locales].sort());
      expect(Object.keys(part.description_localizations ?? {}).sort(), part.name).toEqual(
        [...locales].sort(),
      );
    }
  }
});

test('numbers, dates and lists are as each language writes them', () => {
  const each = (say: (m: Messages) => string) => Object.fromEntries(all.map(([code, m]) => [code, say(m)]));
  expect(each((m) => m.insights.declined(1234))).toMatchInlineSnapshot(`
    {
      "de": "1.234 Fragen, die die Artikel nicht beantworten",
      "en": "1,234 questions the articles don’t answer",
      "es": "1234 preguntas que los artículos no responden",
      "fr": "1 234 questions auxquelles les articles ne répondent pas",
      "id": "1.234 pertanyaan yang tidak terjawab oleh artikel",
      "ja": "記事が答えていない質問：1,234件",
      "pt": "1.234 perguntas que os artigos não respondem",
    }
  `);
  expect(each((m) => m.insights.declined(1))).toMatchInlineSnapshot(`
    {
      "de": "1 Frage, die die Artikel nicht beantworten",
      "en": "1 question the articles don’t answer",
      "es": "1 pregunta que los artículos no responden",
      "fr": "1 question à laquelle les articles ne répondent pas",
      "id": "1 pertanyaan yang tidak terjawab oleh artikel",
      "ja": "記事が答えていない質問：1件",
      "pt": "1 pergunta que os artigos não respondem",
    }
  `);
  expect(each((m) => m.settings.sureness(m.settings.surenesses.sure.name))).toMatchInlineSnapshot(`
    {
      "de": "Wie sicher ich mir sein muss: nur wenn ich mir sicher bin",
      "en": "How sure I must be: only when sure",
      "es": "Cuánta seguridad necesito: solo cuando estoy seguro",
      "fr": "Degré de certitude exigé : seulement si je suis sûr",
      "id": "Seberapa yakin saya harus: hanya jika yakin",
      "ja": "回答に必要な確かさ：確信があるときだけ",
      "pt": "Certeza de que preciso: só com certeza",
    }
  `);
  expect(
    each((m) => m.settings.language(m.settings.serversOwn(m.languageName('pt')))),
  ).toMatchInlineSnapshot(`
    {
      "de": "Sprache, wenn eine Frage sie nicht verrät: die des Servers (Portugiesisch)",
      "en": "Language when a question’s own is unclear: the server’s own (Portuguese)",
      "es": "Idioma cuando la pregunta no lo revela: el del servidor (portugués)",
      "fr": "Langue quand la question ne la révèle pas : celle du serveur (portugais)",
      "id": "Bahasa bila tidak tampak dari pertanyaan: bahasa server (Portugis)",
      "ja": "質問から言語がわからないとき：サーバーの言語（ポルトガル語）",
      "pt": "Idioma quando a pergunta não o revela: o do servidor (português)",
    }
  `);
  expect(
    each((m) => m.privacy.aboutYou(m.list([m.privacy.ratings(2), m.privacy.declines(1)]))),
  ).toMatchInlineSnapshot(`
    {
      "de": "Über dich, auf allen Servern: 2 Bewertungen und 1 Frage ohne sichere Antwort.",
      "en": "About you, in all servers: 2 ratings and 1 question without a sure answer.",
      "es": "Sobre ti, en todos los servidores: 2 valoraciones y 1 pregunta sin respuesta segura.",
      "fr": "À votre sujet, sur tous les serveurs : 2 évaluations et 1 question sans réponse sûre.",
      "id": "Tentang kamu, di semua server: 2 penilaian dan 1 pertanyaan tanpa jawaban pasti.",
      "ja": "あなたについて（すべてのサーバー）：評価2件、確かな回答のない質問1件。",
      "pt": "Sobre você, em todos os servidores: 2 avaliações e 1 pergunta sem resposta segura.",
    }
  `);
  expect(each((m) => m.answer.lines(3, 5))).toMatchInlineSnapshot(`
    {
      "de": "Zeilen 3–5",
      "en": "lines 3–5",
      "es": "líneas 3–5",
      "fr": "lignes 3–5",
      "id": "baris 3–5",
      "ja": "3～5行目",
      "pt": "linhas 3–5",
    }
  `);
});

describe('in Discord', () => {
  let library: Library;
  let harness: BotHarness;
  beforeAll(async () => {
    library = await openSeeds();
    harness = await openBotHarness(library);
  });
  // Throws if Discord refuses anything, or its description of the API does.
  afterAll(async () => {
    await harness.close();
    await library.close();
  });

  async function ask(question: string, locale: string): Promise<string> {
    const asked = await harness.discord.slash(harness.discord.user, '/ask', { question }, { locale });
    return (await asked.settled()).text;
  }

  test('a command and its options are offered in all languages', () => {
    const insights = harness.discord.registeredCommands.find(({ name }) => name === 'insights');
    expect(insights).toMatchObject({
      name_localizations: { 'pt-BR': 'análise', 'es-419': 'análisis', de: 'auswertung', ja: '分析' },
      options: [{ name: 'days', name_localizations: { 'pt-BR': 'dias', fr: 'jours', id: 'hari' } }],
    });
  });

  test.each([
    ['en', 'How do I bake sourdough bread?'],
    ['pt', 'Como se faz pão de fermentação natural em casa?'],
    ['es', '¿Cómo se hace el pan de masa madre en casa?'],
    ['fr', 'Comment fait-on du pain au levain à la maison ?'],
    ['de', 'Wie backt man zu Hause ein Brot mit Sauerteig?'],
    ['id', 'Bagaimana cara membuat roti dengan ragi alami di rumah?'],
    ['ja', '家でサワードウのパンを焼くにはどうすればいいですか？'],
  ] as const)(
    '%s: an answer is framed in the language of the question, whatever the user’s is',
    async (code, question) => {
      const text = await ask(question, code === 'en' ? 'de' : 'en-US');
      expect(text).toContain(LANGUAGES[code].answer.declined);
    },
  );

  test('else in the user’s, else in English', async () => {
    const no = '🦊🦊';
    expect(await ask(no, 'ja')).toContain(LANGUAGES.ja.answer.declined);
    expect(await ask(no, 'es-419')).toContain(LANGUAGES.es.answer.declined);
    expect(await ask(no, 'ko')).toContain(LANGUAGES.en.answer.declined);
    expect(await ask('Как испечь хлеб на закваске дома?', 'fr')).toContain(LANGUAGES.fr.answer.declined);
  });

  test.each(['bread', 'sourdough bread', 'wifi password', 'API key'])(
    'a few words tell none: %s is answered in the user’s',
    async (words) => {
      for (const [locale, code] of [
        ['pt-BR', 'pt'],
        ['fr', 'fr'],
        ['ja', 'ja'],
        ['en-US', 'en'],
      ] as const)
        expect(await ask(words, locale)).toContain(LANGUAGES[code].answer.declined);
      const { discord } = harness;
      const direct = await discord.answerTo(await discord.say(discord.user, words));
      expect(direct.text).toContain(en.answer.declined);
    },
  );

  test('but a question does, whatever the user’s', async () => {
    for (const locale of ['pt-BR', 'de'])
      for (const question of ['How do I bake bread?', 'why?', 'who bakes bread'])
        expect(await ask(question, locale)).toContain(en.answer.declined);
  });

  test.each(all.flatMap(([, m]) => m.discordLocales.map((locale) => [locale, m] as const)))(
    '%s: /help, /privacy and /settings are whole',
    async (locale, m) => {
      const { discord } = harness;
      const said = async (name: string) =>
        (await (await discord.slash(discord.admin, name, {}, { locale })).settled()).text;
      const help = await said('/help');
      for (const name of Object.keys(m.commandNames)) expect(help).toContain(`</${name}:`);
      expect(help).toContain(`**${m.menu.askAbout}** ${m.manners.help.askAbout}`);
      expect(await said('/privacy')).toContain(m.privacy.nothingAboutYou);
      expect(await said('/settings')).toContain(m.settings.keepsNoQuestions);
      expect(await said('/insights')).toContain(m.insights.heading(30));
    },
  );
});

interface Sentence {
  /** With a mark for each thing that is given to it. */
  shown: string;
}

/** Every sentence by its path; one that is made from parts, made from marks. */
function sentences(m: Messages): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') found.set(path, { shown: value });
    else if (typeof value === 'function')
      found.set(path, { shown: made(value as (...given: unknown[]) => string) });
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key);
  };
  for (const [key, value] of Object.entries(m)) if (!NO_SENTENCES.has(key)) walk(value, key);
  return found;
}

/** Of `words`, and facts about the language. */
const NO_SENTENCES = new Set([
  'locale',
  'discordLocales',
  'number',
  'percent',
  'counted',
  'languageName',
  'list',
  'oneOf',
  'date',
  'ago',
  'duration',
  'seconds',
]);

// Numbers and words both: a sentence says what it does with either.
function made(say: (...given: unknown[]) => string): string {
  const given = Array.from({ length: say.length || 1 }, (_, at) => 41 + at);
  const words = given.map((n) => `⟨${n}⟩`);
  const fromNumbers = say(...given);
  return fromNumbers.includes('NaN') ? say(...words) : fromNumbers;
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/4[1-4]|👍|👎|\*\*/gu)].map(([mark]) => mark).sort();
}
