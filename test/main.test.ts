import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VARIABLES } from '../src/config.ts';
import { startDiscord } from './discord/index.ts';

const root = join(import.meta.dirname, '..');
/** What npm starts: to start npm as well takes half a second each time. */
const MAIN = ['bin/footnote.js'];
const english = 'What did Anwar say Japan could share with Asean?';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'footnote-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run ask and npm start', () => {
  test('exit 0 answered, with nothing but the answer on stdout', async () => {
    const { code, stdout, stderr } = await run(['run', '--silent', 'ask', '--', english]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^1 · Asean urged to tap/);
  });

  test('start in any folder: what is named is looked for there, packages are not', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'footnote-elsewhere-'));
    cpSync(join(root, 'seeds'), join(elsewhere, 'articles'), { recursive: true });
    const { code, stdout, stderr } = await run([join(root, 'bin/footnote.js'), 'ask', english], {
      command: process.execPath,
      cwd: elsewhere,
      env: { SEEDS_DIR: 'articles', DATA_DIR: '' },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^1 · Asean urged to tap/);
    expect(readdirSync(elsewhere)).toEqual(['articles']);
    rmSync(elsewhere, { recursive: true });
  });

  test('exit 2 and usage for an unknown flag', async () => {
    const { code, stdout, stderr } = await run([...MAIN, 'ask', '--loud', 'who?'], {
      command: process.execPath,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: npm run --silent ask --');
  });

  test('exit 2 and all wrong settings at once', async () => {
    const { code, stderr } = await run([...MAIN, 'ask', 'who?'], {
      command: process.execPath,
      env: { LOG_LEVEL: 'loud', DISCORD_API: 'https://discord.com/api' },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Invalid settings:\n {2}DISCORD_API: .*\n {2}LOG_LEVEL: .*\n$/);
  });

  test('no article at all: one clear sentence and exit 1', async () => {
    // On a slow machine it is said how far the index is.
    const env = { SEEDS_DIR: folder, LOG_LEVEL: 'error' };
    const { code, stdout, stderr } = await run(MAIN, { env, command: process.execPath });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('Expected at least one .txt, .md');
  });

  test('npm start without a token answers a pipe and ends with it', async () => {
    const seeds = join(folder, 'seeds');
    cpSync(join(root, 'seeds'), seeds, { recursive: true });
    writeFileSync(join(seeds, 'fox.xyz'), '%PDF');
    const { code, stdout, stderr } = await run(['start', '--silent'], {
      env: { SEEDS_DIR: seeds },
      input: `${english}\n/status`,
    });
    expect(code).toBe(0);
    expect(stdout).toContain('\n1 · Asean urged to tap');
    expect(stdout).toContain('fox.xyz: not a kind of file that is read');
    expect(stderr).toMatch(/Loaded 2 articles, \d+ paragraphs \(English and Portuguese\) in \d+ ms/);
    expect(stderr).toContain('fox.xyz: not a kind of file that is read');
    expect(stderr).not.toContain('Anwar');
  });

  test('npm start with a token answers in Discord, and leaves at SIGTERM with exit 0', async () => {
    const discord = await startDiscord();
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API: discord.api };
    const { child, done } = launch(MAIN, { env, command: process.execPath });
    await discord.online();
    await discord.until(() => discord.registeredCommands.length > 0, 'commands');
    const asked = await discord.say(discord.user, english, { in: discord.dm(discord.user) });
    expect((await discord.answerTo(asked)).text).toContain('1 · Asean urged');
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await done;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).not.toContain(discord.token);
    expect(stderr).not.toContain('Anwar');
    expect(discord.gateway.connections).toBe(0);
    await discord.close();
  });

  test('a wrong token is one clear sentence and exit 1', async () => {
    const discord = await startDiscord();
    const env = { DISCORD_TOKEN: 'MTA.wrong.token', DISCORD_API: discord.api, LOG_LEVEL: 'error' };
    const { code, stderr } = await run(MAIN, { env, command: process.execPath });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'Discord rejected the token: check DISCORD_TOKEN, or reset it at https://discord.com/developers/applications.\n',
    });
    await discord.close();
  });
});

interface How {
  env?: Record<string, string>;
  input?: string;
  /** Instead of npm. */
  command?: string;
  /** Instead of the project's folder. */
  cwd?: string;
}

function run(args: string[], how: How = {}) {
  return launch(args, how).done;
}

function launch(args: string[], how: How) {
  const { PATH = '', HOME = '' } = process.env;
  const unset = Object.fromEntries(VARIABLES.map((name) => [name, '']));
  const child = spawn(how.command ?? 'npm', args, {
    cwd: how.cwd ?? root,
    env: { PATH, HOME, npm_config_loglevel: 'error', ...unset, DATA_DIR: folder, ...how.env },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    said.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    said.stderr += chunk;
  });
  child.stdin.end(how.input ?? '');
  const done = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, ...said }));
  });
  return { child, done };
}
