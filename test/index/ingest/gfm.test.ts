import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { gfmFor } from '../../../index/ingest/formats/markdown/gfm.ts';

const texts = [
  'Plain *words*, [a link](https://example.org) and `code`.',
  'Write to ada.b+c@example.org, or to mailto:ada@example.org.',
  'See http://example.org/a?b=c. See WWW.example.org too, not example.org.',
  'Both: ada@example.org and https://example.org (www.example.org)',
  'Ada @ home, @ada, a@b, ada@home.',
  '~~gone~~ and ~not~.',
  'Said.[^1]\n\n[^1]: Here.',
  'name | age\n-- | --\nAda | 36',
  'name\n:-\nAda',
  '- [ ] open\n- [x] done\n- [X] done too\n- [\t] open\n- [x]',
  '[^1]: ~~a~~ | ada@example.org\n\n- [x] www.example.org',
];

test.each(texts)(
  'GitHub’s Markdown is parsed whole, although only what a text can hold is looked for: %j',
  (text) => {
    const whole = fromMarkdown(text, {
      extensions: [gfm({ singleTilde: false })],
      mdastExtensions: [gfmFromMarkdown()],
    });
    expect(fromMarkdown(text, gfmFor(text))).toEqual(whole);
  },
);

test('nothing is looked for in a text that can hold none of it', () => {
  expect(gfmFor('Plain *words*, [a link](/there) and `code`.').extensions).toEqual([]);
});
