import { expect, test } from 'vitest';
import { code, imported, isQuick, reach, sources } from './imports.ts';

const files = ['src', 'commands', 'index'].flatMap(sources);
const imports = files.flatMap((file) => imported(file).map((what) => ({ file, what })));

test('there is something to check', () => {
  expect(files).toContain('src/main.ts');
  expect(imports).toContainEqual({ file: 'commands/ask.ts', what: 'src/choices.ts' });
});

test('imports point one way: main → registry → commands/ and src/buttons/ → src/ → index/', () => {
  expect(wrong((file, what) => file.startsWith('index/') && /^(?:src|commands|test)\//.test(what))).toEqual(
    [],
  );
  expect(wrong((file, what) => file.startsWith('commands/') && what.startsWith('commands/'))).toEqual([]);
  expect(wrong((file, what) => file.startsWith('src/buttons/') && what.startsWith('src/buttons/'))).toEqual(
    [],
  );
  expect(
    wrong((file, what) => /^(?:src\/buttons|commands)\//.test(what) && file !== 'src/registry.ts'),
  ).toEqual([]);
  expect(wrong((_, what) => what === 'src/main.ts' || what.startsWith('test/'))).toEqual([]);
  expect(wrong((file, what) => what === 'src/registry.ts' && !/^src\/(?:main|bot)\.ts$/.test(file))).toEqual(
    [],
  );
});

test('discord.js stays where Discord is spoken to', () => {
  const places = /^(?:src\/(?:bot|connection|command|card)\.ts|src\/discord\/|src\/buttons\/|commands\/)/;
  expect(
    wrong((file, what) => /^(?:discord\.js|@discordjs\/|discord-api-types)/.test(what) && !places.test(file)),
  ).toEqual([]);
});

test('what speaks to Discord is loaded only when there is a token', () => {
  expect(reach('src/main.ts')).not.toContain('discord.js');
  expect(reach('src/terminal.ts')).not.toContain('discord.js');
  expect(reach('src/bot.ts')).toContain('discord.js');
});

test('what an embedding model needs is loaded only where there is one', () => {
  const loaded = [...reach('index/worker.ts'), ...reach('src/main.ts')];
  expect(loaded.filter((file) => file.startsWith('index/embedders/'))).toEqual([]);
  expect(reach('index/embedders/open.ts')).toContain('index/embedders/cache.ts');
  expect(reach('index/embedders/open.ts')).not.toContain('index/embedders/http.ts');
});

test('Orama stays in bm25, build, search and snapshot', () => {
  const places = /^index\/(?:bm25|build|search|snapshot)\.ts$/;
  expect(wrong((file, what) => what === '@orama/orama' && !places.test(file))).toEqual([]);
  expect(wrong((file, what) => what.startsWith('@orama/orama/') && !places.test(file))).toEqual([]);
});

test('the environment and the end of the process belong to main', () => {
  const using = (pattern: RegExp) => files.filter((file) => pattern.test(code(file)));
  expect(using(/process\.env\b/)).toEqual(['src/main.ts']);
  expect(using(/process\.exit\b/)).toEqual(['src/main.ts']);
});

function wrong(isWrong: (file: string, what: string) => boolean): string[] {
  return imports.filter(({ file, what }) => isWrong(file, what)).map(({ file, what }) => `${file} → ${what}`);
}

test('a quick test needs no double of Discord, directly or not, and starts neither process nor thread', () => {
  expect(isQuick('test/wrap.test.ts')).toBe(true);
  expect(isQuick('test/bot.test.ts')).toBe(false);
  expect(isQuick('test/main.test.ts')).toBe(false);
  expect(isQuick('test/edits.test.ts')).toBe(false);
});
