import {
  type APIButtonComponent,
  type APISelectMenuComponent,
  type APITextDisplayComponent,
  ChannelType,
  ComponentType,
  MessageFlags,
  SelectMenuDefaultValueType,
} from 'discord.js';
import { LANGUAGES } from '../../app/messages/messages.ts';
import { ownName } from '../../app/messages/ownName.ts';
import type { Messages } from '../../app/messages/types.ts';
import type { Settings } from '../../app/settings.ts';
import { type KnownServer, serversOwn, settingsLines } from '../../app/settingsReport.ts';
import { SURENESSES } from '../../app/sureness.ts';
import { button, row } from './buttons.ts';
import type { Card } from './card.ts';
import { discordStyle } from './citations.ts';

/** What a server has chosen, each with what changes it. `notice` stands above. */
export function settingsPanel(m: Messages, settings: Settings, server: KnownServer, notice?: string): Card {
  const lines = settingsLines(m, settings, server);
  const components = [
    text(...(notice ? [notice] : []), discordStyle.strong(m.settings.heading), lines.publicIn),
    ...(settings.publicIn ? row([publicSelect(m, settings.publicIn, server)]) : []),
    text(lines.language),
    ...row([languageSelect(m, settings, server)]),
    text(lines.sureness),
    ...row([surenessSelect(m, settings)]),
    text(lines.helpers),
    ...row([roleSelect('helper-role', m.settings.chooseRole, settings.helperRole, server)]),
    ...row([oneChannel('helper-channel', m.settings.chooseHelperChannel, settings.helperChannel, server)]),
    ...(server.readsMessages ? [text(lines.unasked), ...row([unaskedSelect(m, settings, server)])] : []),
    text(lines.libraryChannel),
    ...row([oneChannel('library-channel', m.library.log.choose, settings.libraryChannel, server)]),
    text(lines.privately, lines.inThread, lines.keepsQuestions),
    ...row(buttons(m, settings)),
  ];
  return { flags: MessageFlags.IsComponentsV2, components: [{ type: ComponentType.Container, components }] };
}

const MOST_CHANNELS = 25;

function publicSelect(m: Messages, publicIn: readonly string[], server: KnownServer): APISelectMenuComponent {
  const types = [...WRITTEN_IN, ChannelType.GuildForum, ChannelType.GuildVoice, ChannelType.GuildCategory];
  const placeholder = m.settings.chooseChannels;
  return channelSelect('channels', { placeholder, types, most: MOST_CHANNELS, chosen: publicIn }, server);
}

function unaskedSelect(m: Messages, { unaskedIn }: Settings, server: KnownServer): APISelectMenuComponent {
  const types = [...WRITTEN_IN, ChannelType.GuildForum];
  const placeholder = m.settings.chooseUnasked;
  return channelSelect('unasked', { placeholder, types, most: MOST_CHANNELS, chosen: unaskedIn }, server);
}

function oneChannel(
  name: string,
  placeholder: string,
  channel: string | null,
  server: KnownServer,
): APISelectMenuComponent {
  const chosen = channel === null ? [] : [channel];
  return channelSelect(name, { placeholder, types: WRITTEN_IN, most: 1, chosen }, server);
}

const WRITTEN_IN = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

interface Channels {
  placeholder: string;
  types: readonly ChannelType[];
  most: number;
  chosen: readonly string[];
}

// Discord refuses a panel with a channel or role that is gone.
function channelSelect(
  name: string,
  { placeholder, types, most, chosen }: Channels,
  server: KnownServer,
): APISelectMenuComponent {
  return {
    type: ComponentType.ChannelSelect,
    custom_id: `settings:${name}`,
    placeholder,
    channel_types: [...types],
    min_values: 0,
    max_values: most,
    default_values: chosen
      .filter((id) => server.has(id))
      .map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  };
}

function roleSelect(
  name: string,
  placeholder: string,
  chosen: string | null,
  server: KnownServer,
): APISelectMenuComponent {
  const there = chosen !== null && server.has(chosen);
  return {
    type: ComponentType.RoleSelect,
    custom_id: `settings:${name}`,
    placeholder,
    min_values: 0,
    max_values: 1,
    default_values: there ? [{ id: chosen, type: SelectMenuDefaultValueType.Role }] : [],
  };
}

function languageSelect(m: Messages, { language }: Settings, server: KnownServer): APISelectMenuComponent {
  const own = { value: 'own', label: serversOwn(m, server.locale), default: language === null };
  const all = Object.keys(LANGUAGES).map((code) => {
    const names = new Set([m.languageName(code), ownName(code)]);
    return { value: code, label: [...names].join(' · '), default: language === code };
  });
  return select('language', m.settings.chooseLanguage, [own, ...all]);
}

function surenessSelect(m: Messages, { sureness }: Settings): APISelectMenuComponent {
  const all = SURENESSES.map((value) => {
    const { name: label, means: description } = m.settings.surenesses[value];
    return { value, label, description, default: sureness === value };
  });
  return select('sureness', m.settings.chooseSureness, all);
}

interface Choice {
  value: string;
  label: string;
  description?: string;
  default: boolean;
}

function select(name: string, placeholder: string, options: Choice[]): APISelectMenuComponent {
  return { type: ComponentType.StringSelect, custom_id: `settings:${name}`, placeholder, options };
}

// What a button does is in its id, not "the other way round": an old panel does what it says.
function buttons(
  m: Messages,
  { publicIn, privately, inThread, keepsQuestions }: Settings,
): APIButtonComponent[] {
  const b = m.settings.buttons;
  return [
    publicIn
      ? button('settings:everywhere:true', b.everywhere)
      : button('settings:everywhere:false', b.onlyInChosen),
    privately
      ? button('settings:privately:false', b.publicly)
      : button('settings:privately:true', b.privately),
    inThread ? button('settings:thread:false', b.inChannel) : button('settings:thread:true', b.inThread),
    keepsQuestions
      ? button('settings:questions:false', b.keepNoQuestions)
      : button('settings:questions:true', b.keepQuestions),
  ];
}

function text(...lines: string[]): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: lines.join('\n') };
}
