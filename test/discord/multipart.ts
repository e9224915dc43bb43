import type { Attachment } from './types.ts';

export interface Payload {
  readonly json: Buffer | undefined;
  readonly files: Attachment[];
}

/** `multipart/form-data` as Discord takes it: `payload_json` and `files[n]`. */
export async function readMultipart(raw: Buffer, contentType: string, newId: () => string): Promise<Payload> {
  const form = await new Response(new Uint8Array(raw), {
    headers: { 'content-type': contentType },
  }).formData();
  const files: Attachment[] = [];
  let json: Buffer | undefined;
  for (const [name, value] of form) {
    if (name === 'payload_json') {
      json = typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
    } else if (typeof value !== 'string') {
      const data = Buffer.from(await value.arrayBuffer());
      files[Number(/^files\[(\d+)\]$/.exec(name)?.[1] ?? files.length)] = {
        id: newId(),
        filename: value.name,
        contentType: value.type || 'application/octet-stream',
        data,
      };
    }
  }
  return { json, files: files.filter(Boolean) };
}
