import { type BaseInteraction, InteractionContextType, type MessageComponentInteraction } from 'discord.js';
import { expect, test } from 'vitest';
import { articleId, type ServerScope } from '../../index/index.ts';
import type { AccessBook } from '../../src/app/access.ts';
import { DEFAULTS } from '../../src/app/settings.ts';
import { tellsMore } from '../../src/discord/reading.ts';
import { visibilityRules } from '../../src/discord/request.ts';
import type { Library } from '../../src/library/library.ts';

test('answers are private while nobody can tell who may read what', async () => {
  const interaction = {
    guildId: '1',
    authorizingIntegrationOwners: { 0: '1' },
    context: InteractionContextType.Guild,
    channel: null,
    member: { roles: [] },
  } as unknown as BaseInteraction;
  const settings = { of: async () => DEFAULTS, change: async () => null };
  const rules = (limits: [] | null) => {
    const access: AccessBook = { of: async () => limits, limit: async () => null };
    return visibilityRules(interaction, { settings, access });
  };
  expect((await rules([])).visibility('public')).toBe('public');
  expect((await rules(null)).visibility('public')).toBe('private');
});

test('what was quoted of a limited article is not shared after it was removed, and no index is split anew for that', async () => {
  const office = { path: '.uploads/1/office', roles: ['3'], channels: [] };
  const plan = { path: '.uploads/1/plan.md', roles: ['3'], channels: [] };
  const here = { path: '.uploads/1/here.md', roles: [], channels: ['7'] };
  const asked: (ServerScope | null | undefined)[] = [];
  const library = {
    contents: async (scope: ServerScope) => {
      asked.push(scope);
      return { articles: [] };
    },
  } as unknown as Library;
  const limits = [plan, office, here];
  const access: AccessBook = { of: async () => limits, limit: async () => limits };
  const tells = (part: object) => {
    const interaction = {
      guildId: '1',
      authorizingIntegrationOwners: { 0: '1' },
      channel: { id: '7' },
      member: { roles: ['3'] },
      message: { components: [{ toJSON: () => ({ type: 10, ...part }) }] },
    } as unknown as MessageComponentInteraction;
    return tellsMore(interaction, { library, access });
  };
  expect(await tells({ custom_id: `context:${articleId(plan.path)}:1.2` })).toBe(true);
  expect(await tells({ content: 'Quoted\n-# \u2068office/war.md\u2069, line 1 · English' })).toBe(true);
  expect(await tells({ content: 'Quoted\n-# ferry.md, line 1 · English' })).toBe(false);
  expect(await tells({ custom_id: `context:${articleId(here.path)}:1.2` })).toBe(false);
  const all = [here.path, office.path, plan.path];
  expect(asked[0]).toEqual({ server: '1', limited: all, allowed: all });
});
