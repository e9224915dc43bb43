// Where the process that reads files begins: Node 20 needs a loader to run TypeScript.
const { register } = await import('tsx/esm/api');
register();
await import('./reader.ts');
