import { openCommon } from '../../index/index.ts';

/** How many files of a folder would be read as common articles, and how many would not. Rejects with the system's error where it cannot be listed. */
export async function findFiles(seedsDir: string): Promise<{ files: number; problems: number }> {
  const { files, problems } = await openCommon({ seedsDir }).list(new AbortController().signal);
  return { files: files.length, problems: problems.length };
}
