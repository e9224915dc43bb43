import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../src/discord/respond/markup.ts';
import { markdown } from '../../tools/preview/draw/markdown.ts';
import { readMarkup } from '../support/discordMarkup.ts';

const NAMES = {
  user: (id: string) => (id === '1' ? 'Ana' : undefined),
  channel: () => 'general',
  role: () => 'Keepers',
  now: Date.UTC(2026, 0, 2, 12),
};
const draw = (text: string) => markdown(text, NAMES);
const text = (shown: string) => `<div class="text">${shown}</div>`;

test.each([
  ['**bold** and _slanted_', '<strong>bold</strong> and <em>slanted</em>'],
  ['*slanted*, **_both_**', '<em>slanted</em>, <strong><em>both</em></strong>'],
  ['__under__ ~~struck~~', '<u>under</u> <s>struck</s>'],
  ['`code **as it is**`', '<code>code **as it is**</code>'],
  ['||hidden||', '<span class="spoiler">hidden</span>'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['\\*not\\* \\_this\\_ <b>', '*not* _this_ &#60;b&#62;'],
  [
    '[The **lamp**](https://example.com/a%28b)',
    '<a href="https://example.com/a%28b" rel="noreferrer" target="_blank">The <strong>lamp</strong></a>',
  ],
  [
    'see https://example.com/x.',
    'see <a href="https://example.com/x" rel="noreferrer" target="_blank">https://example.com/x</a>.',
  ],
  ['[not a link](javascript:x)', '[not a link](javascript:x)'],
  ['<@1> <@2>', '<span class="mention">@Ana</span> <span class="mention">@unknown-user</span>'],
  [
    '<#3> <@&4> </ask:5>',
    '<span class="mention">#general</span> <span class="mention">@Keepers</span> <span class="mention">/ask</span>',
  ],
  [`<t:${Date.UTC(2026, 0, 2, 10) / 1000}:R>`, '<time class="moment">2 hours ago</time>'],
])('%s', (written, shown) => {
  expect(draw(written)).toBe(text(shown));
});

test('small print, headings, quotations with lists and code in them', () => {
  const written = [
    '**1 · The lamp**',
    '-# Lighting it',
    '> By hand:',
    '> 1. Open the valve.',
    '> 2. Wait.',
    '>   - Not long.',
    '> ```sh',
    '> light <now>',
    '> ```',
    '-# lamp.md, line 5',
    '## More',
  ];
  expect(draw(written.join('\n'))).toBe(
    [
      text('<strong>1 · The lamp</strong>'),
      '<div class="small">Lighting it</div>',
      `<blockquote>${text('By hand:')}`,
      '<ol start="1"><li>Open the valve.</li><li>Wait.<ul><li>Not long.</li></ul></li></ol>',
      '<pre><code>light &#60;now&#62;</code></pre></blockquote>',
      '<div class="small">lamp.md, line 5</div>',
      '<div class="heading h2" role="heading" aria-level="4">More</div>',
    ].join(''),
  );
});

test('a list begins anew after a line of its own, and a line below an item belongs to it', () => {
  expect(draw('- one\n  still one\n- two\nafter\n3. three')).toBe(
    `<ul><li>one\nstill one</li><li>two</li></ul>${text('after')}<ol start="3"><li>three</li></ol>`,
  );
});

describe('is read as the tests of the bot read it', () => {
  test.each([
    escapeMarkdown('1. *stars*, under_scores_, `ticks`, <@1>, # and https://example.com'),
    '**All _the_ leaders `were` [greeted](https://example.com).** Not ~~this~~.',
    '⁧**שלום** עולם⁩',
  ])('%s', (line) => {
    const { text, bold } = readMarkup(line);
    const plain = (shown: string) =>
      shown.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    const shown = draw(line);
    expect(plain(shown)).toBe(text);
    expect(plain((shown.match(/<strong>.*<\/strong>/g) ?? []).join(''))).toBe(bold);
  });
});
