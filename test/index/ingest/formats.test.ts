import { expect, test } from 'vitest';
import { articleExtensions, formatOf, isArticleFile } from '../../../index/ingest/formats.ts';
import { formatContract } from '../../contracts/format.ts';

const pieces = [
  ...[
    '# ',
    '## ',
    '- ',
    '1. ',
    '> ',
    '    ',
    '\t',
    '```\n',
    '~~~',
    '---\n',
    '+++\n',
    '===\n',
    '| a | b |\n',
    '|---|---|\n',
  ],
  ...[
    '**',
    '_',
    '`',
    '[a](b)',
    '![a](b)',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '&amp;',
    '&#0;',
    '\\',
    '%%',
    ':::',
    '{#a}',
  ],
  ...[
    'title: T\n',
    'title = "T"\n',
    'import a from "b"\n',
    '\ud800',
    '\u00a0',
    'e\u0301',
    '北京。',
    '\r\n',
    '\r',
  ],
];

const markdown = `---
title: The lamp
---

# The lamp

It burns *all* night.

- Oil, of course
- A wick

\`\`\`sh
light --now
\`\`\`
`;

for (const extension of ['.txt', '.md']) {
  const format = formatOf(`a${extension}`);
  if (!format) throw new Error(`no format for ${extension}`);
  const words =
    extension === '.txt' ? ['The lamp', 'It burns'] : ['It burns', 'night', 'Oil', 'wick', 'light --now'];
  formatContract(
    extension,
    format,
    [
      { name: 'a small page', bytes: markdown, words },
      { name: 'one of Windows', bytes: `\ufeff${markdown.replaceAll('\n', '\r\n')}`, words },
      { name: 'one in UTF-16', bytes: Buffer.from(`\ufeff${markdown}`, 'utf16le'), words },
    ],
    { pieces },
  );
}

test('every kind of article has a format, whatever the case of its name; nothing else has', () => {
  for (const extension of articleExtensions) {
    expect(extension).toBe(extension.toLowerCase());
    expect(formatOf(`a/b.c${extension.toUpperCase()}`)?.extensions).toContain(extension);
  }
  expect(['a.xyz', 'a', 'a.md/b', 'md', 'a.md~', 'a.md.bak', ''].filter(isArticleFile)).toEqual([]);
});
