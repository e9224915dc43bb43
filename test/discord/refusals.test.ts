import { MessageFlags, REST, Routes } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Discord, startDiscord } from './index.ts';

let discord: Discord;
let rest: REST;

beforeAll(async () => {
  discord = await startDiscord();
  rest = new REST({ api: discord.api }).setToken(discord.token);
});

afterAll(() => discord.close());

const v2 = { flags: MessageFlags.IsComponentsV2 };
const long = (count: number) => 'x'.repeat(count);
const many = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const button = (custom_id: string, more = {}) => ({ type: 2, style: 1, label: 'Go', custom_id, ...more });
const row = (...components: unknown[]) => ({ type: 1, components });
const shown = (content: string) => ({ type: 10, content });

const messages: [string, object, RegExp][] = [
  ['nothing', {}, /50006/],
  ['only blanks', { content: ' \n ' }, /50006/],
  ['an empty embed', { embeds: [{}] }, /50006/],
  ['content of 2,001', { content: long(2001) }, /content.*BASE_TYPE_MAX_LENGTH/],
  ['content that is no text', { content: 5 }, /content.*BASE_TYPE_STRING/],
  ['11 embeds', { embeds: many(11, () => ({ title: 'x' })) }, /embeds.*BASE_TYPE_MAX_LENGTH/],
  ['a title of 257', { embeds: [{ title: long(257) }] }, /title.*BASE_TYPE_MAX_LENGTH/],
  ['a description of 4,097', { embeds: [{ description: long(4097) }] }, /description.*BASE_TYPE_MAX_LENGTH/],
  [
    '6,001 in all embeds',
    { embeds: [{ description: long(3001) }, { description: long(3000) }] },
    /MAX_EMBED_SIZE/,
  ],
  [
    'a field without value',
    { embeds: [{ fields: [{ name: 'x', value: '' }] }] },
    /value.*BASE_TYPE_REQUIRED/,
  ],
  ['a url without scheme', { embeds: [{ title: 'x', url: 'here' }] }, /URL_TYPE_INVALID_URL/],
  [
    '6 rows',
    { content: 'x', components: many(6, (at) => row(button(`${at}`))) },
    /components.*BASE_TYPE_MAX_LENGTH/,
  ],
  [
    '6 buttons in a row',
    { content: 'x', components: [row(...many(6, (at) => button(`${at}`)))] },
    /BAD_LENGTH/,
  ],
  ['an empty row', { content: 'x', components: [row()] }, /BASE_TYPE_BAD_LENGTH/],
  ['a label of 81', { content: 'x', components: [row(button('a', { label: long(81) }))] }, /label/],
  ['a custom id of 101', { content: 'x', components: [row(button(long(101)))] }, /custom_id/],
  [
    'a custom id twice',
    { content: 'x', components: [row(button('a'), button('a'))] },
    /CUSTOM_ID_DUPLICATED/,
  ],
  [
    'a button without label',
    { content: 'x', components: [row(button('a', { label: '' }))] },
    /BUTTON_COMPONENT/,
  ],
  ['text without the V2 flag', { components: [shown('x')] }, /UNION_TYPE_CHOICES/],
  ['content with the V2 flag', { ...v2, content: 'x', components: [shown('x')] }, /LEGACY_FIELDS/],
  ['embeds with the V2 flag', { ...v2, embeds: [{ title: 'x' }], components: [shown('x')] }, /LEGACY_FIELDS/],
  ['V2 without components', v2, /BASE_TYPE_BAD_LENGTH/],
  ['an empty text', { ...v2, components: [shown('')] }, /BASE_TYPE_REQUIRED/],
  ['4,001 characters in all', { ...v2, components: [shown(long(4000)), shown('x')] }, /TEXT_SIZE_EXCEEDED/],
  [
    '41 components in all',
    { ...v2, components: [{ type: 17, components: many(40, () => shown('x')) }] },
    /TOTAL_COMP/,
  ],
  [
    'a section without accessory',
    { ...v2, components: [{ type: 9, components: [shown('x')] }] },
    /accessory/,
  ],
  [
    'a container in a container',
    { ...v2, components: [{ type: 17, components: [{ type: 17 }] }] },
    /UNION_TYPE/,
  ],
  [
    'a file that is not there',
    { ...v2, components: [{ type: 13, file: { url: 'attachment://x' } }] },
    /NOT_FOUND/,
  ],
  ['a reply to nothing', { content: 'x', message_reference: { message_id: '1' } }, /REPLIES_UNKNOWN_MESSAGE/],
  [
    'mentions twice allowed',
    { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
    /MENTIONS_PARSE_EXCLUSIVE/,
  ],
];

test.each(messages)('a message with %s', async (_, body, expected) => {
  expect(await refusal(() => rest.post(Routes.channelMessages(discord.channel.id), { body }))).toMatch(
    expected,
  );
});

const option = (name: string, more = {}) => ({ type: 3, name, description: 'd', ...more });
const command = (more: object) => [{ name: 'ask', description: 'Ask', ...more }];

const commands: [string, object[], RegExp][] = [
  ['upper case', command({ name: 'Ask' }), /INVALID_NAME/],
  ['a blank in its name', command({ name: 'a b' }), /INVALID_NAME/],
  ['no description', command({ description: '' }), /description.*BASE_TYPE_REQUIRED/],
  ['a description of 101', command({ description: long(101) }), /description.*BAD_LENGTH/],
  ['an unknown locale', command({ name_localizations: { pt: 'x' } }), /ENUM_TYPE_COERCE/],
  ['a wrong localised name', command({ name_localizations: { fr: 'À B' } }), /INVALID_NAME/],
  ['26 options', command({ options: many(26, (at) => option(`o${at}`)) }), /options.*MAX_LENGTH/],
  ['an option twice', command({ options: [option('a'), option('a')] }), /DUPLICATE/],
  [
    'required after optional',
    command({ options: [option('a'), option('b', { required: true })] }),
    /REQUIRED_INVALID/,
  ],
  [
    'a choice of 101',
    command({ options: [option('a', { choices: [{ name: 'a', value: long(101) }] })] }),
    /value/,
  ],
  ['permissions as a number', command({ default_member_permissions: 32 }), /default_member_permissions/],
  ['an unknown context', command({ contexts: [3] }), /contexts/],
  ['a name twice', [...command({}), ...command({})], /DUPLICATE_NAME/],
];

test.each(commands)('a command with %s', async (_, body, expected) => {
  const put = () => rest.put(Routes.applicationCommands(discord.bot.id), { body });
  expect(await refusal(put)).toMatch(expected);
});

test('commands are kept, listed with and without localisations, changed and removed', async () => {
  const route = Routes.applicationCommands(discord.bot.id);
  const body = [{ name: 'ask', description: 'Ask', description_localizations: { fr: 'Demande' } }];
  const [first] = (await rest.put(route, { body })) as { id: string; version: string }[];
  const [second] = (await rest.put(route, { body })) as { id: string; version: string }[];
  expect(second).toEqual(first);
  const query = new URLSearchParams({ with_localizations: 'true' });
  expect(await rest.get(route, { query })).toMatchObject([{ description_localizations: { fr: 'Demande' } }]);
  expect(await rest.get(route)).not.toHaveProperty('[0].description_localizations');
  await rest.patch(Routes.applicationCommand(discord.bot.id, first?.id ?? ''), {
    body: { description: 'New' },
  });
  expect(discord.registeredCommands).toMatchObject([{ description: 'New' }]);
  await rest.delete(Routes.applicationCommand(discord.bot.id, first?.id ?? ''));
  expect(discord.registeredCommands).toEqual([]);
});

test('a route that Discord does not have', async () => {
  expect(await refusal(() => rest.get('/nowhere/at/all'))).toMatch(/: 0 404: Not Found/);
});

/** What the double noticed, after the request was refused. */
async function refusal(request: () => Promise<unknown>): Promise<string> {
  let status = 0;
  await request().catch((error: { status: number; rawError: unknown }) => {
    status = error.status;
    if (discord.violations.length === 0) discord.violations.push(JSON.stringify(error.rawError));
  });
  expect([400, 404]).toContain(status);
  return discord.expectViolation(/./).join('\n');
}
