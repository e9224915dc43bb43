/**
 * Discord's numbers. Sources: https://discord.com/developers/docs/components/reference,
 * https://discord.com/developers/docs/interactions/application-commands and
 * https://discord.com/developers/docs/interactions/receiving-and-responding
 */

/** Characters in all text of one Components V2 message together. */
export const MESSAGE_TEXT = 4000;
/** Components in one message, nested ones counted. */
export const MESSAGE_COMPONENTS = 40;
/** Characters of a command's or an option's description, in each language. */
export const DESCRIPTION = 100;
/** Choices that an autocomplete may offer. */
export const CHOICES = 25;
/** Characters of a choice's name, and of its value. */
export const CHOICE_TEXT = 100;
/** Characters of the words on a button. */
export const BUTTON_LABEL = 80;
