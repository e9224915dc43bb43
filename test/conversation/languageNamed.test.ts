import { Locale } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import type { Messages } from '../../src/app/messages/types.ts';
import { asksForMore, classifyFollowUp } from '../../src/conversation/followUp.ts';
import { DISCORD_LOCALES } from '../../src/conversation/languageNames.ts';

const named = (text: string) => {
  const followUp = classifyFollowUp(text, ['en', 'pt']);
  return followUp.kind === 'language' ? [followUp.language, followUp.said] : followUp.kind;
};

test('all languages of Discord are known', () => {
  expect([...DISCORD_LOCALES].sort()).toEqual(Object.values(Locale).sort());
});

describe('a language is asked for', () => {
  test.each([
    ['and in Portuguese?', 'pt', 'en'],
    ['can you say that in Portuguese, please?', 'pt', 'en'],
    ['e em inglês?', 'en', 'pt'],
    ['e em ingles?', 'en', 'pt'],
    ['em português, por favor', 'pt', 'pt'],
    ['auf Deutsch?', 'de', 'de'],
    ['kannst du das auf Portugiesisch sagen?', 'pt', 'de'],
    ['y en español?', 'es', 'es'],
    ['¿y en portugués?', 'pt', 'es'],
    ['et en portugais ?', 'pt', 'fr'],
    ['et en italien ?', 'it', 'fr'],
    ['dan dalam bahasa Portugis?', 'pt', 'id'],
    ['ポルトガル語では?', 'pt', 'ja'],
    ['用葡萄牙语呢？', 'pt', 'zh'],
    ['葡萄牙文呢？', 'pt', 'zh'],
    ['포르투갈어로는?', 'pt', 'ko'],
    ['ภาษาโปรตุเกสล่ะ', 'pt', 'th'],
    ['और पुर्तगाली में?', 'pt', 'hi'],
    ['на португальском?', 'pt', 'ru'],
    ['а по-португальски?', 'pt', 'ru'],
    ['а португальською?', 'pt', 'uk'],
    ['а на португалски?', 'pt', 'bg'],
    ['a po portugalsku?', 'pt', undefined],
    ['v portugalštině?', 'pt', 'cs'],
    ['Portekizce?', 'pt', 'tr'],
    ['και στα πορτογαλικά;', 'pt', 'el'],
    ['còn tiếng Bồ Đào Nha?', 'pt', 'vi'],
    ['entä portugaliksi?', 'pt', 'fi'],
    ['és portugálul?', 'pt', 'hu'],
    ['och på portugisiska?', 'pt', 'sv'],
    ['og på portugisisk?', 'pt', undefined],
    ['en in het Portugees?', 'pt', 'nl'],
    ['e in portoghese?', 'pt', 'it'],
    ['și în portugheză?', 'pt', 'ro'],
    ['i na portugalskom?', 'pt', 'hr'],
    ['portugalų kalba?', 'pt', 'lt'],
    ['and in Português?', 'pt', 'pt'],
    ['بالإنجليزية؟', 'en', 'ar'],
  ])('%s', (text, language, said) => {
    const found = named(text);
    expect(found[0]).toBe(language);
    if (said) expect(found[1]).toBe(said);
  });
});

test.each([
  'and in Portugal?',
  'e em Portugal?',
  'und in Italien?',
  'and in Germany?',
  'dan di Jepang?',
  'y en Francia?',
  'e na Indonésia?',
  'and the English?',
  'e os portugueses?',
  'et les Anglais ?',
  'and Japanese experts?',
  'which English newspaper?',
  'dans quoi ?',
  'quem mais?',
])('a country, a people or anything else is no language: %s', (text) => {
  expect(named(text)).not.toBeInstanceOf(Array);
});

test.each(Object.entries<Messages>(LANGUAGES))(
  '%s: the examples that the help gives work',
  (_, { help, buttons }) => {
    const line = help.inDiscord.at(-1) ?? '';
    expect(line).toContain(`*${buttons.followUp}*`);
    const quoted = /[“«„「]\s?([^”»“」]+?)\s?[”»“」]/gu;
    const [more = '', language = ''] = Array.from(line.matchAll(quoted), ([, example = '']) => example);
    expect(asksForMore(more)).toBe(true);
    expect(named(language)).toBeInstanceOf(Array);
  },
);
