import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sendsQuestions } from '../src/app/privacyReport.ts';
import { ConfigError, type Env, readConfig, secretsOf, VARIABLES } from '../src/config.ts';

const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789ABCD';

describe('readConfig', () => {
  test('has a default for everything, and an empty variable counts as unset', () => {
    const defaults = {
      token: null,
      api: null,
      shards: null,
      messageContent: false,
      seedsDir: 'seeds',
      dataDir: '.data',
      databaseUrl: null,
      cluster: null,
      embedding: null,
      adminUserIds: [],
      quota: { articles: 500, bytes: 100 * 1024 * 1024 },
      logLevel: null,
      logQuestions: false,
      watch: null,
      healthPort: null,
      healthHost: '127.0.0.1',
    };
    expect(readConfig({ WATCH: 'poll' }).watch).toBe('poll');
    expect(readConfig({ WATCH: '0' }).watch).toBeNull();
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig(Object.fromEntries(VARIABLES.map((name) => [name, ' '])))).toEqual(defaults);
  });

  test('reads everything', () => {
    const config = readConfig({
      DISCORD_TOKEN: ` ${token}\n`,
      DISCORD_API: 'http://127.0.0.1:4000/api/',
      SHARDS: '[2, 3]',
      SHARD_COUNT: '4',
      MESSAGE_CONTENT: '1',
      SEEDS_DIR: 'articles',
      DATA_DIR: '/var/footnote',
      DATABASE_URL: 'postgres://bot:s%2Fcret-word@db.example.com/footnote?sslmode=verify-full',
      INDEX_URL: '',
      EMBEDDINGS: 'http',
      EMBEDDINGS_MODEL: 'bge-m3',
      EMBEDDINGS_URL: 'https://vectors.example.com/v1/',
      EMBEDDINGS_KEY: 'sk-0123456789',
      ADMIN_USER_IDS: '123456789012345678, 1234567890123456789',
      LIBRARY_ARTICLES: '20',
      LIBRARY_MB: '0',
      LOG_LEVEL: 'DEBUG',
      LOG_QUESTIONS: '1',
      WATCH: '1',
      HEALTH_PORT: '9090',
      HEALTH_HOST: '::',
    });
    expect(config).toEqual({
      token,
      api: 'http://127.0.0.1:4000/api',
      shards: { ids: [2, 3], count: 4 },
      messageContent: true,
      seedsDir: 'articles',
      dataDir: '/var/footnote',
      databaseUrl: 'postgres://bot:s%2Fcret-word@db.example.com/footnote?sslmode=verify-full',
      cluster: null,
      embedding: {
        kind: 'http',
        model: 'bge-m3',
        url: 'https://vectors.example.com/v1',
        key: 'sk-0123456789',
      },
      adminUserIds: ['123456789012345678', '1234567890123456789'],
      quota: { articles: 20, bytes: 0 },
      logLevel: 'debug',
      logQuestions: true,
      watch: 'events',
      healthPort: 9090,
      healthHost: '::',
    });
  });

  test('names all problems at once, and no secret', () => {
    const message = problems({
      DISCORD_TOKEN: 'a token with spaces',
      DISCORD_API: `https://discord.com/api/${token}`,
      ADMIN_USER_IDS: 'alice,123456789012345678',
      LIBRARY_ARTICLES: 'many',
      LOG_LEVEL: 'loud',
      LOG_QUESTIONS: 'yes',
      WATCH: 'true',
      HEALTH_PORT: '70000',
      HEALTH_HOST: 'http://0.0.0.0',
    });
    expect(message).toMatchInlineSnapshot(`
      "Invalid settings:
        DISCORD_TOKEN: expected a bot token: visible ASCII characters, no spaces, got 19 characters (not shown)
        DISCORD_API: expected an http address on this machine, such as http://127.0.0.1:4000/api, got "https://discord.com/api/[hidden]"
        ADMIN_USER_IDS: expected user ids of 17 to 20 digits, separated by commas, got "alice,123456789012345678"
        LIBRARY_ARTICLES: expected a number of articles, 0 to 99999, got "many"
        LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent, got "loud"
        LOG_QUESTIONS: expected 1 or 0, got "yes"
        WATCH: expected 1, 0 or poll, got "true"
        HEALTH_PORT: expected a port: a number from 1 to 65535, got "70000"
        HEALTH_HOST: expected an address of this machine or a host name, got "http://0.0.0.0""
    `);
  });

  describe('EMBEDDINGS', () => {
    test('of transformers has a model already, and a folder will do', () => {
      const model = (env: Env) => readConfig({ EMBEDDINGS: 'transformers', ...env }).embedding?.model;
      expect(model({})).toBe('Xenova/multilingual-e5-small');
      expect(model({ EMBEDDINGS_MODEL: './models/own' })).toBe('./models/own');
      expect(readConfig({ EMBEDDINGS: 'Offline', EMBEDDINGS_MODEL: 'any' }).embedding).toBeNull();
    });

    test('of http needs a model and an address; neither the key nor a password in the address is shown', () => {
      expect(problems({ EMBEDDINGS: 'http' })).toMatchInlineSnapshot(`
        "Invalid settings:
          EMBEDDINGS_MODEL: required with EMBEDDINGS=http, got nothing
          EMBEDDINGS_URL: required with EMBEDDINGS=http, got nothing"
      `);
      const message = problems({
        EMBEDDINGS: 'sk-0123456789',
        EMBEDDINGS_URL: 'https://me:password@example.com/v1',
        EMBEDDINGS_KEY: 'sk-0123456789 ',
        DISCORD_API: 'https://example.com/sk-0123456789',
      });
      expect(message).toContain('EMBEDDINGS: expected one of offline, transformers, http, got "[hidden]"');
      expect(message).toContain('https://[hidden]@example.com/v1');
      expect(message).not.toMatch(/sk-0|password@/);
      expect(problems({ EMBEDDINGS_KEY: 'two words' })).toContain('got 9 characters (not shown)');
    });

    test.each(['ftp://example.com/v1', 'file:///tmp', 'example.com/v1', 'https://example.com/v1?key=1'])(
      'refuses the address %s',
      (url) => {
        expect(problems({ EMBEDDINGS: 'http', EMBEDDINGS_MODEL: 'm', EMBEDDINGS_URL: url })).toContain(
          'EMBEDDINGS_URL: expected an http or https address',
        );
      },
    );

    test('the key is a secret, and questions leave the machine only for an endpoint elsewhere', () => {
      const at = (url: string) =>
        readConfig({
          EMBEDDINGS: 'http',
          EMBEDDINGS_MODEL: 'm',
          EMBEDDINGS_URL: url,
          EMBEDDINGS_KEY: 'sk-0123456789',
        });
      expect(sendsQuestions(at('http://localhost:11434'))).toBe(false);
      expect(sendsQuestions(at('https://vectors.example.com/v1'))).toBe(true);
      expect(sendsQuestions(readConfig({}))).toBe(false);
    });
  });

  describe('INDEX_URL', () => {
    test('is one address or several, with a user for all and a name that its indices begin with', () => {
      const cluster = (INDEX_URL: string) => readConfig({ INDEX_URL }).cluster;
      expect(cluster('http://127.0.0.1:9200')).toEqual({
        nodes: ['http://127.0.0.1:9200'],
        prefix: 'footnote',
      });
      expect(cluster('https://bot:s%2Fcret@one:9200/wiki, https://two:9200')).toEqual({
        nodes: ['https://bot:s%2Fcret@one:9200', 'https://bot:s%2Fcret@two:9200'],
        prefix: 'wiki',
      });
      for (const wrong of [
        'one:9200',
        'ftp://one',
        'http://one?q=1',
        'http://one/Two',
        'http://one/a,http://two/b',
        'http://one,',
      ])
        expect(() => cluster(wrong)).toThrow('INDEX_URL: expected addresses of OpenSearch');
    });

    test('has certificates of its own', () => {
      expect(readConfig({ INDEX_URL: 'https://one', INDEX_CA: 'ca.pem' }).cluster).toEqual({
        nodes: ['https://one'],
        prefix: 'footnote',
        ca: 'ca.pem',
      });
      expect(readConfig({ INDEX_CA: 'ca.pem' }).cluster).toBeNull();
    });

    test('its passwords are never shown', () => {
      const url = 'https://bot:s%2Fcret-word@one:9200,https://other:of-two@two:9200';
      expect(secretsOf({ INDEX_URL: url })).toEqual(['s%2Fcret-word', 's/cret-word', 'of-two', 'of-two']);
      expect(problems({ INDEX_URL: `${url}/Two` })).not.toMatch(/cret|of-two/);
    });
  });

  describe('DATABASE_URL', () => {
    const url = 'postgres://bot:s%2Fcret-word@db.example.com/footnote';

    test('is refused when it is of something else, and shown only as far as it is no secret', () => {
      for (const kind of ['postgres', 'postgresql'])
        expect(readConfig({ DATABASE_URL: `${kind}://db/footnote` }).databaseUrl).toBe(
          `${kind}://db/footnote`,
        );
      expect(problems({ DATABASE_URL: 'mysql://bot:secret/word@db/footnote' })).toMatchInlineSnapshot(`
        "Invalid settings:
          DATABASE_URL: expected an address of PostgreSQL, such as postgres://user:password@host:5432/database, got “mysql:…”, 35 characters (not shown)"
      `);
      expect(problems({ DATABASE_URL: 'db.example.com' })).toMatchInlineSnapshot(`
        "Invalid settings:
          DATABASE_URL: expected an address of PostgreSQL, such as postgres://user:password@host:5432/database, got 14 characters (not shown)"
      `);
      expect(problems({ DATABASE_URL: 'postgres://bot:secret@db:port/footnote' })).toMatchInlineSnapshot(`
        "Invalid settings:
          DATABASE_URL: expected an address of PostgreSQL, such as postgres://user:password@host:5432/database, got “postgres:…”, 38 characters (not shown)"
      `);
    });

    test('is a secret as a whole, and its password by itself, as written and as meant', () => {
      expect(secretsOf({ DATABASE_URL: ` ${url}\n`, EMBEDDINGS_KEY: 'sk-0123456789' })).toEqual([
        url,
        's%2Fcret-word',
        's/cret-word',
        'sk-0123456789',
      ]);
      expect(secretsOf({ DATABASE_URL: 'postgres:///bot?host=/run&password=of-the-bot' })).toContain(
        'of-the-bot',
      );
      expect(problems({ DATABASE_URL: url, LOG_LEVEL: 's/cret-word' })).not.toContain('cret');
    });
  });

  test('SHARDS and SHARD_COUNT are what discord.js makes of them', () => {
    const shards = (env: Env) => readConfig(env).shards;
    expect(shards({ SHARD_COUNT: '2' })).toEqual({ ids: [0, 1], count: 2 });
    expect(shards({ SHARDS: '1', SHARD_COUNT: '2' })).toEqual({ ids: [1], count: 2 });
    expect(shards({ SHARDS: '0,1,1' })).toEqual({ ids: [0, 1], count: 2 });
    expect(problems({ SHARDS: '3', SHARD_COUNT: '2' })).toContain(
      'SHARDS: expected numbers below 2 (SHARD_COUNT), got 3',
    );
    expect(problems({ SHARDS: 'all', SHARD_COUNT: '0' })).toMatchInlineSnapshot(`
      "Invalid settings:
        SHARDS: expected shard numbers, such as [0,1], got "all"
        SHARD_COUNT: expected a number of shards, 1 or more, got "0""
    `);
  });

  test('a token that is a slip does not spoil the message', () => {
    expect(problems({ DISCORD_TOKEN: 'a b', WATCH: 'a better one' })).toMatchInlineSnapshot(`
      "Invalid settings:
        DISCORD_TOKEN: expected a bot token: visible ASCII characters, no spaces, got 3 characters (not shown)
        WATCH: expected 1, 0 or poll, got "a better one""
    `);
    expect(problems({ DISCORD_TOKEN: 'é' })).toContain('got 1 character (not shown)');
  });

  test.each([
    'http://localhost:4000/api',
    'http://127.8.9.1/api',
    'http://[::1]:4000',
    'https://127.0.0.1/api',
  ])('accepts the loopback address %s', (api) => {
    expect(readConfig({ DISCORD_API: api }).api).toBe(api);
  });

  test.each([
    'https://discord.com/api',
    'http://127.0.0.1.example.com/api',
    'http://localhost.example.com/api',
    'http://127.0.0.1@example.com/api',
    'http://user:secret@127.0.0.1/api',
    'http://0.0.0.0/api',
    'http://[::ffff:127.0.0.1]/api',
    'http://192.168.0.1/api',
    'ws://127.0.0.1/api',
    'file:///127.0.0.1',
    'http://127.0.0.1/api?key=1',
    '127.0.0.1:4000/api',
    'nonsense',
  ])('refuses %s, where the token could leak', (api) => {
    const message = problems({ DISCORD_API: api });
    expect(message).toContain('DISCORD_API: expected');
    expect(message).not.toContain('secret');
  });

  test('.env.example has the same variables in the same order, each with one comment', () => {
    const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
    const names = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(names).toEqual([...VARIABLES]);
    for (const name of names)
      expect(lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]).toMatch(/^# \w/);
    expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(names.length);
  });

  test('.env.example can be used as it stands', () => {
    const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const env = Object.fromEntries(
      Array.from(text.matchAll(/^([A-Z_]+)=(.*)$/gm), ([, name, value]) => [name, value]),
    );
    expect(readConfig(env)).toEqual(readConfig({}));
  });
});

function problems(env: Env): string {
  try {
    readConfig(env);
  } catch (err) {
    if (err instanceof ConfigError) return err.message;
    throw err;
  }
  throw new Error('Nothing was refused');
}
