// Where a thread begins, in JavaScript and in a file of its own: Node 20 needs a loader to run TypeScript, which a thread does
// not inherit, and packages are looked for from here, whatever folder the bot was started in.

// Packages need no loader, and come sooner before it is there.
await Promise.all([
  import('@orama/orama'),
  import('@orama/orama/components'),
  import('any-ascii'),
  import('franc'),
  import('yaml'),
]);
const { register } = await import('tsx/esm/api');
register();
await import(process.argv[2]);
