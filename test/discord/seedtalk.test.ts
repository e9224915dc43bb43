import { expect, test } from 'vitest';
import { harnessOnSeeds } from '../support/botHarness.ts';
import type { Message } from './index.ts';

// What people say to the bot, over the real seeds and the real index.
const harness = harnessOnSeeds();

async function say(text: string): Promise<Message> {
  return harness.discord.answerTo(await harness.discord.say(harness.discord.user, text));
}

const files = ({ text }: Message) => Array.from(text.matchAll(/^-# (\d{3})\\_/gm), ([, file]) => file);
const places = ({ text }: Message) =>
  Array.from(text.matchAll(/^-# (.*?lin[eh]a?s? [\d–]+)/gm), ([, at]) => at);

test('a question, the same in another language, and then in one without articles', async () => {
  const first = await say('Who greeted the leaders?');
  expect(first.text).toContain('All the leaders were greeted by Japanese Prime Minister Fumio Kishida.');
  await harness.restart();
  const there = await say('and in Portuguese?');
  expect(there.text).toContain('**and in Portuguese?**\n-# After “⁨Who greeted the leaders?⁩”');
  expect(there.text).toContain('The articles in Portuguese don’t say');
  // Whatever comes closest there is in that language.
  expect(new Set(files(there))).not.toContain('000');
  const nowhere = await say('auf Deutsch?');
  expect(nowhere.text).toContain(
    'Auf Deutsch gibt es keine Artikel.\nDie Artikel sind auf Englisch und Portugiesisch.',
  );
});

test('an answer in the other language is quoted from it', async () => {
  await say('Who is Kishida?');
  const there = await say('e em português?');
  expect(files(there).length).toBeGreaterThan(0);
  expect(new Set(files(there))).toEqual(new Set(['004']));
  expect(there.text).toContain('Kishida');
  expect(there.text).toContain('linha');
});

test('who else, again and again: nothing twice, and an honest end', async () => {
  const seen = places(await say('Who greeted the leaders?'));
  expect(seen.length).toBeGreaterThan(0);
  for (let rounds = 0; ; rounds++) {
    expect(rounds).toBeLessThan(12);
    const more = await say('who else?');
    const next = places(more);
    if (next.length === 0) {
      expect(more.text).toContain('I found nothing else about this in the articles.');
      break;
    }
    expect(next.filter((place) => seen.includes(place))).toEqual([]);
    seen.push(...next);
  }
});
