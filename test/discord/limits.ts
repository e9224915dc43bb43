import { Locale } from 'discord.js';

/** Discord's numbers, lengths in code points. https://discord.com/developers/docs */
export const limits = {
  content: 2000,
  embeds: 10,
  embedTitle: 256,
  embedDescription: 4096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1024,
  embedFooter: 2048,
  embedAuthor: 256,
  /** Over all embeds of a message. */
  embedTotal: 6000,
  attachments: 10,
  attachmentBytes: 10 * 1024 * 1024,
  rows: 5,
  buttonsInRow: 5,
  customId: 100,
  buttonLabel: 80,
  url: 512,
  selectOptions: 25,
  selectText: 100,
  selectPlaceholder: 150,
  /** Components V2: nested ones count. */
  components: 40,
  componentText: 4000,
  sectionTexts: 3,
  galleryItems: 10,
  mediaDescription: 1024,
  modalTitle: 45,
  modalComponents: 5,
  inputLabel: 45,
  inputDescription: 100,
  inputPlaceholder: 100,
  inputValue: 4000,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Names, descriptions and values of a command, its options and choices. */
  commandTotal: 8000,
  slashCommands: 100,
  menuCommands: 15,
  interactionTokenMs: 15 * 60_000,
  /** Of a bot that is only in the user's account, not in the server. */
  userAppFollowUps: 5,
} as const;

export const locales: readonly string[] = Object.values(Locale);

/** Of slash commands and options; letters that have a lower case must be in it. */
export const commandNamePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
