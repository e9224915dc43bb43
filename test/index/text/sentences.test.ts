import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SENTENCE, splitSentences } from '../../../index/text/sentences.ts';
import { width } from '../../../index/text/width.ts';
import { growth, LINEAR } from '../../support/growth.ts';

const cut = (text: string, language = 'en') =>
  splitSentences(text, 0, text.length, language).map(({ start, end }) => text.slice(start, end));

/** A text whose sentences are given with ` | ` between them is cut there and nowhere else. */
function expectCut(marked: string, language = 'en'): void {
  const parts = marked.split(' | ');
  expect(cut(parts.join(' '), language)).toEqual(parts);
}

describe('a full stop', () => {
  it.each([
    ['en', 'Dr. Smith met Prof. Jones. | They talked.'],
    ['en', 'See No. 5 of the list. | No. | I said so.'],
    ['en', 'He served in the U.S. Army for years. | She did not.'],
    ['en', 'He lived in the U.S. | The army was abroad.'],
    ['en', 'J. R. R. Tolkien wrote it. | C. S. Lewis read it.'],
    ['en', 'Pens, paper, etc. are sold, e.g. Here and i.e. There. | Buy some.'],
    ['en', 'It began at 5 a.m. on Monday. | It ended at 6 p.m. | The guests left.'],
    ['en', 'Prices rose 3.5 percent to 1.000,50 in v2.0.1 of https://example.org/a.b?c=d. | Nobody knew.'],
    ['en', 'Written in the file notes.txt by Acme Inc. last year. | Done.'],
    ['de', 'Im 19. Jahrhundert war das so. | Am 3. März kam er, z. B. Herr Dr. Müller. | Dann ging er.'],
    ['pt', 'Várias frutas, p. ex. Laranjas, são vendidas. | O Sr. Silva comprou a n.º 5. | Saiu.'],
    ['es', 'Llegó la Sra. López. | Vio la pág. 12 del libro. | Se fue.'],
    ['ru', 'Это было в 1999 г. в Москве, на ул. Ленина. | Потом он уехал.'],
  ])('in %s: %s', (language, marked) => expectCut(marked, language));
});

describe('other marks', () => {
  it.each([
    ['en', 'What?! | No way... | Really… | Yes!'],
    ['en', 'Well... maybe not. | He paused… and went on.'],
    ['en', 'He said "Go." | Then he left. | “Stop!” | She did (at once.) | The end.'],
    ['en', 'It is known.[12] | Everybody says so.[3][4] | Good.'],
    ['fr', '« Où ? » demanda-t-il. | « Ici ! » | Elle rit.'],
    ['de', 'Er ging. | »Komm!« | Sie kam.'],
    ['ar', 'ما هذا؟ | هذا كتاب. | شكرا!'],
    ['hi', 'यह एक किताब है। | वह घर गया। | क्या आप ठीक हैं?'],
    ['hy', 'Սա գիրք է։ | Նա տուն գնաց։'],
    ['am', 'ይህ መጽሐፍ ነው። | ቤት ሄደ።'],
    ['ko', '그는 집에 갔다. | 그녀는 왔다.'],
  ])('in %s: %s', (language, marked) => expectCut(marked, language));

  it('need no space after them in Chinese and Japanese', () => {
    expect(cut('你好。今天天气很好！你去哪儿？我不知道。', 'zh')).toEqual([
      '你好。',
      '今天天气很好！',
      '你去哪儿？',
      '我不知道。',
    ]);
    expect(cut('「何？」と彼は言った。「行こう。」彼は出た。', 'ja')).toEqual([
      '「何？」と彼は言った。',
      '「行こう。」',
      '彼は出た。',
    ]);
    expect(cut('円周率は３．１４です。次。', 'ja')).toEqual(['円周率は３．１４です。', '次。']);
  });

  it('are not needed: a text without any is one sentence, a list one sentence an item', () => {
    expect(cut('no mark at all')).toEqual(['no mark at all']);
    expect(cut('- one\n- two\n12. three\n* four')).toEqual(['- one', '- two', '12. three', '* four']);
    expect(cut(' \n\t ')).toEqual([]);
    expect(cut('')).toEqual([]);
  });
});

describe('width', () => {
  it('counts a Chinese, Japanese or Korean character as two and a half, any other code point as one', () => {
    expect(['', 'abc', '日本', 'カナ', '한글', 'ที่', '😀', 'é'].map(width)).toEqual([0, 3, 5, 5, 5, 3, 1, 1]);
  });
});

describe('a sentence that is too wide', () => {
  it('is cut after a clause mark, else at a space, else between two words or characters', () => {
    const clause = `${'word '.repeat(50)}so; `;
    expect(cut(clause + 'word '.repeat(50))[0]).toBe(clause.trim());
    const comma = `${'word '.repeat(50)}so, `;
    expect(cut(comma + 'word '.repeat(50))[0]).toBe(comma.trim());
    expect(cut('word '.repeat(100))).toEqual(['word '.repeat(80).trim(), 'word '.repeat(20).trim()]);
    expect(
      cut('x'.repeat(900))
        .map((piece) => piece.length)
        .every((length) => length <= 400),
    ).toBe(true);
    expect(cut('x'.repeat(900)).join('')).toBe('x'.repeat(900));
    expect(cut('😀'.repeat(500)).join('')).toBe('😀'.repeat(500));
    expect(cut('東京都'.repeat(100)).every((piece) => width(piece) <= MAX_SENTENCE)).toBe(true);
  });

  it('of Thai is cut into pieces of a few clauses; one Thai word does not cut an English sentence', () => {
    const thai = 'ประเทศไทยเป็นประเทศที่ตั้งอยู่ในภูมิภาคเอเชียตะวันออกเฉียงใต้ '.repeat(8).trim();
    const pieces = cut(thai, 'th');
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join(' ')).toBe(thai);
    const english = `The word ไทย ${'stands in a long sentence '.repeat(13)}here.`;
    expect(cut(english)).toEqual([english]);
  });
});

const alphabet = [
  ...'ab Z1.!?…"”)。！？」と،؟।\n\t-,;:—',
  'Dr',
  'U.S.',
  '東京',
  'ไทย',
  'é',
  'e\u0301\u0302',
  '👨‍👩‍👧',
  '𝒳',
  '𑀓𑁆',
  '\u0301',
  '\ud800',
  '\udc00',
  '[1]',
  'x'.repeat(90),
  '\u0301'.repeat(90),
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...alphabet), { maxLength: 120 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc.string({ unit: 'grapheme', maxLength: 700 }),
);

describe('the sentences of any text', () => {
  it('are trimmed slices in order that leave out only white space, none wider than the limit', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('en', 'de', 'th', 'zh', 'und'), (text, language) => {
        let at = 0;
        for (const { start, end } of splitSentences(text, 0, text.length, language)) {
          const slice = text.slice(start, end);
          expect(text.slice(at, start).trim()).toBe('');
          expect(slice).toBe(slice.trim());
          expect(slice).not.toBe('');
          expect(width(slice)).toBeLessThanOrEqual(MAX_SENTENCE);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });

  it('are never cut inside a surrogate pair, nor before a combining mark that can be kept with its letter', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('en', 'th', 'zh'), (text, language) => {
        for (const { start } of splitSentences(text, 0, text.length, language)) {
          const before = text.slice(Math.max(0, start - 2), start);
          if (start === 0 || /\s$/u.test(before)) continue;
          expect(/[\ud800-\udbff]$/.test(before) && /^[\udc00-\udfff]/.test(text.slice(start))).toBe(false);
          if (/[\p{M}\u200d]/u.test(text.slice(Math.max(0, start - 390), start))) continue;
          expect(text.slice(start)).not.toMatch(/^\p{M}/u);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('count from and to the given offsets', () => {
    expect(splitSentences('One. Two. Three. Four.', 5, 16, 'en')).toEqual([
      { start: 5, end: 9 },
      { start: 10, end: 16 },
    ]);
  });
});

describe('hostile text', () => {
  it.each<[string, (size: number) => string]>([
    ['full stops', (size) => '.'.repeat(size)],
    ['stops and dashes', (size) => '.-'.repeat(size / 2)],
    ['stops and spaces', (size) => '. '.repeat(size / 2)],
    ['stops and quotes', (size) => '."'.repeat(size / 2)],
    ['a stop and spaces', (size) => `a.${' '.repeat(size)}b`],
    ['a stop and quotes', (size) => `a.${'"'.repeat(size)}b`],
    ['a stop, a space and quotes', (size) => `a. ${'"'.repeat(size)}b`],
    ['reference numbers', (size) => 'a.[1]'.repeat(size / 5)],
    ['spaces', (size) => ' '.repeat(size)],
    ['new lines', (size) => '\n'.repeat(size)],
    ['new lines and spaces', (size) => '\n   '.repeat(size / 4)],
    ['digits', (size) => '1'.repeat(size)],
    ['initials', (size) => 'A.'.repeat(size / 2)],
    ['ideographic stops', (size) => '。'.repeat(size)],
    ['letters', (size) => 'a'.repeat(size)],
    ['combining marks', (size) => `a${'\u0301'.repeat(size / 2)}`],
    ['Thai', (size) => 'ไทย'.repeat(size / 3)],
    ['list items', (size) => '- a\n'.repeat(size / 4)],
  ])('takes no quadratic time, and nothing of it is lost: %s', async (_name, make) => {
    expect(await growth(300_000, make, (text) => splitSentences(text, 0, text.length, 'en'))).toBeLessThan(
      LINEAR,
    );
    const text = make(300_000);
    const found = splitSentences(text, 0, text.length, 'en');
    expect(
      found.reduce((sum, { start, end }) => sum + text.slice(start, end).replace(/\s/g, '').length, 0),
    ).toBe(text.replace(/\s/g, '').length);
  });
});
