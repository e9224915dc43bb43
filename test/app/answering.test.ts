import { afterAll, describe, expect, test } from 'vitest';
import { openDescriber } from '../../index/index.ts';
import { answerFile } from '../../src/app/answering/answerFile.ts';
import { readAll } from '../../src/app/shelf/incoming.ts';
import type { Upload } from '../../src/app/shelf/manifest.ts';
import { safePath } from '../../src/app/shelf/names.ts';
import { unwritten } from '../../src/app/shelfCommand/handedIn.ts';

const describer = openDescriber();
afterAll(() => describer.close());

const AT = new Date('2026-11-26T23:30:00Z');
const upload = (path: string, title: string) => ({ id: path, path, title }) as Upload;

describe('the article that an answer becomes', () => {
  const fileFor = (question: string, ...uploads: Upload[]) =>
    answerFile(question, ' At *eight*.\n', { uploads }, AT);

  test('is called as the question, has its day, and can be written on', () => {
    const file = fileFor('When do\nraids  begin? # "8"');
    expect(Buffer.from(file.bytes).toString()).toBe(
      '---\ntitle: "When do raids begin? # \\"8\\""\ndate: 2026-11-26\n---\n\nAt *eight*.\n',
    );
    expect(unwritten(file.bytes)).toBe('At *eight*.');
    expect(file).toMatchObject({ path: 'Answers/When do raids begin- # -8-.md', from: { kind: 'text' } });
  });

  test.each([
    ['../../etc/passwd?', 'Answers/etc-passwd-.md'],
    ['and/or?', 'Answers/and-or-.md'],
    ['What is v1.2?', 'Answers/What is v1.2-.md'],
    ['???', 'Answers/article.md'],
    ['con.txt?', 'Answers/con_.txt-.md'],
  ])('%s has a path in its folder: %s', (question, path) => {
    expect(fileFor(question).path).toBe(path);
    expect(safePath(path)).toBe(path);
  });

  test.each([
    'What does *args mean in __init__?',
    '<b>When</b> is a &amp; b?',
    '# [The](http://example.com/_a_) `raid`, or 1. C:\\raid?',
    'When do raids begin? 👩‍👩‍👧 متى',
    'cafe\u0301?',
  ])('“%s” is its title, and another answer to it takes its place', async (question) => {
    const [read] = await readAll([fileFor(question)], describer, { by: '1', now: AT.getTime() });
    const there = read?.putting?.upload;
    if (!there) throw new Error('nothing can be quoted');
    expect(there.title).toBe(question.normalize('NFC'));
    const next = fileFor(question.toUpperCase().toLowerCase(), there);
    expect([next.over, next.path]).toEqual([there.id, there.path]);
  });

  test('takes the place of an answer to the same question, and of no other', () => {
    const there = upload('Answers/when do raids begin-.md', 'When do raids begin?');
    for (const question of ['When do raids begin?', 'when do RAIDS begin?'])
      expect(fileFor(question, there)).toMatchObject({ over: there.id, path: there.path });
    const other = fileFor('When do raids begin!', upload('Answers/When do raids begin!.md', 'Another'));
    expect(other).toMatchObject({ path: 'Answers/2 When do raids begin!.md' });
    expect(other.over).toBeUndefined();
  });
});
