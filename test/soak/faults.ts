import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Discord, startDiscord } from '../discord/index.ts';
import { type Child, launch } from './child.ts';
import { must, say } from './figures.ts';

const question = 'What did Anwar say Japan could share with Asean?';
const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.GabcDE.abcdefghijklmnopqrstuvwxyz0123456789ABCD';

/** Everything that the gateway and REST can do, one after the other and mixed, to one process. */
export async function faults(rounds = 40): Promise<void> {
  const discord = await startDiscord({ token, heartbeatIntervalMs: 2000 });
  // Down for a minute at start.
  discord.down(60_000);
  // The commands are registered when that works again.
  discord.rest.fail(/^GET .*\/commands$/, { status: 500, times: 5 });
  const child = await launch({
    DISCORD_TOKEN: token,
    DISCORD_API: discord.api,
    SEEDS_DIR: join(import.meta.dirname, '../../seeds'),
    DATA_DIR: join(import.meta.dirname, '../../.data/soak'),
    LOG_LEVEL: 'debug',
  });
  try {
    await discord.online(120_000);
    say('  was there after Discord had been down for a minute at start');
    await discord.until(() => discord.registeredCommands.length > 0, 'commands', 120_000);
    await answers(discord);
    const before = await held(child);

    for (let i = 0; i < 3; i++) {
      const { resumed } = discord.gateway;
      discord.gateway.close(4000);
      await discord.until(() => discord.gateway.resumed > resumed, 'a resumed session', 20_000);
      // Right after RESUMED: discord.js throws where nobody can catch it.
      discord.gateway.invalidate(false);
      await back(discord);
    }
    const thrown = child.printed().split('where nobody waited').length - 1;
    say(
      `  lived through three sessions ended right after they were resumed (${thrown} errors nobody caught)`,
    );

    const hurt: [string, () => void][] = [
      ['close 1000', () => discord.gateway.close(1000)],
      ['close 1001', () => discord.gateway.close(1001)],
      ['close 4000', () => discord.gateway.close(4000)],
      ['close 4009', () => discord.gateway.close(4009)],
      ['op 7', () => discord.gateway.reconnect()],
      ['op 9 resumable', () => discord.gateway.invalidate(true)],
      ['op 9', () => discord.gateway.invalidate(false)],
      ['no acknowledgements', () => discord.gateway.stopAcks()],
      ['gateway down for 3 s', () => discord.gateway.down(3000)],
      ['all down for 3 s', () => discord.down(3000)],
      ['edits 429', () => discord.rest.fail(/^PATCH/, { status: 429, retryAfter: 0.5, times: 3 })],
      ['callbacks 502', () => discord.rest.fail(/callback$/, { status: 502, times: 2 })],
      ['callbacks hang', () => discord.rest.fail(/callback$/, { hang: true })],
      ['edits hang', () => discord.rest.fail(/^PATCH/, { hang: true })],
      ['edits break', () => discord.rest.fail(/^PATCH/, { reset: true, times: 2 })],
    ];
    for (let round = 0; round < rounds; round++) {
      const [name, act] = hurt[round % hurt.length] as (typeof hurt)[number];
      act();
      await sleep(Math.random() * 400);
      if (round % 3 === 0) (hurt[Math.floor(Math.random() * hurt.length)] as (typeof hurt)[number])[1]();
      await sleep(500 + Math.random() * 3000);
      await back(discord).catch((err: unknown) => {
        throw new Error(`${name}, round ${round}: ${err}\n${child.printed().slice(-3000)}`);
      });
    }
    const after = await held(child);
    say(
      `  ${rounds} faults; handles ${before.handles} → ${after.handles}, resources ${before.resources} → ${after.resources}`,
    );
    must(after.handles <= before.handles + 3, 'no handle was left open');
    must(after.resources <= before.resources + 8, 'no timer or other resource was left');
    const printed = child.printed();
    must(!printed.includes('MaxListenersExceeded'), 'no listener was left');
    must(!printed.includes(token) && !printed.includes('aW50ZXJhY3Rpb24.'), 'no secret was printed');
    must(!printed.includes('Anwar'), 'no question was printed');
    const { violations } = discord;
    for (const violation of violations)
      must(/40060|acknowledgement|10062/.test(violation), `${violation} is no fault`);
    violations.length = 0;
  } finally {
    child.process.kill('SIGTERM');
    await child.ended;
    await discord.close();
  }
}

/** Answers again within a minute, each question at most once. */
async function back(discord: Discord): Promise<void> {
  const until = performance.now() + 60_000;
  for (;;) {
    try {
      await answers(discord);
      return;
    } catch (err) {
      if (performance.now() > until) throw err;
    }
  }
}

let users = 0;

async function answers(discord: Discord): Promise<void> {
  await discord.until(() => discord.gateway.connections > 0, 'a connection', 60_000);
  const user = discord.addUser({ name: `user${users++}` });
  const said = await discord.say(user, question, { in: discord.dm(user) });
  must((await discord.answerTo(said, 8000)).text.includes('Asean'), 'the answer is right');
  const used = await discord.slash(discord.addUser(), '/ask', { question });
  must((await used.settled(8000)).text.includes('Asean'), 'the answer is right');
  must(said.channel.messages.filter(({ replyTo }) => replyTo === said).length === 1, 'it was answered once');
}

async function held(child: Child): Promise<{ handles: number; resources: number }> {
  await sleep(35_000);
  const metrics = await child.metrics();
  return {
    handles: metrics.get('nodejs_active_handles_total') ?? 0,
    resources: metrics.get('nodejs_active_resources_total') ?? 0,
  };
}
