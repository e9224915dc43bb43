import { readFileSync } from 'node:fs';
import { config as loadDotenv } from 'dotenv';
import { readConfig } from '../../src/config.ts';
import { StartError } from '../../src/util/startError.ts';
import { openPreview } from './live/preview.ts';

/** `npm run preview`: the bot over your articles, as it looks in Discord and in the terminal, on this machine alone. */
const USUAL_PORT = 4180;

run(process.argv[2]).catch((err: unknown) => {
  const said = err instanceof StartError ? err.message : err instanceof Error ? err.stack : String(err);
  process.stderr.write(`${said}\n`);
  process.exit(1);
});

async function run(wanted = String(USUAL_PORT)): Promise<void> {
  const port = Number(wanted);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`The port of the preview: expected 0 to 65535, got “${wanted}”.`);
  loadDotenv({ quiet: true });
  // Neither Discord itself nor what the bot keeps has a part in it.
  const { DISCORD_TOKEN: _token, DISCORD_API: _api, DATABASE_URL: _database, ...env } = process.env;
  const { seedsDir, embedding, cluster } = readConfig(env);
  const stop = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  process.stdout.write(`Reading the articles in ${seedsDir} …\n`);
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const about = { version, startedAt: new Date() };
  const preview = await openPreview({ config: { seedsDir, embedding, cluster }, about, port });
  process.stdout.write(`The preview is at ${preview.address} (Ctrl-C ends it).\n`);
  await stop;
  await preview.close();
}
