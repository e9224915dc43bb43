import { type BaseInteraction, InteractionContextType } from 'discord.js';
import { expect, test } from 'vitest';
import type { AccessBook } from '../../src/app/access.ts';
import { DEFAULTS } from '../../src/app/settings.ts';
import { visibilityRules } from '../../src/discord/request.ts';

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
