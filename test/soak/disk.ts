import { chmod, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLibrary } from '../../src/library/library.ts';
import { logTo } from '../../src/ops/log.ts';
import { startDiscord } from '../discord/index.ts';
import { launchIn } from './child.ts';
import { corpus } from './corpus.ts';
import { must, say } from './figures.ts';

/** Files that vanish, change, grow, become folders, links or unreadable while they are read; again and again. */
export async function disk(rounds = 60): Promise<void> {
  const { folder, question, answer } = await corpus(2000);
  for (const data of ['/dev/null/data', '/sys/data']) await startsWithout(data);
  const log = logTo({ write: () => {} }, 'warn', []);
  const library = await openLibrary({ seedsDir: folder, dataDir: join(folder, '.data'), log });
  let failed = 0;
  let asked = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      const rebuild = library.rebuild().catch(() => failed++);
      let done = false;
      void rebuild.then(() => {
        done = true;
      });
      while (!done) {
        await mischief(folder, 1 + Math.floor(Math.random() * 99)).catch(() => {});
        must((await library.ask({ text: question })).answered, 'questions are answered meanwhile');
        asked++;
        await sleep(Math.random() * 10);
      }
    }
    const { citations } = await library.ask({ text: question });
    must(citations[0]?.excerpt.includes(answer) ?? false, 'the index is whole');
    const { articles, problems } = library.status();
    say(
      `  ${rounds} reindexes of a folder in motion (${failed} failed whole), ${asked} questions answered meanwhile`,
    );
    say(`  ${articles.length} articles and ${problems.length} named problems at the end`);
  } finally {
    await library.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function mischief(folder: string, file: number): Promise<void> {
  const path = join(folder, `${file}.txt`);
  const acts = [
    () => rm(path, { recursive: true }),
    () => writeFile(path, `Chronicle ${file}\n\nThe fox ${Math.random()} went out on a chilly night.\n`),
    () => truncate(path, 10),
    () => chmod(path, 0),
    () => rename(path, join(folder, `${file}-moved.md`)),
    () => writeFile(path, Buffer.alloc(9 * 1024 * 1024, 'a b ')),
    () => rm(path, { recursive: true }).then(() => symlink('/etc/passwd', path)),
    () => rm(path, { recursive: true }).then(() => mkdir(path)),
    () => rm(path, { recursive: true }).then(() => symlink(`${file}.txt`, path)),
    () => writeFile(path, Buffer.from([0, 1, 2, 0xff])),
  ];
  await acts[Math.floor(Math.random() * acts.length)]?.();
}

/** Where nothing can be written, the bot answers all the same. */
async function startsWithout(data: string): Promise<void> {
  const discord = await startDiscord();
  const child = await launchIn(discord, {
    SEEDS_DIR: join(import.meta.dirname, '../../seeds'),
    DATA_DIR: data,
  });
  try {
    await discord.online(60_000);
    await discord.until(() => discord.registeredCommands.length > 0, 'commands', 10_000);
    const asked = await discord.slash(discord.user, '/ask', {
      question: 'What did Anwar say Japan could share with Asean?',
    });
    must((await asked.settled()).text.includes('Asean'), `it answers with a DATA_DIR of ${data}`);
  } finally {
    child.process.kill('SIGTERM');
    must((await child.ended) === 0, 'it leaves in peace');
    await discord.close();
  }
}
