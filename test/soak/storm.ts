import fc from 'fast-check';
import { openBotHarness, openSeeds } from '../support/botHarness.ts';
import { waves, weather } from '../support/storm.ts';
import { must, say } from './figures.ts';

/** A thousand things that people do while REST and the gateway fail at random: each is answered once or said to have failed. */
export async function storm(count = 1000): Promise<void> {
  const library = await openSeeds();
  const harness = await openBotHarness(library, { discord: { acknowledgeWithinMs: 15_000 } });
  const seed = Math.floor(Math.random() * 2 ** 31);
  try {
    await fc.assert(
      fc.asyncProperty(waves(count), async (all) => {
        const { answered, told, unheard } = await weather(harness.discord, all);
        say(
          `  seed ${seed}: ${answered} answered, ${told} said to have failed, ${unheard} that Discord gave up`,
        );
      }),
      { numRuns: 1, seed, endOnFailure: true },
    );
    must(harness.bot.sending(), 'the connection is sound at the end');
  } finally {
    await harness.close();
    await library.close();
  }
}
