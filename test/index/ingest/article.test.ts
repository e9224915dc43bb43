import { describe, expect, it } from 'vitest';
import { bodyOf, readArticle } from '../../support/articles.ts';

describe('the title of an article', () => {
  const title = (raw: string, path = 'a-file.md') => {
    const { article } = readArticle(path, raw);
    return [article.title, bodyOf(article)];
  };

  it('is the first heading of a Markdown file, in either style', () => {
    expect(title('\n## The *Title* ##\nThe body.')).toEqual(['The Title', 'The body.']);
    expect(title('# \nThe body.')).toEqual(['a file', 'The body.']);
    expect(title('The Title\n=====\nThe body.')).toEqual(['The Title', 'The body.']);
    expect(title('#hashtag is no heading\nThe body.')).toEqual([
      'a file',
      '#hashtag is no heading The body.',
    ]);
    expect(title('# The Title\nThe body.', 'a.txt')).toEqual(['a', '# The Title\nThe body.']);
  });

  it('is a short first line that stands alone, without its copies', () => {
    expect(title(' The Title \n\nThe body.', 'a.txt')).toEqual(['The Title', 'The body.']);
    expect(title('\n\nT\nT\n\nT \n\nThe body.\n\nT\n', 'a.txt')).toEqual(['T', 'The body.\n\nT']);
    expect(title('Is it so?\n\nYes.', 'a.txt')).toEqual(['Is it so?', 'Yes.']);
    expect(title('标题\n\n正文。', 'a.txt')).toEqual(['标题', '正文。']);
  });

  it('is the name of the file where the first line is a sentence, a paragraph, a ruler or everything', () => {
    for (const body of [
      'A sentence.\n\nMore.',
      'Dear all,\n\nMore.',
      'one\ntwo\n\nMore.',
      `${'long '.repeat(50)}\n\nMore.`,
      '* * *\n\nMore.',
      '---\n\nMore.',
      'Everything',
      'Everything\n\n  \n',
    ]) {
      expect(title(body, 'sub/My_first-file.v2.txt')).toEqual(['My first file.v2', body.trimEnd()]);
    }
    expect(title('one\ntwo', 'Sa\u0303o\nPaulo.txt')[0]).toBe('São Paulo');
    expect(title('one\ntwo', '__.txt')[0]).toBe('__');
  });

  it('and a body are left of copies alone', () => {
    expect(title('T\n\nT\n\nT\n', 'a.txt')).toEqual(['T', 'T']);
  });
});

describe('front matter', () => {
  const read = (front: string, body = 'The body.') => {
    const { article, problem } = readArticle('a-file.md', `---\n${front}\n---\n${body}`);
    const { title, language, url, date } = article;
    return { title, language, url, date, body: bodyOf(article), problem };
  };

  it('has a problem where its date is of a day that no calendar has', () => {
    const impossible = [
      '2019-02-30',
      '2019-02-29',
      '2019-2-30',
      '2019/04/31',
      '2019-02-30T10:00:00Z',
      '2019-13-01',
    ];
    for (const date of impossible) {
      const problem = `date: expected a date such as 2024-05-31, found "${date}"`;
      expect(read(`date: ${date}`)).toMatchObject({ date: undefined, problem });
    }
    for (const date of [
      '2020-02-29',
      '2019-5-1',
      '2019/05/31',
      '2019-12-31T23:59:59Z',
      'May 31, 2019',
      '2019-05',
    ])
      expect(read(`date: ${date}`)).toMatchObject({ date, problem: undefined });
  });

  it('gives title, language, address and date', () => {
    expect(
      read('title: "A  title"\nlang: pt_BR\nurl: https://example.org/a b\ndate: 2024-05-31\nother: [1, 2]'),
    ).toEqual({
      title: 'A title',
      language: 'pt',
      url: 'https://example.org/a%20b',
      date: '2024-05-31',
      body: 'The body.',
      problem: undefined,
    });
    expect(read('title: 1984\nlang: nb\ndate: 2024').title).toBe('1984');
    expect(['nb', 'nn', 'fil', 'zh-TW', 'por'].map((code) => read(`lang: ${code}`).language)).toEqual([
      'no',
      'no',
      'tl',
      'zh',
      'pt',
    ]);
  });

  it('is nothing when it is empty, not closed, a list or prose', () => {
    const none = { title: 'a file', language: 'und', url: undefined, date: undefined, problem: undefined };
    expect(read('')).toEqual({ ...none, body: 'The body.' });
    expect(bodyOf(readArticle('a-file.md', '---\n---\nThe body.').article)).toBe('The body.');
    expect(readArticle('a-file.md', '---  \nlang: pt\n---\nThe body.').article.language).toBe('pt');
    expect(read('- one\n- two').body).toBe('one\ntwo\n\nThe body.');
    expect(read('just prose')).toMatchObject({ title: 'just prose', body: 'The body.' });
    expect(bodyOf(readArticle('a.md', '---\ntitle of it\n\nThe body.').article)).toBe('The body.');
  });

  it.each([
    ['a blank line', 'title: The lamp\ntags:\n  - light\n- oil\n\n'],
    ['a heading', 'title: The lamp\nlang: en\n# Heading\n\n'],
    ['what is no YAML', 'title: "The lamp\nlang: en\n\n'],
  ])('that is not closed is not quoted: up to %s', (_, front) => {
    const { article, problem } = readArticle('a.md', `---\n${front}The body.\n\nMore of it.`);
    expect(bodyOf(article)).toMatch(/^(?:Heading\n\n)?The body\.\n\nMore of it\.$/);
    expect(problem).toMatch(/it is not closed: expected a line ---|^invalid YAML/);
  });

  it('that is very large is neither quoted nor parsed; text between two rulers is quoted', () => {
    const api = `api: ${'eJzt'.repeat(5000)}\ntitle: The lamp`;
    expect(read(api)).toMatchObject({
      title: 'a file',
      body: 'The body.',
      problem: 'expected at most 10000 characters, found 20026',
    });
    const prose = `Note: this is the first line.\n\n${'And more of it. '.repeat(1000)}`;
    expect(read(prose).body).toMatch(/^Note: this is the first line\.\n/);
  });

  it('may name an address within its site, which is of no use and no problem', () => {
    expect(read('url: /guide/lamp/')).toMatchObject({ url: undefined, problem: undefined });
  });

  it('with wrong values is used without them, and says so', () => {
    const { problem, ...rest } = read(
      'title: [a]\nlang: klingon language\nurl: javascript:alert(1)\ndate: soon',
    );
    expect(rest).toEqual({ title: 'a file', language: 'und', body: 'The body.' });
    expect(problem).toBe(
      'title: expected a line of text, found ["a"]; ' +
        'lang: expected a language code such as pt or pt-BR, found "klingon language"; ' +
        'url: expected an http or https address, found "javascript:alert(1)"; ' +
        'date: expected a date such as 2024-05-31, found "soon"',
    );
  });

  it.each([
    ['an open quote', 'title: "open\nlang: en'],
    ['a tab', 'title: a\n\tlang: b'],
    ['a key twice', 'title: a\ntitle: b'],
    ['aliases', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]'],
    ['great depth', '['.repeat(9000)],
    ['braces', '{'.repeat(9000)],
  ])('that is broken is left out, and says so: %s', (_name, front) => {
    const { body, problem, language } = read(front);
    expect(body).toBe('The body.');
    expect(language).toBe('und');
    expect(problem).toMatch(/^invalid YAML: .+[^:]$/);
  });

  it('that is broken is named with the line of the file', () => {
    expect(read('title: a\ntags: [b').problem).toMatchInlineSnapshot(
      `"invalid YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 4, column 1"`,
    );
  });

  it('names the title; only a first line that says the same is left out of the body', () => {
    expect(read('title: The Title', '# The title\n\nThe body.').body).toBe('The body.');
    expect(read('title: The Title', '# Introduction\n\nThe body.').body).toBe('Introduction\n\nThe body.');
    expect(read('title: The Title', 'Short line\n\nThe body.').body).toBe('Short line\n\nThe body.');
  });
});
