import { Author, Commit } from './history/model';

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function signature(role: string, { name, email }: Author, at: Date): string {
  return `${role} ${name} <${email}> ${Math.floor(
    at.getTime() / 1_000,
  )} +0000\n`;
}

function fileChange([path, text]: [string, string | undefined]): string {
  return text === undefined
    ? `D ${path}\n`
    : `M 100644 inline ${path}\n${data(text)}`;
}

/**
 * Commits as `git fast-import` reads them: hundreds in a moment, where `git commit` would take minutes. On
 * top of what `main` is already where there is something.
 *
 * @internal
 */
export function fastImportStream(commits: Commit[], onTop = false): string {
  return commits
    .map(({ author, at, message, files, tag }, index) =>
      [
        'commit refs/heads/main\n',
        `mark :${index + 1}\n`,
        signature('author', author, at),
        signature('committer', author, at),
        data(`${message}\n`),
        index === 0 && onTop ? 'from refs/heads/main^0\n' : '',
        ...Object.entries(files).map(fileChange),
        '\n',
        tag === undefined
          ? ''
          : `tag ${tag.name}\nfrom :${index + 1}\n${signature(
              'tagger',
              author,
              at,
            )}${data(`${tag.message}\n`)}`,
      ].join(''),
    )
    .concat('done\n')
    .join('');
}
