import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Synonym } from '../../src/app/synonyms.ts';
import { meantBy, readingsOf } from '../../src/conversation/readings.ts';

const GOLD: Synonym = { word: 'gg', means: 'guild gold' };

function read(text: string, ...synonyms: Synonym[]): string[] {
  return readingsOf(text, synonyms).map((reading) => reading.text);
}

test('a word stands for what it means, and what it means for the word', () => {
  expect(readingsOf('Where is the gg kept?', [GOLD])).toEqual([
    { text: 'Where is the guild gold kept?', by: [GOLD] },
  ]);
  expect(read('Where is the guild gold kept?', GOLD)).toEqual(['Where is the gg kept?']);
  expect(read('gg', GOLD)).toEqual(['guild gold']);
  expect(meantBy('gg?', [GOLD])).toBe('guild gold?');
  expect(meantBy('Is guild gold shared?', [GOLD])).toBe('Is guild gold shared?');
});

test.each([
  ['in capitals', 'GG?', ['guild gold?']],
  ['with a hyphen or a line between', 'Guild-gold,  where?', ['gg,  where?']],
  ['before an apostrophe', 'the gg’s keeper', ['the guild gold’s keeper']],
  ['twice', 'gg or gg', ['guild gold or guild gold']],
  ['inside another word, no', 'The eggs, ggs and g g', []],
  ['over the end of a sentence, no', 'Who leads the guild? Gold is where?', []],
  ['nowhere', 'Where is the lantern?', []],
])('is found as it is written: %s', (_, text, expected) => {
  expect(read(text, GOLD)).toEqual(expected);
});

test.each<[string, string, string, string, string[]]>([
  ['accents', 'pocao', 'bebida de cura', 'Quem faz a poção?', ['Quem faz a bebida de cura?']],
  ['Greek', 'τσουπ', 'χρυσός της ομάδας', 'Πού είναι το ΤΣΟΥΠ;', ['Πού είναι το χρυσός της ομάδας;']],
  ['Cyrillic', 'голда', 'золото гильдии', 'Где ГОЛДА?', ['Где золото гильдии?']],
  ['Japanese', 'ギルゴ', 'ギルドゴールド', 'ギルゴはどこですか', ['ギルドゴールドはどこですか']],
  ['Japanese, the other way', 'ギルゴ', 'ギルドの金庫', 'ギルドの金庫はどこ', ['ギルゴはどこ']],
  ['Latin letters among Japanese', 'gg', 'ギルドの金', 'ggはどこ', ['ギルドの金はどこ']],
  ['Chinese', '公会币', '公会金币', '公会币在哪里', ['公会金币在哪里']],
  ['Thai', 'ทองกิลด์', 'เหรียญของกิลด์', 'ทองกิลด์อยู่ที่ไหน', ['เหรียญของกิลด์อยู่ที่ไหน']],
  ['Korean', '길골', '길드 골드', '길골 어디 있나요?', ['길드 골드 어디 있나요?']],
  ['an emoji', '💰', 'guild gold', 'Where is the 💰?', ['Where is the guild gold?']],
  ['an emoji in any tone', '👍', 'the oath', 'Who swore 👍🏽 or ❤️?', ['Who swore the oath or ❤️?']],
  ['an emoji with its sign', '❤', 'the oath', 'Who swore ❤️?', ['Who swore the oath?']],
  ['what is no letter counts', 'c', 'captain', 'Who knows C++?', []],
  ['a number', '7s', 'seven seas raid', 'When is 7S?', ['When is seven seas raid?']],
])('in any script: %s', (_, word, means, text, expected) => {
  expect(read(text, { word, means })).toEqual(expected);
});

describe('what is replaced is not read again', () => {
  test('where two words mean each other', () => {
    const pair = [
      { word: 'alpha', means: 'beta' },
      { word: 'beta', means: 'alpha' },
    ];
    expect(read('alpha', ...pair)).toEqual(['beta']);
    expect(read('alpha and beta', ...pair)).toEqual(['beta and alpha']);
  });

  test('where a word is part of what it means', () => {
    const gold = { word: 'gold', means: 'guild gold' };
    expect(read('Who keeps the gold?', gold)).toEqual(['Who keeps the guild gold?']);
    expect(read('Who keeps the guild gold?', gold)).toEqual(['Who keeps the gold?']);
  });

  test('where one means another', () => {
    const chain = [
      { word: 'a1', means: 'b1' },
      { word: 'b1', means: 'c1' },
    ];
    expect(read('a1', ...chain)).toEqual(['b1']);
  });
});

test('all are replaced at once, the longest that begins at a place; at most two ways', () => {
  const words = [GOLD, { word: 'gg bank', means: 'vault' }, { word: 'gm', means: 'guild master' }];
  expect(read('Is the gm at the gg bank with gg?', ...words)).toEqual([
    'Is the guild master at the vault with guild gold?',
  ]);
  // Words that mean the same: a passage may have either.
  const same = [GOLD, { word: 'ggold', means: 'guild gold' }, { word: 'goldies', means: 'guild gold' }];
  expect(read('guild gold', ...same)).toEqual(['gg', 'ggold']);
  expect(read('gm and guild gold', ...words)).toEqual(['guild master and guild gold', 'gm and gg']);
});

test('a question without words of the server is read as it is written, however many there are', () => {
  const questions = readFileSync(join(import.meta.dirname, '../eval/own/questions.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => String(JSON.parse(line).question));
  expect(questions.length).toBeGreaterThan(90);
  const many = Array.from({ length: 200 }, (_, at) => ({ word: `zq${at}`, means: `unheard thing ${at}` }));
  for (const question of questions) expect(readingsOf(question, many)).toEqual([]);
});
