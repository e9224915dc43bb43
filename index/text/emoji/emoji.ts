// What counts as an emoji, as parts of regular expressions with the flag `u`. A sequence (a woman and a rocket, joined) is its parts.

/** A sign that stands for something: two letters of a flag, or a pictograph; what looks like text elsewhere (©, ™, ↔) is none. */
export const EMOJI = '\\p{RI}{2}|(?=[\\u2600-\\u{10ffff}]|\\p{Emoji_Presentation})\\p{Extended_Pictographic}';

/** Tones of skin: what they change is how a sign looks. */
export const SKIN_TONES = '\\u{1f3fb}-\\u{1f3ff}';

/** Is a word, as `tokenizeWithEmoji` cuts it, an emoji? */
export function isEmoji(word: string): boolean {
  return word.length <= MAX_LENGTH && word.charCodeAt(0) >= FIRST && whole.test(word);
}

const whole = new RegExp(`^(?:${EMOJI})$`, 'u');

/** ⌚, the first of all. */
const FIRST = 0x231a;

/** UTF-16 units: those of a flag. */
const MAX_LENGTH = 4;

/** Does it say how something is said rather than what: a face, a hand, a heart? */
export function isGesture(sign: string): boolean {
  return GESTURE.test(sign);
}

const GESTURE =
  /[\u{1f600}-\u{1f64f}\u{1f90c}-\u{1f92f}\u{1f970}-\u{1f97a}\u{1fae0}-\u{1faf8}\u{1f440}-\u{1f450}\u{1f493}-\u{1f49f}\u2639\u263a\u270a-\u270d\u2764]/u;
