import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BotHarness, openBotHarness } from '../support/botHarness.ts';
import { type Fixtures, openFixtures } from '../support/fixtures.ts';
import { pressAndSee } from '../support/pressAndSee.ts';
import { some, thoroughly } from '../support/thorough.ts';
import type { Channel, Discord, Guild, Message, Role, User } from './index.ts';

const lantern = `# The lantern

The lantern of Cape Verity was lit by the keeper Amos Reed in 1890, and it burned whale oil.

The keeper Amos Reed wrote a log book in which every night has an entry.
`;
const raids = `# Raid nights

The guild of the Amber Foxes meets for raids on Tuesday evening. The officer Nils Varga decides who may take part.

The second raid of the Amber Foxes begins at midnight, and the healer Ida Brandt brings the potions.
`;
const bans = `# The vault

The guild of the Amber Foxes keeps its gold in a vault. The password of the vault is seven seagulls.

Only the officer Nils Varga opens the vault, on the first Sunday of each month.
`;
const forge =
  '# The forge\n\nThe smiths of the Amber Foxes heat the forge with dragon coal from the mine of Ember.\n';
const hall = '# The hall\n\nThe banners in the hall of the Amber Foxes were sewn by the weaver Runa Falk.\n';
const howl =
  '# The howl\n\nThe pack of the Grey Wolves howls at the quarry every full moon, led by Ulf Gran.\n';

const VAULT = 'What is the password of the vault?';
const RAIDS = 'When does the guild of the Amber Foxes meet for raids?';
const UNKNOWN = 'There is no such library that you may read here, so I searched without it.';

let fixtures: Fixtures;
let harness: BotHarness;
let discord: Discord;
let foxes: Guild;
let wolves: Guild;
/** A server without the bot. */
let elsewhere: Channel;
let roles: Record<'officers' | 'smiths' | 'alphas', Role>;
let users: Record<'member' | 'officer' | 'smith' | 'alpha' | 'stranger', User>;

beforeAll(async () => {
  fixtures = await openFixtures({ 'lantern.md': lantern });
  harness = await openBotHarness(fixtures.library, { dataDir: fixtures.dataDir });
  ({ discord } = harness);
  foxes = discord.guild;
  wolves = discord.addGuild({ name: 'The Grey Wolves' });
  const somewhere = discord.addGuild({ name: 'Elsewhere', invited: false });
  roles = {
    officers: discord.addRole({ name: 'Officers' }),
    smiths: discord.addRole({ name: 'Smiths' }),
    alphas: discord.addRole({ name: 'Alphas', guild: wolves }),
  };
  const add = (name: string, ...guilds: Guild[]) =>
    Object.assign(discord.addUser({ name, guilds: [...guilds, somewhere] }), { installed: true });
  users = {
    member: add('Mia', foxes, wolves),
    officer: add('Nils', foxes),
    smith: add('Sven', foxes),
    alpha: add('Ulf', foxes, wolves),
    stranger: add('Otto'),
  };
  discord.giveRole(users.officer, roles.officers);
  discord.giveRole(users.smith, roles.smiths);
  discord.giveRole(users.alpha, roles.alphas);
  elsewhere = discord.addChannel('lobby', { guild: somewhere });
  await fixtures.write(`servers/${foxes.id}/raids.md`, raids);
  await fixtures.write(`servers/${foxes.id}/officers/bans.md`, bans);
  await fixtures.write(`servers/${foxes.id}/forge.md`, forge);
  await fixtures.write(`servers/${foxes.id}/hall.md`, hall);
  await fixtures.write(`servers/${wolves.id}/howl.md`, howl);
  await limit('officers/', { role: roles.officers });
  await limit('forge.md', { role: roles.smiths });
  await limit('hall.md', { channel: discord.channel });
  const admin = discord.addUser({ guilds: [wolves], permissions: 1n << 5n });
  const there = discord.addChannel('den', { guild: wolves });
  await (
    await discord.slash(admin, '/library access', { article: 'howl.md', role: roles.alphas }, { in: there })
  ).settled();
});
afterAll(async () => {
  expect(harness.faults()).toEqual([]);
  await harness.close();
  await fixtures.close();
});

const limit = async (article: string, to: object) =>
  (await discord.slash(discord.admin, '/library access', { article, ...to })).settled();

/** What is offered for `library`, by the names of the servers. */
const offered = async (who: User, place: Channel = discord.dm(who), typed = '') =>
  (await discord.autocomplete(who, '/ask', 'library', typed, { in: place })).map(({ name }) => name);

const ask = async (who: User, question: string, library?: string, place = discord.dm(who), more = {}) =>
  discord.slash(who, '/ask', { question, ...(library && { library }), ...more }, { in: place });

const answer = async (...asked: Parameters<typeof ask>): Promise<Message> => (await ask(...asked)).settled();

/** Takes a role away: of that the bot is not told. */
function demote(user: User, role: Role): void {
  const own = foxes.members.get(user.id)?.roles ?? [];
  own.splice(own.indexOf(role), 1);
}

test('`library` offers the servers of which somebody may read something', async () => {
  expect(await offered(users.member)).toEqual([foxes.name]);
  expect(await offered(users.alpha)).toEqual([foxes.name, 'The Grey Wolves']);
  expect(await offered(users.alpha, elsewhere, 'wol')).toEqual(['The Grey Wolves']);
  expect(await offered(users.alpha, discord.group(users.alpha, users.smith))).toHaveLength(2);
  expect(await offered(users.stranger)).toEqual([]);
  // Its own is read there anyway.
  expect(await offered(users.alpha, discord.channel)).toEqual([]);
});

describe('in a direct message', () => {
  test('a library that is chosen answers, by its id or its name', async () => {
    expect((await answer(users.member, RAIDS)).text).not.toContain('Tuesday');
    const byId = await answer(users.member, RAIDS, foxes.id);
    expect(byId.text).toContain('**The guild of the Amber Foxes meets for raids on Tuesday evening.**');
    const byName = await answer(users.member, RAIDS, foxes.name.toUpperCase());
    expect(byName.text).toBe(byId.text);
    // The common ones too.
    expect((await answer(users.member, 'Who lit the lantern?', foxes.id)).text).toContain('Amos Reed');
  });

  test('the words of its server’s own mean there what they mean in the server, for whoever may ask it', async () => {
    const slang = 'When does the zerg meet for raids?';
    await discord.slash(discord.admin, '/library words', { word: 'zerg', means: 'guild of the Amber Foxes' });
    const read = `-# In that server: zerg = guild of the Amber Foxes`;
    expect((await answer(users.member, slang, foxes.id)).text).toContain(read);
    expect((await answer(users.stranger, slang, foxes.id)).text).not.toContain('Amber Foxes');
    expect((await answer(users.member, slang)).text).not.toContain('Amber Foxes');
  });

  test('what is limited answers whoever has the role, and nobody else', async () => {
    expect((await answer(users.officer, VAULT, foxes.id)).text).toContain('seven seagulls');
    for (const who of [users.member, users.smith])
      expect((await answer(who, VAULT, foxes.id)).text).not.toContain('seagulls');
    expect((await answer(users.smith, 'What heats the forge?', foxes.id)).text).toContain('dragon coal');
    // A channel opens what is limited to it only there.
    const banners = 'Who sewed the banners in the hall?';
    expect((await answer(users.member, banners, foxes.id)).text).not.toContain('Runa');
    expect((await answer(users.member, banners, undefined, discord.channel)).text).toContain('Runa');
  });

  test('buttons and follow-ups go on in it, and a new question begins in the common articles', async () => {
    const shown = await answer(users.officer, VAULT, foxes.id);
    const page = await (await discord.press(users.officer, shown, 'In context')).settled();
    expect(page.text).toContain('Only the officer Nils Varga opens the vault');
    const form = await discord.press(users.officer, shown, 'Ask a follow-up');
    const followed = await discord.submit(users.officer, form.modal, { question: 'And who opens it?' });
    expect((await followed.settled()).text).toContain('first Sunday');
    const said = await discord.say(users.officer, 'And who opens it?', { in: discord.dm(users.officer) });
    const next = await discord.answerTo(said);
    expect(next.text).toContain('first Sunday');
    const replied = await discord.reply(users.officer, next, RAIDS);
    expect((await discord.answerTo(replied)).text).toContain('Tuesday');
    const begun = await discord.say(users.officer, `${RAIDS} Please tell me the evening.`, {
      in: discord.dm(users.officer),
    });
    expect((await discord.answerTo(begun)).text).not.toContain('Tuesday');
  });

  test('a list of the articles has those that may be read', async () => {
    const list = await answer(users.smith, 'What articles do you have?', foxes.id);
    expect(list.text.split('\n').map((line) => line.replace(/ · .*/, ''))).toEqual([
      '**3 articles**',
      '- **The forge**',
      '- **Raid nights**',
      '- **The lantern**',
    ]);
  });

  test('a role that was taken away closes it at once, on old answers too', async () => {
    const demoted = discord.addUser({ name: 'Karl', guilds: [foxes] });
    discord.giveRole(demoted, roles.officers);
    const shown = await answer(demoted, VAULT, foxes.id);
    expect(shown.text).toContain('seven seagulls');
    demote(demoted, roles.officers);
    const page = await (await discord.press(demoted, shown, 'In context')).settled();
    expect(page.text).toContain('This article is no longer there.');
    expect(page.text).not.toContain('seagulls');
    const said = await discord.reply(demoted, shown, 'And who opens it?');
    expect((await discord.answerTo(said)).text).not.toMatch(/Sunday|vault is/);
    expect((await answer(demoted, VAULT, foxes.id)).text).not.toContain('seagulls');
  });
});

test('who has left is answered as if the library did not exist', async () => {
  const left = discord.addUser({ name: 'Lena', guilds: [foxes, wolves] });
  const before = await answer(left, RAIDS, foxes.id);
  expect(before.text).toContain('Tuesday');
  foxes.members.delete(left.id);
  const now = await answer(left, RAIDS, foxes.id);
  expect(now.text).toContain(UNKNOWN);
  for (const library of ['100000000000000007', 'Nowhere', wolves.id])
    expect((await answer(left, RAIDS, library)).text).toBe(now.text);
  const page = await (await discord.press(left, before, 'In context')).settled();
  expect(page.text).toContain('This article is no longer there.');
  expect(page.text).not.toContain('Ida Brandt');
  const said = await discord.reply(left, before, 'And who decides?');
  expect((await discord.answerTo(said)).text).toContain(UNKNOWN);
});

describe('where others read along', () => {
  test.each(['a server without the bot', 'a group'])(
    'in %s it is private, and not to be shared',
    async (place) => {
      const where = place === 'a group' ? discord.group(users.officer, users.stranger) : elsewhere;
      const asked = await ask(users.officer, VAULT, foxes.id, where, { private: false });
      expect(asked.ephemeral).toBe(true);
      const shown = await asked.settled();
      expect(shown.text).toContain('seven seagulls');
      expect(shown.text).toContain('Answers stay private in this channel.');
      expect(shown.text).not.toContain('[Share]');
      const page = await (await discord.press(users.officer, shown, 'In context')).settled();
      expect(page.text).toContain('first Sunday');
      const form = await discord.press(users.officer, shown, 'Ask a follow-up');
      const followed = await discord.submit(users.officer, form.modal, { question: 'And who opens it?' });
      expect(followed.ephemeral).toBe(true);
      const next = await followed.settled();
      expect(next.text).toContain('first Sunday');
      expect(next.text).not.toContain('[Share]');
      // Without a library, as always.
      expect((await answer(users.officer, 'Who lit the lantern?', undefined, where)).text).toContain(
        '[Share]',
      );
      for (const { ephemeral, text } of where.messages)
        if (!ephemeral) expect(text).not.toContain('seagulls');
    },
  );
});

test('in a server with the bot, no other library is read', async () => {
  const asked = await answer(users.alpha, 'Who leads the howl at the quarry?', wolves.id, discord.channel);
  expect(asked.text).toContain(UNKNOWN);
  expect(asked.text).not.toContain('Ulf Gran');
});

test('the server learns nothing of what is asked elsewhere', async () => {
  const insights = async () =>
    (await (await discord.slash(discord.admin, '/insights')).settled()).text.replaceAll(
      /\d+ seconds?/g,
      'now',
    );
  const before = await insights();
  await answer(users.member, RAIDS, foxes.id);
  await answer(users.member, 'Who is the queen of the badgers?', foxes.id);
  expect(await insights()).toBe(before);
});

/** All that somebody sees who asks for the wolves' library. */
async function seenBy(who: User): Promise<string[]> {
  const seen: string[] = [];
  const questions = ['Who leads the howl at the quarry?', 'Ulf Gran', 'Who lit the lantern?', 'Quem uiva?'];
  for (const place of some([discord.dm(who), elsewhere, discord.group(who, users.smith)], 2)) {
    for (const question of some(questions, 3))
      for (const library of [wolves.id, wolves.name])
        seen.push((await answer(who, question, library, place)).text);
    for (const typed of some(['', 'wolves', wolves.id, 'g'], 3))
      seen.push((await offered(who, place, typed)).join());
    const articles = { in: place, options: { library: wolves.id } };
    seen.push(JSON.stringify(await discord.autocomplete(who, '/ask', 'article', '', articles)));
    seen.push(JSON.stringify(await discord.autocomplete(who, '/ask', 'language', '', articles)));
    seen.push((await answer(who, 'What articles do you have?', wolves.id, place)).text);
  }
  return seen;
}

test('what those see who may not read it is the same, to the letter, as if it did not exist', async () => {
  const all = async () => [await seenBy(users.member), await seenBy(users.stranger)];
  const withIt = await all();
  await fixtures.remove(`servers/${wolves.id}`);
  await fixtures.library.rebuildServer(wolves.id);
  const without = await all();
  expect(withIt).toEqual(without);
  await fixtures.write(`servers/${wolves.id}/howl.md`, howl);
  await fixtures.library.rebuildServer(wolves.id);
  expect(JSON.stringify(await seenBy(users.alpha))).toContain('Ulf Gran');
});

test('*Search all articles* asks the same library again', async () => {
  const [raid] = await discord.autocomplete(users.officer, '/ask', 'article', 'raid nights', {
    in: discord.dm(users.officer),
    options: { library: foxes.id },
  });
  const declined = await answer(users.officer, VAULT, foxes.id, discord.dm(users.officer), {
    article: raid?.value ?? '',
  });
  expect(declined.text).not.toContain('seagulls');
  const again = await (await discord.press(users.officer, declined, 'Search all articles')).settled();
  expect(again.text).toContain('seven seagulls');
});

thoroughly('after ten minutes a message begins anew, and a reply goes on', async () => {
  const where = { in: discord.dm(users.officer) };
  const shown = await answer(users.officer, VAULT, foxes.id);
  discord.advance(10 * 60_000 + 1000);
  const late = await discord.answerTo(await discord.say(users.officer, 'And who opens it?', where));
  expect(late.text).not.toMatch(/Sunday|vault/);
  const replied = await discord.reply(users.officer, shown, 'And who opens it?');
  expect((await discord.answerTo(replied)).text).toContain('first Sunday');
});

thoroughly('while Discord does not tell the roles, it is as if the library did not exist', async () => {
  const unknown = await answer(users.officer, VAULT, '100000000000000007');
  const away = discord.rest.fail('GET /guilds/*/members/*', { status: 500, times: 100 });
  expect((await answer(users.officer, VAULT, foxes.id)).text).toBe(unknown.text);
  away.stop();
  expect((await answer(users.officer, VAULT, foxes.id)).text).toContain('seven seagulls');
});

thoroughly('a server that has removed the bot is asked no more', async () => {
  const guild = discord.addGuild({ name: 'The Otters', members: [users.officer] });
  await fixtures.write(
    `servers/${guild.id}/otters.md`,
    '# The otters\n\nThe otters sleep at the weir of Alder.\n',
  );
  const asked = ['Where do the otters sleep?', guild.id] as const;
  expect((await answer(users.officer, ...asked)).text).toContain('weir');
  discord.removeBot(guild);
  await expect.poll(() => offered(users.officer)).not.toContain('The Otters');
  expect((await answer(users.officer, ...asked)).text).toContain(UNKNOWN);
});

thoroughly('an article that is opened from a decline, its pages and a restart keep the library', async () => {
  const gates = Array.from(
    { length: 90 },
    (_, at) => `The fox ${at} keeps watch at gate ${at} of the fort of Ember.`,
  );
  await fixtures.write(`servers/${foxes.id}/gates.md`, `# The gates\n\n${gates.join('\n\n')}\n`);
  await fixtures.library.rebuildServer(foxes.id);
  const shown = await answer(users.member, 'Which badger sleeps beside the gates?', foxes.id);
  const page = await (await discord.press(users.member, shown, 'The gates')).settled();
  await harness.restart();
  await pressAndSee(discord, users.member, page, 'Next');
  expect(page.text).toContain('The fox 40 keeps watch');
  await pressAndSee(discord, users.member, page, 'Previous');
  foxes.members.delete(users.member.id);
  await pressAndSee(discord, users.member, page, 'Next');
  expect(page.text).toContain('This article is no longer there.');
  await pressAndSee(discord, users.member, page, 'Ask again');
  expect(page.text).toContain(UNKNOWN);
  expect(page.text).not.toContain('[The gates]');
});
