import picocolors from 'picocolors';
import type { Finding } from '../app/finding.ts';
import type { ExitCode } from './cli.ts';
import type { Terminal } from './terminal.ts';
import { escapeControlChars } from './wrap.ts';

/**
 * Shows one finding after the other, each as soon as it is there, and what came of them all. Exit code 1 where something is to be
 * mended.
 */
export async function showFindings(
  findings: AsyncIterable<Finding>,
  { output, colors }: Pick<Terminal, 'output' | 'colors'>,
): Promise<ExitCode> {
  const paint = picocolors.createColors(colors);
  const marks = { good: paint.green('✓'), note: paint.yellow('!'), bad: paint.red('✗') };
  let bad = 0;
  for await (const { about, state, found, todo } of findings) {
    if (state === 'bad') bad++;
    output.write(`${marks[state]} ${paint.bold(about)}: ${escapeControlChars(found)}\n`);
    if (todo) output.write(`  → ${todo}\n`);
  }
  output.write(
    `\n${bad === 0 ? 'Nothing to mend.' : bad === 1 ? 'One thing to mend.' : `${bad} things to mend.`}\n`,
  );
  return bad === 0 ? 0 : 1;
}
