import { expect, test } from 'vitest';
import { uploadedPath } from '../../index/index.ts';
import type { Limit } from '../../src/app/access.ts';
import { LANGUAGES } from '../../src/app/messages/messages.ts';
import { DEFAULTS } from '../../src/app/settings.ts';
import type { Upload } from '../../src/app/shelf/manifest.ts';
import { audit } from '../../src/app/shelfCommand/audit.ts';
import type { Text } from '../../src/app/text.ts';
import { logTo } from '../../src/ops/log.ts';

const SERVER = '100000000000000001';
const upload = (path: string) => ({ path, title: `Title of ${path}` }) as Upload;

/** What is told in the channel of what was added. */
async function told(limits: readonly Limit[] | null, ...paths: string[]): Promise<string[]> {
  const said: Text[] = [];
  await audit(
    {
      user: '1',
      server: SERVER,
      announce: async (channel, say) => void said.push([`${channel}: `, say(LANGUAGES.en)]),
    },
    {
      log: logTo({ write: () => {} }, 'silent', []),
      settings: { of: async () => ({ ...DEFAULTS, libraryChannel: '2' }), change: async () => null },
      access: { of: async () => limits, limit: async () => limits },
    },
    { added: paths.map(upload), removed: [] },
  );
  const plain = (text: Text): string =>
    typeof text === 'string'
      ? text
      : 'written' in text
        ? text.written
        : 'strong' in text
          ? plain(text.strong)
          : text.map(plain).join('');
  return said.map(plain);
}

const limit = (path: string): Limit => ({ path: uploadedPath(SERVER, path), roles: ['3'], channels: [] });

test('names what was added, and counts what is too much', async () => {
  expect(await told([], 'a.md')).toEqual(['2: <@1> added to the library: Title of a.md']);
  const many = Array.from({ length: 12 }, (_, at) => `${at}.md`);
  expect(await told([], ...many)).toEqual([expect.stringMatching(/Title of 9\.md · … and 2 more$/)]);
});

test('neither names nor counts what is limited, and says nothing where that cannot be told', async () => {
  const said = ['2: <@1> added to the library: Title of b.md'];
  expect(await told([limit('a.md')], 'a.md', 'b.md')).toEqual(said);
  expect(await told([limit('officers')], 'officers/a.md', 'b.md')).toEqual(said);
  expect(await told([limit('a.md')], 'a.md')).toEqual([]);
  expect(await told(null, 'a.md')).toEqual([]);
});
