import { existsSync, readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { type Fields, fields, list, text } from './json.ts';

interface Description {
  readonly paths: Record<string, Fields>;
  readonly components: Fields;
}

const file = new URL('../../../shared/discord/openapi.json', import.meta.url);
let description: Description | undefined;
let ajv: Ajv2020 | undefined;
let looked = false;
const compiled = new Map<string, ValidateFunction | undefined>();

/** Bodies wait until somebody looks: compiling takes half a second, and the bot has only three to acknowledge. */
export class Comparison {
  #waiting: { method: string; path: string; body: unknown }[] = [];
  readonly #violate: (what: string) => void;

  constructor(violate: (what: string) => void) {
    this.#violate = violate;
  }

  add(method: string, path: string, body: unknown): void {
    if (body !== undefined) this.#waiting.push({ method, path, body });
    if (this.#waiting.length >= 1000) this.look();
  }

  look(): void {
    for (const { method, path, body } of this.#waiting.splice(0)) {
      const problem = problemWith(method, path, body);
      if (problem) this.#violate(`${method} ${path} does not fit Discord's own description: ${problem}`);
    }
  }
}

/** What Discord's own OpenAPI description says against a body; undefined when nothing, or without the file. */
function problemWith(method: string, path: string, body: unknown): string | undefined {
  if (!looked) load();
  if (!description) return undefined;
  const template = templateOf(path, method.toLowerCase());
  if (template === undefined) return undefined;
  const key = `${method} ${template}`;
  if (!compiled.has(key)) compiled.set(key, compile(schemaOf(template, method.toLowerCase())));
  const validate = compiled.get(key);
  if (!validate || validate(body)) return undefined;
  return validate.errors?.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`).join('; ');
}

function load(): void {
  looked = true;
  if (!existsSync(file)) {
    console.info(
      'No ../shared/discord/openapi.json: bodies are not compared with Discord’s own description.',
    );
    return;
  }
  description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  ajv = new Ajv2020({ strict: false, allErrors: true, logger: false });
  ajvFormats.default(ajv);
  for (const format of ['snowflake', 'nonce', 'int32', 'int64']) ajv.addFormat(format, true);
  ajv.addSchema({ $id: 'discord', components: readable(description.components) });
}

function compile(schema: unknown): ValidateFunction | undefined {
  return schema === undefined ? undefined : ajv?.compile(fields(readable(absolute(schema))));
}

/** The template that fits with the fewest parameters. */
function templateOf(path: string, method: string): string | undefined {
  const parts = path.split('/');
  const fitting = Object.keys(description?.paths ?? {}).filter((template) => {
    const wanted = template.split('/');
    const fits = wanted.every((want, at) => want.startsWith('{') || want === parts[at]);
    return fits && wanted.length === parts.length && method in fields(description?.paths[template]);
  });
  return fitting.sort((a, b) => a.split('{').length - b.split('{').length)[0];
}

function schemaOf(template: string, method: string): unknown {
  const operation = fields(fields(description?.paths[template])[method]);
  const content = fields(fields(operation.requestBody).content);
  return fields(content['application/json']).schema;
}

function absolute(schema: unknown): unknown {
  return mapDeep(schema, (key, value) => (key === '$ref' ? text(value).replace('#', 'discord#') : value));
}

/**
 * The description with two changes: permissions are strings, as the API takes them; and a union whose branches differ
 * in `type` is decided by `type`, so that the errors are those of the branch that was meant.
 */
function readable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(readable);
  if (typeof schema !== 'object' || schema === null) return schema;
  const mapped = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => {
      if (key === 'default_member_permissions') return [key, { type: ['string', 'null'], pattern: '^\\d+$' }];
      return [key, readable(value)];
    }),
  );
  const union = list(mapped.oneOf ?? mapped.anyOf);
  const branches = union.map((branch) => ({ branch, types: typesOf(branch) }));
  if (branches.length < 2 || branches.some(({ types }) => types.length === 0)) return mapped;
  const { oneOf, anyOf, ...rest } = mapped;
  return {
    ...rest,
    type: 'object',
    required: ['type'],
    properties: { type: { enum: branches.flatMap(({ types }) => types) } },
    allOf: branches.map(({ branch, types }) => ({
      if: { properties: { type: { enum: types } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: branch,
    })),
  };
}

function typesOf(branch: unknown): unknown[] {
  const name = /\/schemas\/(.+)$/.exec(text(fields(branch).$ref))?.[1];
  const schema = name ? fields(fields(description?.components.schemas)[name]) : fields(branch);
  const type = fields(fields(schema.properties).type);
  return list(schema.required).includes('type') ? list(type.enum) : [];
}

function mapDeep(value: unknown, change: (key: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => mapDeep(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapDeep(change(key, inner), change)]),
  );
}
