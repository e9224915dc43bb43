import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { openSeeds, openStage } from './stage.ts';
import { waves, weather } from './storm.ts';

vi.setConfig({ testTimeout: 120_000 });

// `npm run soak storm` does a thousand of them, others each time.
test('whatever fails, each thing that is done is answered once or said to have failed, and every body is valid', async () => {
  const library = await openSeeds();
  const stage = await openStage(library, { discord: { acknowledgeWithinMs: 15_000 } });
  const { discord, bot } = stage;
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
    await stage.close();
    await library.close();
  }
});
