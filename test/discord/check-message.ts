import { MessageFlags } from 'discord.js';
import { checkCount, checkText, checkUrl } from './check.ts';
import { checkLegacyComponents, checkV2Components } from './check-components.ts';
import { FormErrors, refuse } from './errors.ts';
import { type Fields, fields, length, list, text } from './json.ts';
import { limits } from './limits.ts';

/** A message as it would stand once the body was applied. */
export interface Draft {
  readonly content: string;
  readonly embeds: unknown[];
  readonly components: unknown[];
  readonly files: readonly string[];
  readonly flags: number;
  /** What the body itself says; in an edit it may leave things as they are. */
  readonly body: Fields;
}

/** Throws the refusal that Discord would answer with. */
export function checkMessage(draft: Draft): void {
  const errors = new FormErrors();
  const v2 = (draft.flags & MessageFlags.IsComponentsV2) !== 0;
  checkText(errors, ['content'], draft.body.content, { max: Number.POSITIVE_INFINITY });
  checkText(errors, ['content'], draft.content, { max: limits.content });
  checkEmbeds(errors, draft.embeds);
  checkCount(errors, ['attachments'], draft.files, { max: limits.attachments });
  checkAllowedMentions(errors, draft.body.allowed_mentions);
  if (v2) {
    checkNoLegacyFields(errors, draft);
    checkV2Components(errors, draft.components, draft.files);
  } else {
    checkLegacyComponents(errors, draft.components);
  }
  errors.throwIfAny();
  if (isEmpty(draft)) throw refuse.emptyMessage();
}

function isEmpty(draft: Draft): boolean {
  const { content, embeds, components, files, body } = draft;
  const other = list(body.sticker_ids).length > 0 || Object.keys(fields(body.poll)).length > 0;
  return (
    content === '' && embeds.every(isEmptyEmbed) && components.length === 0 && files.length === 0 && !other
  );
}

function isEmptyEmbed(embed: unknown): boolean {
  const { title, description, fields: rows, image, thumbnail, footer, author } = fields(embed);
  return ![title, description, image, thumbnail, footer, author].some(Boolean) && list(rows).length === 0;
}

function checkNoLegacyFields(errors: FormErrors, draft: Draft): void {
  const message = 'The field cannot be used with the flag MessageFlags.IS_COMPONENTS_V2';
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  if (draft.content !== '') errors.add(['content'], code, message);
  if (draft.embeds.length > 0) errors.add(['embeds'], code, message);
  if (list(draft.body.sticker_ids).length > 0) errors.add(['sticker_ids'], code, message);
  if (Object.keys(fields(draft.body.poll)).length > 0) errors.add(['poll'], code, message);
}

function checkAllowedMentions(errors: FormErrors, allowedMentions: unknown): void {
  const allowed = fields(allowedMentions);
  const parse = list(allowed.parse);
  for (const kind of ['users', 'roles']) {
    checkCount(errors, ['allowed_mentions', kind], allowed[kind], { max: 100 });
    if (!parse.includes(kind) || list(allowed[kind]).length === 0) continue;
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    errors.add(['allowed_mentions', kind], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
  }
}

function checkEmbeds(errors: FormErrors, embeds: unknown[]): void {
  checkCount(errors, ['embeds'], embeds, { max: limits.embeds });
  const total = embeds.reduce<number>((sum, embed) => sum + embedLength(fields(embed)), 0);
  if (total > limits.embedTotal) {
    const message = `Embed size exceeds maximum size of ${limits.embedTotal}`;
    errors.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', message);
  }
  for (const [at, embed] of embeds.entries()) checkEmbed(errors, at, fields(embed));
}

function checkEmbed(errors: FormErrors, at: number, embed: Fields): void {
  const path = ['embeds', at];
  checkText(errors, [...path, 'title'], embed.title, { max: limits.embedTitle });
  checkText(errors, [...path, 'description'], embed.description, { max: limits.embedDescription });
  checkText(errors, [...path, 'footer', 'text'], fields(embed.footer).text, { max: limits.embedFooter });
  checkText(errors, [...path, 'author', 'name'], fields(embed.author).name, { max: limits.embedAuthor });
  checkUrl(errors, [...path, 'url'], embed.url, ['http', 'https']);
  checkUrl(errors, [...path, 'image', 'url'], fields(embed.image).url, ['http', 'https', 'attachment']);
  checkCount(errors, [...path, 'fields'], embed.fields, { max: limits.embedFields });
  for (const [row, field] of list(embed.fields).entries()) {
    const { name, value } = fields(field);
    const here = [...path, 'fields', row];
    checkText(errors, [...here, 'name'], name, { min: 1, max: limits.embedFieldName, required: true });
    checkText(errors, [...here, 'value'], value, { min: 1, max: limits.embedFieldValue, required: true });
  }
}

function embedLength(embed: Fields): number {
  const rows = list(embed.fields).flatMap((row) => [fields(row).name, fields(row).value]);
  const parts = [
    embed.title,
    embed.description,
    fields(embed.footer).text,
    fields(embed.author).name,
    ...rows,
  ];
  return parts.reduce<number>((sum, part) => sum + length(text(part)), 0);
}
