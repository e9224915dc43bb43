import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { openBotHarness, openSeeds } from '../support/botHarness.ts';
import { waves, weather } from '../support/storm.ts';
import { thoroughly } from '../support/thorough.ts';

vi.setConfig({ testTimeout: 120_000 });

// `npm run soak storm` does a thousand of them, others each time.
thoroughly(
  'whatever fails, each thing that is done is answered once or said to have failed, and every body is valid',
  async () => {
    const library = await openSeeds();
    const harness = await openBotHarness(library, { discord: { acknowledgeWithinMs: 15_000 } });
    const { discord, bot } = harness;
    try {
      await fc.assert(
        fc.asyncProperty(waves(80), async (all) => {
          const { answered, told } = await weather(discord, all);
          expect(answered).toBeGreaterThan(told);
        }),
        { numRuns: 1, seed: 20, endOnFailure: true },
      );
      expect(bot.sending()).toBe(true);
    } finally {
      await harness.close();
      await library.close();
    }
  },
);
