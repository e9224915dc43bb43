import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Field } from '../../../index/engine/postings/field.ts';
import { Uint32Buffer } from '../../../index/text/buffers.ts';
import { stripDiacritics } from '../../../index/text/functionWords.ts';
import { fnv1a } from '../../../index/text/hash.ts';
import { charNgrams, hashNgrams, hashSubwords, subwords, transliterate } from '../../../index/text/ngrams.ts';
import { loadStemmer } from '../../../index/text/stem.ts';
import {
  appendWordIds,
  fastPathWords,
  fullPathWords,
  tokenize,
  tokenizeWithEmoji,
} from '../../../index/text/tokenize.ts';
import { Vocabulary } from '../../../index/text/vocabulary.ts';
import { growth, LINEAR } from '../../support/growth.ts';
import { some } from '../../support/thorough.ts';

describe('tokenize', () => {
  it.each([
    ['Latin', "The Prime Minister's résumé — «São Paulo»", 'the prime minister s résumé são paulo'],
    ['Cyrillic', 'Щёлково и Київ', 'щёлково и київ'],
    ['Greek', 'ΟΔΟΣ οδός, Σίσυφος', 'οδος οδός σίσυφος'],
    ['Arabic', 'الكتابُ جديدٌ؟ كتـــاب', 'الكتاب جديد كتاب'],
    ['Hebrew', 'שָׁלוֹם עולם', 'שלום עולם'],
    ['Devanagari', 'हिन्दी में क्या है।', 'हिन्दी में क्या है'],
    ['Chinese', '北京是中国的首都。', '北京 是 中国 的 首都'],
    ['Japanese', '東京タワーへ行く', '東京タワー へ 行く'],
    ['Korean', '서울은 수도이다.', '서울은 수도이다'],
    ['Thai', 'ประเทศไทยสวย', 'ประเทศไทย สวย'],
    ['mixed', 'ASEANは2023年に50th、COVID-19', 'asean は 2023 年 に 50th covid 19'],
  ])('cuts %s', (_script, text, expected) => {
    expect(tokenize(text)).toEqual(tokenize(text.normalize('NFD')));
    expect(tokenize(text)).toEqual(expected.normalize('NFC').split(' '));
  });

  it('reads digits with separators as one number, and digits with letters as one word', () => {
    expect(tokenize('1,000 1.000 3.5 v2.0.1 50th 50º 1st 2nd x86 1.5kg 1,000人 ٢٠٢٣')).toEqual(
      '1000 1000 3.5 2.0.1 50th 50º 1st 2nd x86 1.5 kg 1000 人 ٢٠٢٣'.split(' '),
    );
  });

  it('takes the Turkish capital dotted i for an i, keeps the dotless one, the German ß and the Greek final sigma', () => {
    expect(tokenize('İstanbul ISTANBUL istanbul')).toEqual(['istanbul', 'istanbul', 'istanbul']);
    expect(tokenize('ışık Straße λόγος ΛΟΓΟΣ')).toEqual(['ışık', 'straße', 'λόγος', 'λογος']);
  });

  it('looks through ligatures, wide forms, soft hyphens and joiners', () => {
    expect(tokenize('ﬁnance ＡＳＥＡＮ ２０２３ ｶﾞｽ cyber\u00adsecurity می\u200cخواهم ﻛﺘﺎﺏ')).toEqual(
      tokenize('finance asean 2023 ガス cybersecurity میخواهم كتاب'),
    );
  });

  it('finds none in signs, spaces, emoji, control characters and lone surrogates', () => {
    expect(tokenize(' \n\t .,;:!?—«»“”()[]{}<>@#*_~`|\\/ 😀👨‍👩‍👧 \0\x07\x1b \ud800 \u200b')).toEqual([]);
  });

  it('takes each emoji for a word where it is asked to, whatever its looks', () => {
    const cut = (text: string) => tokenizeWithEmoji(text).join(' ');
    expect(cut('Free🍕! 👍🏽👍 ❤️❤ 👩‍🚀 🇯🇵🇧🇷 ⏰ 1️⃣ © ™ → ✓')).toBe('free 🍕 👍 👍 ❤ ❤ 👩 🚀 🇯🇵 🇧🇷 ⏰ 1');
    expect(tokenize('Free🍕! 👍🏽 1️⃣')).toEqual(['free', '1']);
  });

  it('takes any text, decomposed or not, and gives lower case words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const word of tokenize(text)) {
          expect(word).not.toBe('');
          expect(word).not.toMatch(/[\s,]|(?<!\p{N})\.|\.(?!\p{N})/u);
          expect(stripDiacritics(word)).toBe(stripDiacritics(stripDiacritics(word)));
          expect(charNgrams(word)[0]).toBe(`<${transliterate(word).slice(0, 40)}>`);
        }
        expect(tokenize(text.normalize('NFD'))).toEqual(tokenize(text.normalize('NFC')));
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, (size: number) => string]>([
    ['digits before a letter', (size) => `${'1'.repeat(size)}a`],
    ['digit groups', (size) => '1.'.repeat(size / 2)],
    ['marks', (size) => '\u0301'.repeat(size)],
    ['Thai', (size) => 'ไทย'.repeat(size / 3)],
    ['Chinese', (size) => '中'.repeat(size)],
    ['spaces', (size) => ' '.repeat(size)],
  ])('takes no quadratic time: %s', async (_name, make) => {
    expect(await growth(300_000, make, tokenize)).toBeLessThan(LINEAR);
  });
});

describe('stripDiacritics and transliterate', () => {
  it('leave out what people leave out when they type', () => {
    expect(['são', 'ёлка', 'كِتَابٌ', 'أحمد', 'على', 'שָׁלוֹם', 'λόγος', 'plain9'].map(stripDiacritics)).toEqual([
      'sao',
      'елка',
      'كتاب',
      'احمد',
      'علي',
      'שלום',
      'λογοσ',
      'plain9',
    ]);
    expect(['são', 'straße', 'москва', 'αθήνα', 'ışık', '東京'].map(transliterate)).toEqual([
      'sao',
      'strase',
      'moskva',
      'atina',
      'isik',
      'dongjing',
    ]);
  });
});

describe('charNgrams', () => {
  it('gives the word in brackets, then its grams of 3 to 5 characters with the brackets as characters', () => {
    expect(charNgrams('sea')).toEqual(['<sea>', '<se', 'sea', 'ea>', '<sea', 'sea>']);
    expect(charNgrams('Ação'.toLowerCase())).toEqual(charNgrams('acao'));
    expect(charNgrams('a')).toEqual(['<a>']);
  });

  it('reads only the beginning of a very long word', () => {
    expect(charNgrams('xy'.repeat(100_000))).toEqual(charNgrams('xy'.repeat(20)));
  });

  it('are hashed as they are cut, each once, and so are subwords', () => {
    for (const word of [
      '',
      'a',
      'sea',
      'banana',
      'aaaaaa',
      'ação',
      'город',
      '東京タワー',
      '1984',
      'xy'.repeat(100),
    ]) {
      const hashed = [...new Set(charNgrams(word).map(fnv1a))];
      expect(hashNgrams(word).toSorted()).toEqual(hashed.toSorted());
      expect(hashSubwords(word)).toEqual(subwords(word).map(fnv1a));
    }
  });
});

describe('loadStemmer', () => {
  it.each([
    ['pt', 'cidades', 'cidade'],
    ['en', 'leaders', 'leader'],
    ['de', 'straße', 'strasse'],
    ['ru', 'города', 'городам'],
    ['tr', 'kitaplar', 'kitap'],
    ['ar', 'كتابان', 'كتاب'],
  ])('brings inflections together in %s: %s, %s', async (language, one, other) => {
    const stem = await loadStemmer(language);
    expect(stem(one)).toBe(stem(other));
  });

  it('is the identity where there is no stemmer', async () => {
    for (const language of ['zh', 'th', 'vi', 'und', 'xx', 'constructor', '__proto__']) {
      expect((await loadStemmer(language))('words')).toBe('words');
    }
  });

  it('takes any word of any script in every language, and never makes it vanish', async () => {
    const languages =
      'ar bg da de el en es fi fr ga hi hu hy id it lt ne nl no pt ro ru sa sr sv ta tr uk'.split(' ');
    const stems = await Promise.all(languages.map(loadStemmer));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.lorem(), fc.constant('constructor')), (text) => {
        for (const stem of stems) for (const word of tokenize(text)) expect(stem(word)).not.toBe('');
      }),
      { numRuns: 100 },
    );
  });
});

describe('fastPathWords', () => {
  const vocabulary = new Vocabulary();
  const same = (text: string) => {
    const words = fastPathWords(text);
    const numbers = new Uint32Buffer();
    appendWordIds(text, vocabulary, numbers);
    const numbered = Array.from(numbers.values.subarray(0, numbers.length), (id) => vocabulary.word(id));
    const expected = fullPathWords(text);
    for (const cut of [words ?? numbered, numbered])
      if (cut.join(' ') !== expected.join(' ')) expect(cut, text).toEqual(expected);
    return words !== null;
  };

  it('cuts as fullPathWords does around every character, or leaves the text to it', () => {
    let plain = 0;
    const codes = Array.from({ length: 0x2200 }, (_, code) => code);
    for (const code of [...codes.slice(0, 0x250), ...some(codes.slice(0x250), 5)]) {
      const character = String.fromCharCode(code);
      for (const before of ['', 'a', '1', '1.', '1.5', 'Σ', 'I\u0307'])
        for (const after of ['', 'b', `2${character}`, '.7a'])
          plain += Number(same(before + character + after));
    }
    expect(plain).toBeGreaterThan(20_000);
  });

  it('cuts numbers and letters as fullPathWords does', () => {
    const text = fc.array(fc.constantFrom(...'017.,, vaAßşİΣς½²ª-’\u00a0\u00ad\u0301人ก가'), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(text, (characters) => void same(characters.join(''))),
      { numRuns: 3000 },
    );
  });

  it('leaves texts with combining marks, wide forms and scripts without spaces to fullPathWords', () => {
    for (const text of ['e\u0301', 'ＡＳＥＡＮ', '北京', 'ไทย', 'हिन्दी', 'cyber\u00adsecurity', '6½'])
      expect(fastPathWords(`in ${text}`)).toBeNull();
    expect(fastPathWords('İstanbul’da 1,000.5 yıl')).toEqual(['istanbul', 'da', '1000.5', 'yıl']);
  });
});

describe('words that are names of object members', () => {
  const words = ['constructor', 'proto', 'tostring', 'hasownproperty', 'valueof'];

  it('are words like others in the postings', () => {
    const field = new Field({ k1: 0.9, b: 0.4, idfPower: 1 }, new Vocabulary());
    expect(tokenize('constructor toString')).toEqual(['constructor', 'tostring']);
    expect(field.query(words)).toEqual(field.query(['a', 'b', 'c', 'd', 'e']));
    words.forEach((word, doc) => {
      field.add(doc, [word]);
    });
    for (const [doc, word] of words.entries()) {
      const scores = new Float64Array(words.length);
      expect(field.postings.accumulate(field.query([word]), scores)).toBe(1);
      expect([...scores.keys()].filter((other) => scores[other] !== 0)).toEqual([doc]);
    }
  });

  it('have stems', async () => {
    const stem = await loadStemmer('en');
    expect(words.map((word) => typeof stem(word))).toEqual(words.map(() => 'string'));
  });
});
